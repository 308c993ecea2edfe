"""Simulating: the plays of a plan, counted share by share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sim.guidance.model import Pack
from sim.story.story import Story
from sim.workbench.simulation.plan import Plan
from sim.workbench.simulation.player import Player
from sim.workbench.simulation.tally import Tally

SHARE_STEPS = 30_000  # about a tenth of a second: nothing is sent anywhere, so a share may be small


def simulate(
    story: Story, pack: Pack | None, plan: Plan, stopped: Callable[[Tally], bool] = lambda tally: False
) -> Tally:
    """What the plays of a plan came to. After each share of them (about a tenth of a second), `stopped` is asked with
    the tally so far; where it says so, no more are played.

    Raises NoSuchPolicy, and NoSuchOpening where the plan begins where the story cannot.
    """
    tally = Tally()
    for tally in tallies(story, pack, plan):
        if stopped(tally):
            break
    return tally


def tallies(story: Story, pack: Pack | None, plan: Plan) -> Iterator[Tally]:
    """The tally so far after every share of the plays, at the end that of the whole plan. Raises as `simulate`."""
    player = Player(story, pack, plan)
    tally = Tally()
    while tally.plays < plan.plays:
        first = plan.first + tally.plays
        tally += player.play(first, plan.plays - tally.plays, SHARE_STEPS)
        yield tally
