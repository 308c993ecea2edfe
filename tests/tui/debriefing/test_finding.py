from __future__ import annotations

from pathlib import Path

import pytest

from sim.play.notes import Notes, notes_path
from tests.support.shelf import Shelf
from tui.debriefing.finding import found, found_or_by_its_own
from tui.debriefing.writing import write_out
from tui.shelf.folders import library
from tui.shelf.kept import Kept, read_play
from tui.shelf.stories import Faulty


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


@pytest.mark.parametrize("shape", ["text", "markdown", "html"])
def test_the_players_own_words_go_along_in_every_format_that_people_read(shelf: Shelf, shape: str) -> None:
    path = shelf.keep("call,hear")
    notes = Notes(notes_path(path))
    notes.about_step(1, "I could not wait.\n\nNot then.")
    notes.about_question("What did Noor hear?", "More than I said.")
    text = write_out(found(read_play(path), library()), shape)
    for words in ("I could not wait.", "Not then.", "More than I said."):
        assert words in text


def test_a_note_stays_with_its_decision_when_the_road_has_another_branch(shelf: Shelf) -> None:
    path = shelf.keep("call,space,again")
    lines = path.read_text().splitlines()
    other = lines[-1].replace('"n": 3', '"n": 4').replace('"again"', '"leave"', 1).replace('"hurt"', '"end"')
    path.write_text("\n".join([*lines, other, ""]))
    notes = Notes(notes_path(path))
    notes.about_step(3, "on the road that was left")
    notes.about_step(4, "on this one")
    assert found(read_play(path), library()).written.remarks == {3: "on this one"}


def test_a_play_that_is_not_on_disk_has_notes_that_live_as_long_as_it_is_looked_at(shelf: Shelf) -> None:
    kept = read_play(shelf.keep("wait"))
    play = found(Kept(shelf.folder, kept.trace, ()), library())
    play.notes.about_step(1, "said")
    assert play.written.remarks == {1: "said"}
    assert not notes_path(shelf.folder).exists()


def test_the_pack_of_the_settings_judges_where_it_can(shelf: Shelf) -> None:
    play = found_or_by_its_own(read_play(shelf.keep("wait")), library(), "five-articles")
    assert "for-good" in play.pack.sources
    assert play.notices == ()


def test_where_it_cannot_the_plays_own_does_and_that_is_said(shelf: Shelf) -> None:
    play = found_or_by_its_own(read_play(shelf.keep("wait")), library(), "nobodys-articles")
    assert "bold-move" in play.pack.sources
    assert "nobodys-articles" in play.notices[-1]


def test_a_story_that_is_gone_is_told_whatever_the_settings_say(shelf: Shelf) -> None:
    kept = read_play(shelf.keep("wait"))
    shelf.story.unlink()
    with pytest.raises(Faulty):
        found_or_by_its_own(kept, library(), "five-articles")
