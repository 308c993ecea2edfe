from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.workbench import Manuscript
from tui.workbench.asked import Asked
from tui.workbench.desk import NOTHING_BACK, NOTHING_OPEN, Desk
from tui.workbench.notices import Notice
from tui.workbench.road import Road


@pytest.fixture
def manuscript(tmp_path: Path) -> Manuscript:
    return Manuscript(tmp_path)


def desk_at(asked: Asked) -> Desk:
    desk = Desk(asked)
    desk.turn_to(asked.edition)
    return desk


def stands(desk: Desk) -> str:
    assert desk.session is not None
    return desk.session.scene


def state(desk: Desk, name: str) -> int | bool:
    assert desk.session is not None
    return desk.session.state[name]


def text(notice: Notice | None) -> str:
    assert notice is not None
    return notice.text


def test_it_begins_where_it_was_asked_to(manuscript: Manuscript) -> None:
    assert stands(desk_at(manuscript.asked())) == "kitchen"
    desk = desk_at(manuscript.asked("doorstep", knows=True))
    assert (stands(desk), state(desk, "knows")) == ("doorstep", True)
    assert state(desk_at(manuscript.asked(trust=3)), "trust") == 3


def test_where_it_cannot_begin_as_asked_it_says_so_and_begins_at_the_start(manuscript: Manuscript) -> None:
    asked = manuscript.asked("attic")
    desk = Desk(asked)
    notice = desk.turn_to(asked.edition)
    assert stands(desk) == "kitchen"
    assert text(notice).startswith("It could not begin where you asked: there is no scene `attic`")


def test_what_is_done_can_be_taken_back_step_by_step(manuscript: Manuscript) -> None:
    desk = desk_at(manuscript.asked())
    assert desk.choose("post") is None
    assert desk.choose("doorstep") is None
    assert stands(desk) == "doorstep"
    assert desk.take_back() is None
    assert desk.session is not None
    assert desk.session.pending is not None
    desk.choose("quiet")
    assert stands(desk) == "quiet"
    desk.take_back()
    desk.take_back()
    assert (stands(desk), desk.session.steps) == ("kitchen", 0)
    assert desk.take_back() is NOTHING_BACK


def test_what_is_shut_cannot_be_taken(manuscript: Manuscript) -> None:
    desk = desk_at(manuscript.asked())
    assert "`knock` is not on offer" in text(desk.choose("knock"))
    assert stands(desk) == "kitchen"


def test_states_set_by_hand_open_what_was_shut_and_are_taken_back_like_any_step(manuscript: Manuscript) -> None:
    desk = desk_at(manuscript.asked())
    assert desk.change({"nerve": 3, "trust": 50}) is None
    assert desk.choose("knock") is None
    assert stands(desk) == "doorstep"
    desk.take_back()
    desk.take_back()
    assert state(desk, "nerve") == 0
    assert "goes from 0 to 5, so it cannot be 9" in text(desk.change({"nerve": 9}))
    assert (state(desk, "nerve"), desk.walk is not None and desk.walk.road) == (0, Road())


def test_lots_fall_anew_each_time(manuscript: Manuscript) -> None:
    desk = desk_at(manuscript.asked())
    found = set()
    for _ in range(40):
        desk.by_lot()
        found.add(desk.walk.road.steps[-1] if desk.walk else None)
        desk.take_back()
    assert len(found) == 3
    ended = desk_at(manuscript.asked("quiet"))
    assert ended.by_lot() is NOTHING_OPEN


def test_starting_again_goes_back_to_the_opening(manuscript: Manuscript) -> None:
    desk = desk_at(manuscript.asked("answer", trust=3))
    desk.choose("later")
    desk.start_again()
    assert (stands(desk), state(desk, "trust")) == ("answer", 3)


def test_a_jump_takes_the_states_along(manuscript: Manuscript) -> None:
    desk = desk_at(manuscript.asked())
    desk.choose("ring")
    desk.jump("doorstep")
    assert (stands(desk), state(desk, "knows"), state(desk, "nerve")) == ("doorstep", True, 1)
    assert "no scene `attic`" in text(desk.jump("attic"))
    assert stands(desk) == "doorstep"


def test_another_version_plays_on_from_the_same_place_and_says_how(manuscript: Manuscript) -> None:
    desk = desk_at(manuscript.asked())
    desk.choose("write")
    manuscript.save(("The phone lies", "Your phone lies"))
    assert text(desk.turn_to(manuscript.edition())) == "Read anew. You are where you were, by the same road."
    assert desk.session is not None
    assert desk.session.text[0].text == "Your phone lies next to the key."


def test_a_version_that_cannot_be_played_leaves_the_one_before_playing(manuscript: Manuscript) -> None:
    desk = desk_at(manuscript.asked())
    desk.choose("write")
    good = desk.edition
    manuscript.save(("to: answer", "to: anser"))
    notice = desk.turn_to(manuscript.edition())
    assert notice == Notice(
        "A fault keeps the file from being played. What plays here is the version before.", trouble=True
    )
    assert (stands(desk), desk.edition) == ("answer", good)
    assert desk.choose("later") is None
    assert stands(desk) == "quiet"


def test_a_road_that_was_gone_for_a_while_is_there_again(manuscript: Manuscript) -> None:
    desk = desk_at(manuscript.asked())
    desk.choose("ring")
    desk.choose("write")
    road = desk.walk and desk.walk.road
    manuscript.save(("      write:", "      text-them:"))
    assert "The road here is gone" in text(desk.turn_to(manuscript.edition()))
    manuscript.save(("      text-them:", "      write:"))
    assert text(desk.turn_to(manuscript.edition())) == "Read anew. You are where you were, by the same road."
    assert desk.walk is not None
    assert desk.walk.road == road


def test_a_step_in_the_meantime_makes_the_new_place_the_one_to_keep(manuscript: Manuscript) -> None:
    desk = desk_at(manuscript.asked())
    desk.choose("write")
    manuscript.save(("      write:", "      text-them:"))
    desk.turn_to(manuscript.edition())
    desk.choose("later")
    manuscript.save(("      text-them:", "      write:"))
    desk.turn_to(manuscript.edition())
    assert (stands(desk), desk.session is not None and desk.session.steps) == ("quiet", 1)


def test_a_file_that_is_faulty_from_the_start_plays_once_it_is_mended_where_it_was_asked_to(
    manuscript: Manuscript,
) -> None:
    manuscript.save(("to: answer", "to: anser"))
    desk = Desk(manuscript.asked("doorstep", knows=True))
    notice = desk.turn_to(manuscript.edition())
    assert text(notice) == "A fault keeps the file from being played. There is nothing to play yet."
    assert [desk.choose("write"), desk.take_back(), desk.start_again(), desk.jump("quiet")][0] is None
    assert desk.session is None
    manuscript.save(("to: anser", "to: answer"))
    assert desk.turn_to(manuscript.edition()) is None
    assert (stands(desk), state(desk, "knows")) == ("doorstep", True)


def test_a_story_that_cannot_start_says_why_and_the_one_before_plays_on(manuscript: Manuscript) -> None:
    desk = desk_at(manuscript.asked())
    manuscript.save(("title: The kitchen", "at: day 1 10:00"))
    notice = desk.turn_to(manuscript.edition())
    assert text(notice).startswith("The story cannot begin: `kitchen` takes place earlier than it is by then")
    assert stands(desk) == "kitchen"
    assert desk.session is not None
    assert desk.session.title == "The kitchen"


def test_a_road_that_breaks_off_says_so_and_stays(manuscript: Manuscript) -> None:
    manuscript.save(("title: The answer", "at: day 1 10:00"))
    desk = desk_at(manuscript.asked())
    assert text(desk.choose("write")).startswith("The story cannot go on from there: `answer` takes place earlier")
    assert stands(desk) == "kitchen"


def test_the_line_on_show_is_that_of_the_scene_or_of_an_option_of_it(manuscript: Manuscript) -> None:
    desk = desk_at(manuscript.asked())
    edition = manuscript.edition()
    lines = edition.document.lines
    assert lines[desk.line_on_show(edition) - 1] == "  kitchen:"
    assert lines[desk.line_on_show(edition, "ring") - 1] == "      ring:"
    assert lines[desk.line_on_show(edition, "no-such-option") - 1] == "  kitchen:"


def test_where_nothing_plays_yet_the_line_on_show_is_that_of_the_first_error(manuscript: Manuscript) -> None:
    manuscript.save(("to: answer", "to: anser"))
    edition = manuscript.edition()
    desk = Desk(manuscript.asked())
    desk.turn_to(edition)
    assert "anser" in edition.document.lines[desk.line_on_show(edition) - 1]
