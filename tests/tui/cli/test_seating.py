"""The seat that is taken on the command line, and the app that opens at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command import call, write_story
from tests.support.stage import on_stage, settled
from tui.cli.seating import seat_for
from tui.screens.play import PlayScreen
from tui.shelf.request import Request
from tui.shelf.settings import change


@pytest.fixture
def home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HEARTWORK_HOME", str(home))
    return home


async def test_the_app_opens_at_a_seat_with_the_coach_where_one_was_asked_for(home: Path, tmp_path: Path) -> None:
    seat = seat_for(Request(story=write_story(tmp_path), coach=True))
    async with on_stage(home, seat) as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, PlayScreen)
        assert pilot.app.screen.seat is seat
        await pilot.press("c")
        await settled(pilot)
        assert "The coach is out of the room." in [note.message for note in pilot.app._notifications]


def test_the_lead_is_who_the_settings_say_unless_the_command_line_says_otherwise(home: Path, tmp_path: Path) -> None:
    change(home, name="Robin")
    story = write_story(tmp_path)
    assert seat_for(Request(story=story)).play.header.cast["player"].name == "Robin"
    assert seat_for(Request(story=story, names=("player=Kim",))).play.header.cast["player"].name == "Kim"


def test_a_resumed_seat_stands_where_the_play_was_left_and_keeps_it_in_the_same_file(
    home: Path, tmp_path: Path
) -> None:
    story = write_story(tmp_path)
    call("play", story, "--plain", answers="look\n")
    (kept,) = (home / "plays").glob("*.jsonl")
    seat = seat_for(Request(story=story, resume="last", guidance="five-articles"))
    assert [option.id for option in seat.session.options] == ["keep", "send"]
    assert seat.keeper.path == kept
    assert seat.pack == "five-articles"
    seat.leave()


def test_what_changed_since_is_told_by_the_app(home: Path, tmp_path: Path) -> None:
    story = write_story(tmp_path)
    call("play", story, "--plain", answers="look\n")
    Path(story).write_text(Path(story).read_text().replace("The key lies", "A key lies"))
    seat = seat_for(Request(story=story, resume="last"))
    assert seat.notices[0] == "The story was edited since."
    seat.leave()
