"""Simulating: the plays of a plan, counted share by share."""

from __future__ import annotations

from collections.abc import Callable

from sim.guidance.model import Pack
from sim.story.story import Story
from sim.workbench.simulation.plan import Plan
from sim.workbench.simulation.player import Player
from sim.workbench.simulation.tally import Tally

# The most of a share: some tenths of a second, whatever the story.
SHARE_PLAYS = 5_000
SHARE_STEPS = 60_000


def simulate(
    story: Story, pack: Pack | None, plan: Plan, stopped: Callable[[Tally], bool] = lambda tally: False
) -> Tally:
    """What the plays of a plan came to. After each share of them (some tenths of a second), `stopped` is asked with
    the tally so far; where it says so, no more are played.

    Raises NoSuchPolicy, and NoSuchOpening where the plan begins where the story cannot.
    """
    player = Player(story, pack, plan)
    tally = Tally()
    while tally.plays < plan.plays:
        first = plan.first + tally.plays
        tally += player.play(first, min(SHARE_PLAYS, plan.plays - tally.plays), SHARE_STEPS)
        if stopped(tally):
            break
    return tally
