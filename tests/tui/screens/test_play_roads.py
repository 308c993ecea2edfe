from __future__ import annotations

from pathlib import Path

from tests.support.playing import offered, play_screen, playing, press, reading, said, steps_on_disk, told
from tests.support.stage import on_stage, screen_text, settled
from tui import messages
from tui.screens.play import PlayScreen
from tui.screens.roads import RoadsScreen
from tui.shelf.kept import read_play

STORY = """\
format: 1
title: Ways
cast:
  player: {name: Sam, pronouns: they}
  ex: {name: Noor, pronouns: she}
scenes:
  a: {title: First, text: Here., choices: {left: {text: Left., to: b}, right: {text: Right., to: b}}}
  b: {title: Second, text: There., choices: {up: {text: Up., to: end}, down: {text: Down., to: end}}}
  end: {title: End, text: Done., ending: at-peace}
"""


async def test_taking_back_keeps_both_lines_in_the_trace(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, STORY) as pilot:
        await press(pilot, "1", "u")
        assert told(pilot, "choice") == []
        assert offered(pilot) == ["Left.", "Right."]
        assert [row.known for row in reading(pilot).view.offered] == [True, False]
        await press(pilot, "2")
        assert told(pilot, "choice") == ["Right."]
        assert [(step.n, step.parent, step.option) for step in steps_on_disk(pilot)] == [
            (0, None, None),
            (1, 0, "left"),
            (2, 0, "right"),
        ]


async def test_there_may_be_nothing_to_take_back(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, STORY) as pilot:
        await press(pilot, "u", "r")
        assert "nothing to take back" in said(pilot)
        assert "no decision to go back to" in said(pilot)


async def test_any_earlier_decision_can_be_gone_back_to(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, STORY) as pilot:
        await press(pilot, "1", "2", "r")
        assert isinstance(pilot.app.screen, RoadsScreen)
        assert "▸ Left." in screen_text(pilot.app)
        await press(pilot, "up", "enter")
        assert offered(pilot) == ["Left.", "Right."]
        await press(pilot, "2")
        assert [step.parent for step in steps_on_disk(pilot)] == [None, 0, 1, 0]


async def test_one_can_stay_where_one_is(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, STORY) as pilot:
        await press(pilot, "1", "r", "escape")
        assert told(pilot, "choice") == ["Left."]


async def test_another_line_can_be_gone_over_to_and_goes_on_from_its_end(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, STORY) as pilot:
        await press(pilot, "1", "u", "2", "r")
        assert "also tried: Left." in screen_text(pilot.app)
        await press(pilot, "down", "enter")
        assert told(pilot, "choice") == ["Left."]
        await press(pilot, "1")
        assert [(step.n, step.parent, step.option) for step in steps_on_disk(pilot)][-1] == (3, 1, "up")


async def test_at_the_end_the_rows_lead_out_of_the_story(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, STORY) as pilot:
        await press(pilot, "1", "1")
        assert told(pilot, "ending") == ["The end. At peace."]
        assert [row.id for row in reading(pilot).view.offered] == ["look_back", "roads", "library"]
        await press(pilot, "2")
        assert isinstance(pilot.app.screen, RoadsScreen)
        await press(pilot, "escape", "3")
        assert len(pilot.app.screen_stack) == 1


async def test_a_play_that_goes_on_stands_where_it_stood(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, STORY) as pilot:
        await press(pilot, "1", "escape")
    path = next((home / "plays").glob("*.jsonl"))
    async with on_stage(home) as pilot:
        pilot.app.post_message(messages.Resume(read_play(path)))
        await settled(pilot)
        assert told(pilot, "choice") == ["Left."]
        assert told(pilot, "narration") == ["Here.", "There."]
        assert offered(pilot) == ["Up.", "Down."]


async def test_a_play_can_be_gone_on_with_from_before_a_decision(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, STORY) as pilot:
        await press(pilot, "1", "1", "escape")
    path = next((home / "plays").glob("*.jsonl"))
    async with on_stage(home) as pilot:
        pilot.app.post_message(messages.Resume(read_play(path), 2))
        await settled(pilot)
        assert told(pilot, "choice") == ["Left."]
        assert offered(pilot) == ["Up.", "Down."]


async def test_a_play_that_is_still_open_is_turned_back_and_not_opened_twice(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, STORY) as pilot:
        await press(pilot, "1", "1", "d")
        screen = play_screen(pilot)
        pilot.app.post_message(messages.Resume(screen.seat.kept, 1))
        await settled(pilot)
        assert pilot.app.screen is screen
        assert sum(isinstance(each, PlayScreen) for each in pilot.app.screen_stack) == 1
        assert offered(pilot) == ["Left.", "Right."]
        await press(pilot, "2")
        assert "not being kept" not in said(pilot)
        assert steps_on_disk(pilot)[-1].option == "right"


async def test_a_story_that_cannot_go_on_is_told_and_another_road_can_be_taken(home: Path, tmp_path: Path) -> None:
    story = STORY.replace("up: {text: Up., to: end}", "up: {text: Up., after: 1 day, to: past}")
    story += '  past: {text: Past., at: "day 0 12:00", ending: at-peace}\n'
    async with playing(home, tmp_path, story) as pilot:
        await press(pilot, "1", "1")
        (text,) = told(pilot, "halt")
        assert "not yours" in text
        assert offered(pilot) == ["Up.", "Down."]
        await press(pilot, "2")
        assert told(pilot, "ending") == ["The end. At peace."]
        assert told(pilot, "halt") == []


async def test_a_scene_that_is_not_written_yet_is_told(home: Path, tmp_path: Path) -> None:
    story = STORY.replace("end: {title: End, text: Done., ending: at-peace}", "end: {title: End, todo: true}")
    async with playing(home, tmp_path, story) as pilot:
        await press(pilot, "1", "1")
        assert "not written any further" in told(pilot, "halt")[0]
        assert [row.id for row in reading(pilot).view.offered] == ["look_back", "roads", "library"]


async def test_a_play_that_goes_on_opens_where_it_stands(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, LONG_WAY, size=(60, 18)) as pilot:
        await press(pilot, "1", "1", "1", "1")
        path = play_screen(pilot).seat.kept.path
        await press(pilot, "escape")
    async with on_stage(home, size=(60, 18)) as pilot:
        pilot.app.post_message(messages.Resume(read_play(path)))
        await settled(pilot)
        assert told(pilot, "choice") == ["Stay."] * 4
        shown = screen_text(pilot.app)
        assert "▸ Stay." in shown
        assert "Content" not in shown
        assert "▾" not in shown


async def test_what_lies_beside_the_story_knows_where_the_play_stands_after_taking_back(
    home: Path, tmp_path: Path
) -> None:
    async with playing(home, tmp_path, LONG_WAY) as pilot:
        await press(pilot, "1", "1", "1", "u", "u")
        kept = play_screen(pilot).seat.kept
        assert len(kept.trace.steps) == 4
        assert [step.n for step in kept.trace.road()] == [0, 1]


async def test_the_same_thing_is_said_once(home: Path, tmp_path: Path) -> None:
    async with playing(home, tmp_path, LONG_WAY) as pilot:
        await press(pilot, "u", "u", "u")
        assert said(pilot).count("nothing to take back") == 1


LONG_WAY = """\
format: 1
title: Long way
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
      stay: {text: Stay., then: You stay.}
      go: {text: Go., to: b}
  b: {text: Four., ending: at-peace}
"""
