from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.goldens import assert_looks
from tests.support.playing import press
from tests.support.stage import SIZES, on_stage, settled
from tui.shelf.request import Request


@pytest.mark.parametrize("size", SIZES[:3])
async def test_a_play_looks_as_it_is_meant_to(home: Path, size: tuple[int, int]) -> None:
    async with on_stage(home, Request(story="dishwasher-treaty", seed=7), size, pace="at once") as pilot:
        await settled(pilot)
        await press(pilot, "4", "1")
        assert_looks(pilot.app, f"play-{size[0]}x{size[1]}")
