from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.support.playing import offered, play_screen, playing, press, reading, said, told
from tests.support.stage import SIZES, screen_text, settled
from tui.widgets.choices import Choices
from tui.widgets.transcript import Transcript

LONG = """\
format: 1
title: Long
cast:
  player: {name: Sam, pronouns: they}
  ex: {name: Noor, pronouns: she}
scenes:
  a:
    text: |
      One.

      Two.

      Three.
    choices:
      go: {text: Go., to: b}
      stay: {text: Stay., then: You stay.}
  b:
    text: |
      Four.

      Five.
    ending: at-peace
"""


async def test_text_waits_for_its_reader_and_options_for_the_text(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, LONG, pace="beat by beat") as pilot:
        assert told(pilot, "narration") == ["One."]
        await press(pilot, "1")
        assert told(pilot, "choice") == []
        assert "Go." not in screen_text(pilot.app)
        await press(pilot, "space")
        assert told(pilot, "narration") == ["One.", "Two."]
        await press(pilot, "enter")
        assert told(pilot, "narration") == ["One.", "Two.", "Three."]
        assert offered(pilot) == ["Go.", "Stay."]
        assert "1  Go." in screen_text(pilot.app)


async def test_all_that_is_left_can_be_told_by_one_key(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, LONG, pace="beat by beat") as pilot:
        await press(pilot, "a")
        assert told(pilot, "narration") == ["One.", "Two.", "Three."]


async def test_at_once_tells_everything(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, LONG) as pilot:
        assert told(pilot, "narration") == ["One.", "Two.", "Three."]
        await press(pilot, "1")
        assert told(pilot, "narration")[-2:] == ["Four.", "Five."]


async def test_what_was_chosen_stays_in_the_transcript(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, LONG) as pilot:
        await press(pilot, "2")
        assert told(pilot, "choice") == ["Stay."]
        assert "▸ Stay." in screen_text(pilot.app)


async def test_arrows_and_enter_choose_and_enter_alone_does_not(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, LONG) as pilot:
        await press(pilot, "enter", "enter", "enter")
        assert told(pilot, "choice") == []
        await press(pilot, "down")
        assert "▸ 1  Go." in screen_text(pilot.app)
        await press(pilot, "down", "enter")
        assert told(pilot, "choice") == ["Stay."]


async def test_the_mouse_chooses_and_reads_on(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, LONG, pace="beat by beat") as pilot:
        await pilot.click("#more")
        await settled(pilot)
        await pilot.click("#more")
        await settled(pilot)
        assert reading(pilot).is_told
        await pilot.click(Choices, offset=(6, 1))
        await settled(pilot)
        assert told(pilot, "choice") == ["Stay."]


async def test_a_double_click_chooses_once(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, LONG) as pilot:
        await pilot.click(Choices, offset=(6, 1), times=2)
        await settled(pilot)
        assert told(pilot, "choice") == ["Stay."]


async def test_text_that_was_read_in_an_earlier_play_can_be_skipped(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, LONG) as pilot:
        await press(pilot, "2", "escape")
    async with playing(home, tmp_path, LONG, pace="beat by beat") as pilot:
        assert told(pilot, "narration") == ["One."]
        await press(pilot, "s")
        assert reading(pilot).is_told
        assert [row.known for row in reading(pilot).view.offered] == [False, True]
        assert "· taken before" in screen_text(pilot.app)
        await press(pilot, "1", "s")
        assert told(pilot, "narration")[-1] == "Five."


async def test_a_setting_skips_what_was_read_by_itself(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, LONG, pace="beat by beat", skip_read=True) as pilot:
        await press(pilot, "space", "space", "2")
        assert told(pilot, "narration")[-1] == "You stay."
        await press(pilot, "u", "2")
        assert reading(pilot).is_told


async def test_scrolling_back_leaves_the_options_in_reach(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, LONG, size=(60, 18)) as pilot:
        await press(pilot, "2", "2", "2", "2", "2", "2", "2")
        transcript = play_screen(pilot).query_one(Transcript)
        end = transcript.scroll_offset.y
        await press(pilot, "pageup")
        assert transcript.scroll_offset.y < end
        assert "1  Go." in screen_text(pilot.app)
        await press(pilot, "1")
        assert told(pilot, "choice")[-1] == "Go."


async def test_a_text_longer_than_the_page_is_shown_from_its_beginning_and_paged(home: Path, tmp_path: Path) -> None:
    pages = "\n\n".join(f"      Paragraph {number}." for number in range(30))
    story = LONG.replace("      Four.\n\n      Five.", pages)
    async with playing(home, tmp_path, story) as pilot:
        await press(pilot, "1")
        assert "Paragraph 0." in screen_text(pilot.app)
        assert "Paragraph 29." not in screen_text(pilot.app)
        assert "▾ more below" in screen_text(pilot.app)
        await press(pilot, *["space"] * 8)
        assert "Paragraph 29." in screen_text(pilot.app)
        assert "▾" not in screen_text(pilot.app)
        await press(pilot, "pageup")
        assert "▾ more below" in screen_text(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_text_options_and_ribbon_are_there_at_every_size(
    home: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with playing(home, tmp_path, size=size) as pilot:
        await press(pilot, "3")
        shown = screen_text(pilot.app)
        assert "The Spare Key of No" in shown
        assert "Day 1 · evening" in shown
        assert "▸ Look at it." in shown
        assert "It is a key." in shown
        assert "  2  Send it back." in shown
        assert max(len(line) for line in shown.split("\n")) <= size[0]


async def test_meters_move_when_all_is_told_and_say_why(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, size=(120, 40), pace="beat by beat") as pilot:
        assert "─ 40" in screen_text(pilot.app)
        await press(pilot, "a", "1")
        assert "▼10" not in screen_text(pilot.app)
        await press(pilot, "a")
        shown = screen_text(pilot.app)
        assert "30 ▼10" in shown
        assert "after: Keep it." in shown
        assert "secret" not in shown


async def test_on_a_narrow_screen_meters_appear_when_they_moved(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, size=(60, 18)) as pilot:
        assert "Noor's trust" not in screen_text(pilot.app)
        await press(pilot, "1")
        assert "30 ▼10" in screen_text(pilot.app)


async def test_the_reading_column_is_as_wide_as_the_settings_say(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, LONG.replace("One.", "word " * 60), size=(200, 60), width=50) as pilot:
        rows = [line.strip() for line in screen_text(pilot.app).split("\n") if "word word" in line]
        longest = max(len(row.split("│")[0].strip()) for row in rows)
        assert 40 < longest <= 50


async def test_leaving_says_that_the_play_is_kept_and_lets_go_of_its_file(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, LONG) as pilot:
        seat = play_screen(pilot).seat
        await press(pilot, "2", "escape")
        assert "kept" in said(pilot)
        assert seat.keeper._file is not None
        assert seat.keeper._file._file is None


async def test_keys_typed_ahead_choose_nothing_that_was_not_on_the_screen(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, LONG) as pilot:
        for _ in range(5):
            typed(pilot, "2")
        await settled(pilot)
        assert told(pilot, "choice") == ["Stay."]


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_reading_keys_typed_ahead_pass_over_no_page_and_never_choose(
    key: str, home: Path, tmp_path: Path
) -> None:
    async with playing(home, tmp_path, LONG, pace="beat by beat") as pilot:
        for _ in range(5):
            typed(pilot, key)
        await settled(pilot)
        assert told(pilot, "narration") == ["One.", "Two."]
        await press(pilot, *[key] * 9)
        assert told(pilot, "choice") == []
        assert not reading(pilot).view.closed


def typed(pilot: Pilot[None], key: str) -> None:
    """A key that arrives before the app has dealt with the one before."""
    assert pilot.app._driver is not None
    pilot.app._driver.process_message(events.Key(key, " " if key == "space" else key if len(key) == 1 else None))
