from __future__ import annotations

from pathlib import Path

from sim.classroom.events import Begun, Decided, Ended, Event
from sim.classroom.founding import Founding
from sim.classroom.journal import found
from sim.story.library import Folders
from tests.support.rooms import founding, story_of
from tui.hosting.unfinished import unfinished
from tui.shelf.rooms import rooms_folder

STORY = "dishwasher-treaty"
WHEN = "2026-11-02T09:00:00Z"


def keep(home: Path, *events: Event, story: str = STORY, lesson: str = "") -> Path:
    """A room's journal with these events."""
    its: Founding = founding(story_of(story).scenario, lesson=lesson)
    journal = found(rooms_folder(home), its)
    if events:
        journal.append(events, WHEN)
    journal.close()
    return journal.path


def looked_for(home: Path, story: str = STORY, lesson: str | None = None) -> tuple[Path, str] | None:
    return unfinished(story, lesson, Folders(home), home)


def test_a_lesson_that_was_not_ended_is_found_again_and_told(home: Path) -> None:
    path = keep(home, Begun(), Decided("read-treaty", "override"))
    assert looked_for(home) == (
        path,
        "A lesson on this story, begun on 2026-11-02 and 1 decision far, was not ended.",
    )


def test_a_lesson_that_was_ended_or_never_begun_is_not(home: Path) -> None:
    assert looked_for(home) is None
    keep(home)
    keep(home, Begun(), Ended())
    assert looked_for(home) is None


def test_nor_is_one_of_another_story_or_of_another_excerpt(home: Path) -> None:
    keep(home, Begun(), story="a-clear-no")
    keep(home, Begun(), lesson="Some excerpt")
    assert looked_for(home) is None
    assert looked_for(home, lesson="Some excerpt") is not None
    assert looked_for(home, "no-such-story") is None


def test_one_that_is_open_elsewhere_is_left_alone(home: Path) -> None:
    journal = found(rooms_folder(home), founding(story_of().scenario))
    journal.append([Begun()], WHEN)
    assert looked_for(home) is None
    journal.close()
    assert looked_for(home) is not None


def test_a_file_that_is_no_room_is_passed_over(home: Path) -> None:
    path = keep(home, Begun())
    (rooms_folder(home) / "other.jsonl").write_text("nothing\n")
    found_ = looked_for(home)
    assert found_ is not None
    assert found_[0] == path
