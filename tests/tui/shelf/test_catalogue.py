from __future__ import annotations

import os
from pathlib import Path

import pytest

from sim.story.library import SHIPPED, Folders
from tests.support.command import STORY
from tests.support.shelved import keep, shelve
from tui.shelf.catalogue import Catalogue, Entry


def _entries(home: Path) -> dict[str, Entry]:
    return {entry.card.id: entry for entry in _catalogue(home).entries()}


def _catalogue(home: Path) -> Catalogue:
    """A shelf with nothing on it but the person's own stories."""
    bare = home / "bare"
    bare.mkdir(parents=True, exist_ok=True)
    for part in ("guidance", "vocabulary"):
        if not (bare / part).exists():
            (bare / part).symlink_to(SHIPPED / part)
    return Catalogue(Folders(home, bare), home / "plays")


def test_a_story_tells_of_itself_with_its_peoples_names_put_in(home: Path) -> None:
    shelve(home)
    card = _entries(home)["key"].card
    assert (card.title, card.minutes, card.people) == ("The Spare Key of Noor", 3, ("Sam", "Noor"))
    assert (card.yours, card.errors) == (True, ())
    assert dict(card.endings) == {"door-open": 1, "at-peace": 1, "apart-in-pain": 1}


def test_what_ships_is_nobodys_own() -> None:
    entry = next(Catalogue(Folders(Path("nowhere")), Path("nowhere")).entries())
    assert not entry.card.yours


def test_a_story_with_faults_is_listed_with_them_and_what_could_be_read(home: Path) -> None:
    shelve(home, text=STORY.replace("to: answer}", "to: nowhere}", 1))
    shelve(home, "nonsense", "[")
    entries = _entries(home)
    assert entries["key"].card.title == "The Spare Key of Noor"
    assert [fault.code for fault in entries["key"].card.errors] == ["HW301"]
    assert entries["nonsense"].card.title == "nonsense"
    assert all(entry.card.story is None and entry.card.errors for entry in entries.values())


def test_endings_are_counted_over_every_road_of_every_play(home: Path) -> None:
    shelve(home)
    keep(home, "keep", "ring", "<", "stop", started="2026-01-01T00:00:00Z")
    keep(home, "send", ">lost", started="2026-01-02T00:00:00Z")
    progress = _entries(home)["key"].progress
    assert progress.found == {"door-open": 1, "at-peace": 1, "apart-in-pain": 1}
    assert progress.seen == {"hall", "answer", "talk", "quiet", "lost"}
    assert progress.plays == 2


def test_the_newest_play_that_can_go_on_is_offered_and_the_newest_of_all_is_the_last(home: Path) -> None:
    shelve(home)
    keep(home, "look", started="2026-01-01T00:00:00Z")
    waiting = keep(home, "keep", started="2026-01-02T00:00:00Z")
    over = keep(home, "keep", "stop", started="2026-01-03T00:00:00Z")
    _in_order(waiting, over)
    progress = _entries(home)["key"].progress
    assert progress.unfinished is not None
    assert progress.unfinished.path == waiting
    assert progress.last is not None
    assert progress.last.path == over


def test_a_play_that_went_on_in_another_file_is_not_offered_again(home: Path) -> None:
    shelve(home)
    old = keep(home, "keep", started="2026-01-01T00:00:00Z")
    keep(home, "keep", "stop", started="2026-01-02T00:00:00Z", continues=str(old.absolute()))
    assert _entries(home)["key"].progress.unfinished is None


def test_looking_at_a_story_without_a_decision_is_no_play(home: Path) -> None:
    shelve(home)
    keep(home)
    assert _entries(home)["key"].progress.plays == 0


@pytest.mark.parametrize("named", ["..", "\\u0000", "x" * 5000, "other", "/", "[/b]"])
def test_a_play_of_a_story_that_is_not_here_is_passed_over(named: str, home: Path) -> None:
    shelve(home)
    path = keep(home, "keep")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"story": "key"', f'"story": "{named}"', 1), encoding="utf-8")
    assert text != path.read_text(encoding="utf-8")
    assert _entries(home)["key"].progress.plays == 0


def test_a_play_that_names_its_story_by_path_is_one_of_that_story(home: Path) -> None:
    story = shelve(home)
    path = keep(home, "keep")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"path": ""', f'"path": "{story}"', 1), encoding="utf-8")
    assert _entries(home)["key"].progress.plays == 1


def test_a_story_is_read_again_only_where_its_file_has_changed(home: Path) -> None:
    shelve(home)
    catalogue = _catalogue(home)
    first, again = (next(catalogue.entries()).card for _ in range(2))
    assert again is first
    shelve(home, text=STORY.replace("The Spare Key", "Another Key Altogether"))
    assert next(catalogue.entries()).card.title == "Another Key Altogether of Noor"


def test_a_play_since_is_seen_the_next_time(home: Path) -> None:
    shelve(home)
    catalogue = _catalogue(home)
    assert next(catalogue.entries()).progress.plays == 0
    keep(home, "keep")
    assert next(catalogue.entries()).progress.plays == 1


def test_articles_are_told_by_how_much_of_them_is_put_to_the_test(home: Path) -> None:
    shelve(home)
    reaches = _entries(home)["key"].reaches
    assert [source.short for source, _ in reaches] == [
        "For Good",
        "Take You Back",
        "Contact Me",
        "After No Contact",
        "Three Steps",
    ]
    assert all(0 <= reach.tested <= reach.rules for _, reach in reaches)


def test_a_story_whose_guidance_is_not_there_tests_no_article(home: Path) -> None:
    shelve(home, text=STORY.replace("minutes: 3", "minutes: 3\nguidance: nobodys"))
    assert _entries(home)["key"].reaches == ()


def _in_order(*paths: Path) -> None:
    """As if they had been written one after the other."""
    for second, path in enumerate(paths, start=2_000_000_000):
        os.utime(path, (second, second))
