from __future__ import annotations

import random
from pathlib import Path

import pytest

from sim.play.store import read_trace
from tests.support.playing import play_screen, reading, told
from tests.support.stage import on_stage, settled
from tui.shelf.request import Request


@pytest.mark.parametrize(("story", "seed"), [("dishwasher-treaty", 1), ("the-long-quiet", 2)])
async def test_a_shipped_story_is_played_to_an_ending(home: Path, story: str, seed: int) -> None:
    hand = random.Random(seed)
    async with on_stage(home, Request(story=story, seed=seed), pace="at once") as pilot:
        await settled(pilot)
        for _ in range(200):
            view = reading(pilot).view
            if view.closed:
                break
            await pilot.press(str(hand.randint(1, len(view.offered))))
            await pilot.pause()
        (ending,) = told(pilot, "ending")
        assert ending.startswith("The end. ")
        seat = play_screen(pilot).seat
        assert seat.keeper.path is not None
        trace = read_trace(seat.keeper.path).trace
        assert trace is not None
        assert [step.option for step in trace.road()[1:]] == [decision.taken for decision in seat.session.road]
