"""What people wrote shows as it is on every screen: nothing is swallowed, nothing acts, nothing is too wide."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, TextArea

from sim.play.notes import Notes, notes_path
from sim.play.trace import PERSON
from tests.support.playing import press
from tests.support.shelved import keep
from tests.support.stage import on_stage, text_of
from tests.support.strange import FILE, LONG, NAME, OBEYED, WORDS, said, shelve_strange
from tui import messages
from tui.screens.fault import FaultScreen
from tui.shelf.kept import read_play
from tui.shelf.request import Request

SIZES = ((60, 18), (120, 240))  # the second has room for everything, so that everything can be looked for
BLANKS = dict.fromkeys(map(ord, " \n\u202e│┃┊▌▎▍▐█▁▔▄▀╭╮╰╯─━┌┐└┘●▸▊▕▂▅▇▆▃“”"))


def sound(pilot: Pilot[None]) -> str:
    """What the widgets show, without blanks and frames. No row is wider than the screen, and no text does anything."""
    app = pilot.app
    assert app.is_running
    for row in app.screen._compositor.render_strips():
        assert sum(cell_len(segment.text) for segment in row) <= app.size.width
        for segment in row:
            assert segment.style is None or "quit" not in str(segment.style.meta.get("@click"))
            assert not {"\x1b", "\x07", "\u202e"} & set(segment.text)
    widgets = (widget for widget in app.screen.walk_children(Widget) if widget.is_on_screen)
    return " ".join([text_of(widget) for widget in widgets]).translate(BLANKS)


def own(field: str) -> str:
    """What a player wrote, which stands in its field for further writing as it was written, marks and all."""
    return said(field).replace("\u202e", "")


async def shows(pilot: Pilot[None], *fields: str, keys: str = "") -> None:
    """After these keys the screen is sound, and where there is room the fields stand on it with every piece."""
    await press(pilot, *keys.split())
    shown = sound(pilot)
    if pilot.app.size.height == SIZES[-1][1]:
        for field in fields:
            assert said(field).translate(BLANKS) in shown, f"{field} after {keys}"


@pytest.fixture(autouse=True)
def _shelved(home: Path) -> None:
    shelve_strange(home)


@pytest.mark.parametrize("size", SIZES)
async def test_the_library(home: Path, size: tuple[int, int]) -> None:
    async with on_stage(home, size=size) as pilot:
        await shows(pilot, "titled", "summed", "warned", "aimed", keys="slash t i t l e d enter")
        await shows(pilot, "one", "two", keys="escape f")
        await shows(pilot, keys="escape m")
        await shows(pilot, keys="escape ctrl+p P l a y")
        await pilot.app.workers.wait_for_complete()
        await shows(pilot, "titled")


@pytest.mark.parametrize("size", SIZES)
async def test_the_play(home: Path, size: tuple[int, int]) -> None:
    request = Request(story=FILE, seed=1, coach=True, names=(f"player={NAME}",))
    async with on_stage(home, request, size, pace="at once") as pilot:
        await shows(pilot, "titled", "warned", "told", "speech", "message", "answer", "call", "thought")
        await shows(pilot, "go", "then", "one", "two", "leave", keys="1")
        await press(pilot, "n")
        pilot.app.screen.query_one(TextArea).text = own("mine")
        await shows(pilot, "go")
        await shows(pilot, "mine", keys="escape")
        await shows(pilot, "go", keys="r")
        await shows(pilot, "titled", "summed", "card", keys="escape w")
        await shows(pilot, "last", keys="escape m")
        await shows(pilot, "luck", keys="escape u 2")
        await shows(pilot, "go", "luck", keys="r")


@pytest.mark.parametrize("size", SIZES)
async def test_looking_back(home: Path, size: tuple[int, int]) -> None:
    path = keep(home, "go", "no", story=FILE, roles={"player": PERSON})
    notes = Notes(notes_path(path))
    notes.about_step(1, own("mine"))
    notes.about_question(said("asked"), own("wrote"))
    async with on_stage(home, size=size) as pilot:
        pilot.app.post_message(messages.LookBack(read_play(path)))
        await shows(pilot, "hall", "go", "leave", "last", "goal", "wish", "hidden")
        await shows(pilot, "one", "stance", "reach", keys="2 enter")
        await shows(pilot, "hall", "go", "mine", "luck", "one", "two", "dispute", "note", "no", keys="3 enter")
        await shows(pilot, "hall", "go", "no", "last", keys="4")
        await shows(pilot, "asked", keys="5")
        await press(pilot, "e")
        pilot.app.screen.query_one(Input).value = "/nowhere/[b]x[/b]"
        await shows(pilot, keys="tab enter")
        pilot.app.screen.query_one(Input).value = str(home / f"{FILE}{OBEYED}.html")
        await shows(pilot, keys="tab enter")
        assert "Thedebriefisin" in sound(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_history_and_two_plays_side_by_side(home: Path, size: tuple[int, int]) -> None:
    one = keep(home, "go", "no", story=FILE, roles={"player": PERSON})
    other = keep(home, "luck", ">answer", "yes", story=FILE, roles={"player": PERSON})
    async with on_stage(home, size=size) as pilot:
        await shows(pilot, keys="h")
        await shows(pilot, "titled", keys="x")
        await press(pilot, "escape")
        pilot.app.post_message(messages.Compare(read_play(one), read_play(other)))
        await shows(pilot, "last", "leave", "hall", "go", "luck")


@pytest.mark.parametrize("size", SIZES)
async def test_faults_and_what_is_said_beside_the_screen(home: Path, size: tuple[int, int]) -> None:
    text = f"{WORDS} {OBEYED} {LONG}"
    async with on_stage(home, size=size) as pilot:
        pilot.app.tell(text)  # type: ignore[attr-defined]
        await press(pilot)
        sound(pilot)
        await pilot.app.push_screen(FaultScreen(text, f"{text}\n{text}"))
        await press(pilot)
        assert WORDS.translate(BLANKS) in sound(pilot)
