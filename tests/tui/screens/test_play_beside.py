from __future__ import annotations

from pathlib import Path

import pytest

from sim.play.notes import Notes, notes_path
from tests.support.playing import play_screen, playing, press, said, told
from tests.support.shelf import PACK
from tests.support.stage import screen_text
from tui.commands import PAGES
from tui.screens.card import CardScreen
from tui.screens.debrief import DebriefScreen
from tui.screens.map import MapScreen
from tui.screens.note import NoteScreen
from tui.screens.play import PlayScreen


def notes_on_disk(path: Path | None) -> dict[int, str]:
    assert path is not None
    return dict(Notes(notes_path(path)).by_step)


async def test_a_note_stands_under_its_decision_and_is_kept_beside_the_play(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path) as pilot:
        await press(pilot, "3", "n")
        assert isinstance(pilot.app.screen, NoteScreen)
        await press(pilot, "w", "h", "y", "left_square_bracket", "escape")
        assert told(pilot, "note") == ["why["]
        assert "note: why[" in screen_text(pilot.app)
        assert notes_on_disk(play_screen(pilot).seat.keeper.path) == {1: "why["}
        await press(pilot, "n", *["backspace"] * 4, "ctrl+s")
        assert told(pilot, "note") == []


async def test_a_note_belongs_to_a_decision(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path) as pilot:
        await press(pilot, "n")
        assert "there is none yet" in said(pilot)


async def test_a_note_that_cannot_be_written_stays_and_that_is_said(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with playing(home, tmp_path) as pilot:
        await press(pilot, "3")
        path = play_screen(pilot).seat.keeper.path
        assert path is not None
        notes_path(path).mkdir()
        await press(pilot, "n", "x", "escape")
        assert told(pilot, "note") == ["x"]
        assert "could not be written" in said(pilot)


async def test_without_the_coach_nothing_is_said_of_right_or_wrong(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, size=(120, 60)) as pilot:
        await press(pilot, "1")
        shown = screen_text(pilot.app)
        assert told(pilot, "coach") == []
        assert not any(word in shown for word in ("With you", "Against", "paragraph", "follow", "broke"))


async def test_the_coach_comes_and_goes(home: Path, tmp_path: Path) -> None:
    pack = tmp_path / "voices.yaml"
    pack.write_text(PACK)
    async with playing(home, tmp_path, guidance=str(pack)) as pilot:
        await press(pilot, "1", "c")
        remarks = told(pilot, "coach")
        assert remarks[0] == "With you: Be slow. Against you: Be bold."
        assert "You did: Wait. (Be slow, paragraphs 3, 4)" in remarks
        await press(pilot, "c")
        assert told(pilot, "coach") == []


async def test_the_coach_can_be_there_from_the_start(home: Path, tmp_path: Path) -> None:
    pack = tmp_path / "voices.yaml"
    pack.write_text(PACK)
    async with playing(home, tmp_path, guidance=str(pack), coach=True) as pilot:
        await press(pilot, "1")
        assert told(pilot, "coach")[0].startswith("With you: Be slow.")


async def test_a_coach_whose_guidance_cannot_be_read_is_told_and_the_play_goes_on(home: Path, tmp_path: Path) -> None:
    pack = tmp_path / "voices.yaml"
    pack.write_text(PACK)
    async with playing(home, tmp_path, guidance=str(pack)) as pilot:
        pack.write_text("[b]no pack")
        await press(pilot, "c", "1")
        assert "cannot come" in said(pilot)
        assert told(pilot, "choice") == ["Keep it."]
        assert told(pilot, "coach") == []


async def test_the_card_is_the_first_thing_and_can_be_read_again(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, role="ex", size=(80, 40)) as pilot:
        assert told(pilot)[:4] == [
            "The Spare Key of Noor",
            "A key, and who keeps it.",
            "Content notes: a key is mentioned. You may stop at any time.",
            "You play Noor. The story is told to Sam: “you” is Sam, but for what Noor alone can see.",
        ]
        assert told(pilot, "card") == ["You want the key back."]
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, CardScreen)
        assert "You want the key back." in screen_text(pilot.app)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PlayScreen)


async def test_map_and_debrief_are_one_key_away(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path) as pilot:
        opened = []
        await press(pilot, "3")
        for key in ("m", "d"):
            await press(pilot, key)
            opened.append(type(pilot.app.screen))
            await press(pilot, "escape")
        assert opened == [MapScreen, DebriefScreen]
        assert isinstance(pilot.app.screen, PlayScreen)


def test_every_command_of_the_page_is_an_action_of_the_screen() -> None:
    assert [
        each for each in PAGES["play"].commands if not callable(getattr(PlayScreen, f"action_{each.action}", None))
    ] == []


async def test_every_key_of_the_page_does_something_without_harm(home: Path, tmp_path: Path) -> None:
    keys = [key for command in PAGES["play"].commands for key in command.keys.split(",") if command.action != "back"]
    async with playing(home, tmp_path, pace="beat by beat") as pilot:
        await press(pilot, "a", "3", "a")
        for key in keys:
            await pilot.press(key)
            while not isinstance(pilot.app.screen, PlayScreen):
                await press(pilot, "escape")
