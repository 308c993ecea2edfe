"""Every key of the registry does what it says, pressed on the screen of its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from textual.actions import parse
from textual.message import Message
from textual.pilot import Pilot

from sim.story.library import Folders
from tests.support.playing import play_screen, press
from tests.support.projected import hosted
from tests.support.rooms import room
from tests.support.shelved import keep, shelve
from tests.support.stage import on_stage, settled
from tui import messages
from tui.commands import EVERYWHERE, PAGES, Command
from tui.screens.projector import ProjectorScreen
from tui.shelf.kept import read_play
from tui.shelf.request import Request
from tui.widgets.story_map import StoryMap
from tui.workbench.asked import Asked
from tui.workbench.edition import read_edition

AT_THE_TABLE = ("seats", "passing", "table")  # in this order, an enter apart
Heard = list[tuple[str, tuple[object, ...]]]
# The keys of a list of options belong to the list while it has the focus; what they do is proved by their effect below.
IN_THE_LIST = ("enter", *map(str, range(1, 10)))
NINE = """\
format: 1
title: Nine doors
cast: {player: {name: Sam, pronouns: they}, ex: {name: Noor, pronouns: she}}
scenes:
  hall:
    text: Nine doors.
    choices:
""" + "".join(f"      door-{number}: {{text: Door {number}., to: hall}}\n" for number in range(1, 10))
NINE += "      out: {text: Out., to: end}\n  end: {text: Out., ending: at-peace}\n"


async def open_page(pilot: Pilot[None], home: Path, page: str) -> None:
    """The screen of a page, in a state in which all of its commands are offered."""
    whole, other, begun = (
        read_play(keep(home, *taken)) for taken in (("keep", "stop"), ("look", "keep", "ring"), ("look",))
    )
    table = Request(story="key", seed=1, seats=2, seat_roles=("1=player", "2=ex"))
    asked: dict[str, Message] = {
        **dict.fromkeys(AT_THE_TABLE, messages.Gather(table)),
        "play": messages.Play(Request(story="key", seed=1)),
        "debrief": messages.LookBack(whole),
        "map": messages.ShowMap("key", begun),
        "history": messages.ShowHistory(None),
        "compare": messages.Compare(whole, other),
        "preview": messages.Preview(Asked(read_edition(home / "scenarios" / "key.yaml", Folders(home)))),
    }
    if page in asked:
        pilot.app.post_message(asked[page])
    elif page == "projector":
        await pilot.app.push_screen(ProjectorScreen(hosted(home, room())))
    elif page != "library":
        await pilot.press({"settings": "f3", "help": "f1", "support": "f2"}[page])
    await settled(pilot)
    await settled(pilot)
    for _ in range(AT_THE_TABLE.index(page) if page in AT_THE_TABLE else 0):
        await press(pilot, "enter")
    assert getattr(pilot.app.screen, "PAGE", "") == page
    if page == "preview":
        pilot.app.screen.set_focus(None)  # its lists have keys of their own while they have the focus, as in a play


def listen(heard: Heard, target: object, commands: Iterable[Command], monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the actions of a screen, a widget or the app do no more than say that they were called."""

    def note(name: str) -> Callable[..., None]:
        return lambda *parameters: heard.append((name, parameters))

    for command in commands:
        name = f"action_{parse(command.action)[1]}"
        if hasattr(target, name):
            monkeypatch.setattr(target, name, note(command.action.partition("(")[0]))


async def unheard(
    pilot: Pilot[None], page: str, monkeypatch: pytest.MonkeyPatch, without: Iterable[str] = ()
) -> list[str]:
    """The keys of the page in sight, and of those that hold everywhere, that do not reach their action."""
    here, heard, lost = PAGES[page].commands, Heard(), []
    listen(heard, pilot.app.screen, here, monkeypatch)
    for drawn in pilot.app.screen.query(StoryMap):  # it has its keys itself, since the debrief shows one too
        listen(heard, drawn, here, monkeypatch)
    listen(heard, pilot.app, EVERYWHERE, monkeypatch)
    for command in (*here, *EVERYWHERE):
        for key in command.keys.split(","):
            if key in without:
                continue
            heard.clear()
            await pilot.press(key)
            if heard != [parse(command.action.replace("{key}", key))[1:]]:
                lost.append(f"{key} ({command.action}): {heard}")
    return lost


@pytest.mark.parametrize("page", list(PAGES))
async def test_every_key_reaches_its_action(home: Path, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shelve(home)
    async with on_stage(home) as pilot:
        await open_page(pilot, home, page)
        assert await unheard(pilot, page, monkeypatch) == []
        if isinstance(pilot.app.screen, ProjectorScreen):
            pilot.app.screen.keeper.journal.close()


async def test_while_options_are_on_offer_every_key_but_theirs_does(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelve(home)
    async with on_stage(home, pace="at once") as pilot:
        await open_page(pilot, home, "play")
        assert await unheard(pilot, "play", monkeypatch, without=IN_THE_LIST) == []


async def test_every_number_and_enter_take_their_option(home: Path) -> None:
    shelve(home, text=NINE)
    async with on_stage(home, Request(story="key", seed=1), pace="at once") as pilot:
        await settled(pilot)
        for key in (*IN_THE_LIST[1:], "down,down,enter"):
            await press(pilot, *key.split(","))
        taken = [step.option for step in play_screen(pilot).seat.play.trace.road()[1:]]
        assert taken == [*(f"door-{number}" for number in range(1, 10)), "door-2"]
