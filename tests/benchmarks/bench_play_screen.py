"""How soon the play screen answers a key where the transcript is long."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from tests.support.command import write_story
from tests.support.playing import reading
from tests.support.stage import on_stage, screen_text, settled
from tui.shelf.request import Request

pytestmark = pytest.mark.bench
BEATS = 300
PRESSES = 20
STORY = """\
format: 1
title: The hall
cast:
  player: {name: Sam, pronouns: they}
  ex: {name: Noor, pronouns: she}
state:
  trust: {start: 40, label: <ex>'s trust, of: ex}
scenes:
  hall:
    text: The hall.
    choices:
      look:
        text: Look round once more, though there is nothing to see that was not there before.
        effects: {trust: +1}
        then:
          - text: |
              The flat hums. Two mugs on the rack, one of them hers, and the kettle that nobody has descaled since the
              summer. It is not late. It only feels *late*, and there is a train at ten past.
          - {ex: I left the key under the mat. Are you there or are you only reading this?, as: message}
          - {player: ok. thank you, as: message}
      go: {text: Go., to: end}
  end: {text: Out., ending: at-peace}
"""


async def test_a_key_to_its_repaint_at_a_long_transcript(home: Path, tmp_path: Path) -> None:
    request = Request(story=write_story(tmp_path, STORY), taken=",".join(["look"] * (BEATS // 3)), seed=1)
    for size in ((80, 24), (200, 60)):
        async with on_stage(home, request, size, pace="at once") as pilot:
            await settled(pilot)
            beats = sum(entry.is_beat for entry in reading(pilot).entries)
            chosen = await _median(pilot, ["1"] * PRESSES)
            moved = await _median(pilot, ["down", "up"] * (PRESSES // 2))
            print(
                f"\n{size[0]}x{size[1]}, from {beats} beats on: a choice is repainted after {chosen}, "
                f"an arrow after {moved}; the bar is 100 ms"
            )


async def _median(pilot: Pilot[None], keys: Sequence[str]) -> str:
    """How long the keys took to their repaint, by the clock and by the processor, which others do not slow down."""
    took = [await _repainted(pilot, key) for key in keys]
    clock, processor = (statistics.median(each) * 1e3 for each in zip(*took, strict=True))
    return f"{clock:.0f} ms ({processor:.0f} ms of the processor)"


async def _repainted(pilot: Pilot[None], key: str) -> tuple[float, float]:
    """Seconds from a key to the paint that shows what it did: the first after which the screen reads as it stays."""
    painted: list[tuple[float, float, str]] = []
    display, looking = pilot.app._display, [0.0, 0.0]

    def noted(screen: Screen[object], renderable: object) -> None:
        display(screen, renderable)  # type: ignore[arg-type] # whatever Textual passes
        now = time.perf_counter(), time.process_time()
        painted.append((now[0] - looking[0], now[1] - looking[1], screen_text(pilot.app)))
        looking[0] += time.perf_counter() - now[0]
        looking[1] += time.process_time() - now[1]

    pilot.app._display = noted  # type: ignore[method-assign] # to see when it paints
    began = time.perf_counter(), time.process_time()
    await pilot.press(key)
    await settled(pilot)
    pilot.app._display = display  # type: ignore[method-assign]
    clock, processor, _ = next(each for each in painted if each[2] == painted[-1][2])
    return clock - began[0], processor - began[1]
