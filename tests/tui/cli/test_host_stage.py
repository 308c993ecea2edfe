"""`heartwork host` with a stage: what is asked and told before the app opens, and what is opened then."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from sim.classroom.events import Begun, Decided
from sim.classroom.journal import read_journal, rooms
from sim.classroom.rules import apply
from tests.support.command import call
from tui.cli import terminal
from tui.hosting import staging
from tui.hosting.opening import OpenRoom
from tui.hosting.serving import Serving
from tui.shelf.rooms import rooms_folder

STORY = "dishwasher-treaty"


class Led(NamedTuple):
    """What the stage was opened with."""

    room: OpenRoom
    serving: Serving | None
    wipe: bool


@pytest.fixture
def led(monkeypatch: pytest.MonkeyPatch) -> list[Led]:
    """A terminal that can show the app, and an app that is left as soon as it is opened."""
    opened: list[Led] = []

    def lead(room: OpenRoom, serving: Serving | None, wipe: bool) -> int:
        room.keeper.journal.close()
        opened.append(Led(room, serving, wipe))
        return 0

    monkeypatch.setattr(terminal, "obstacle", lambda: "")
    monkeypatch.setattr(staging, "lead", lead)
    return opened


def leave_unfinished(led: list[Led]) -> Path:
    """A lesson that was left in the middle; its journal."""
    assert call("host", STORY).exit_code == 0
    path = led.pop().room.keeper.journal.path
    with path.open("ab") as file:
        file.write(b'{"n": 1, "at": "2026-11-02T09:00:00Z", "event": "begun"}\n')
    return path


def test_without_a_terminal_for_it_the_stage_does_not_open_and_no_room_is_left(home: Path) -> None:
    result = call("host", STORY)
    assert result.exit_code == 2
    assert "the stage needs a terminal that can show the app" in result.stderr
    assert "--headless" in result.stderr
    assert rooms(rooms_folder(home)) == []


def test_the_stage_opens_with_a_server_and_without_a_network_with_none(led: list[Led]) -> None:
    assert call("host", STORY, "--wipe").exit_code == 0
    assert call("host", STORY, "--no-network").exit_code == 0
    assert led[0].serving is not None
    assert led[0].wipe
    assert led[1].serving is None
    assert not led[1].wipe


@pytest.mark.parametrize("answer", ["\n", "y\n"])
def test_a_lesson_that_was_not_ended_is_asked_about_and_goes_on(led: list[Led], answer: str) -> None:
    path = leave_unfinished(led)
    result = call("host", STORY, answers=answer)
    assert "0 decisions far, was not ended." in result.stderr
    assert led[0].room.keeper.journal.path == path
    assert led[0].room.keeper.room.phase == "scene"


def test_or_a_new_one_begins_and_that_one_stays(led: list[Led]) -> None:
    path = leave_unfinished(led)
    assert call("host", STORY, answers="n\n").exit_code == 0
    assert led[0].room.keeper.journal.path != path
    assert led[0].room.keeper.room.phase == "lobby"
    assert read_journal(path).events == (Begun(),)


def test_whoever_names_a_room_or_has_no_stage_is_not_asked(led: list[Led]) -> None:
    path = leave_unfinished(led)
    result = call("host", "--resume", path.stem)
    assert "was not ended" not in result.stderr
    room = led[0].room.keeper.room
    apply(room, Decided(room.session.options[0].id, "override"))
    assert room.ballots
