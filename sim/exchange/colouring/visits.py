"""A story coloured by how often its scenes and lines are met in plays by a player who picks at random."""

from __future__ import annotations

from sim.exchange.colouring.scale import Colouring, Shade, Told, rising
from sim.exchange.diagram import Diagram
from sim.story.story import Story
from sim.workbench.simulation import Plan, Tally, simulate

BOUNDS = (0, 2, 10, 30, 60)  # in 100 plays; what is above a bound is of the next step
_WORDS = ("never", "under 2 in 100", "under 10", "under 30", "under 60", "60 and more")


def by_visits(whole: Diagram, story: Story, plan: Plan, told: Told = lambda plays: None) -> Colouring:
    """Every figure is times in 100 plays, so that a scene which is met twice in every play has 200."""

    def stopped(tally: Tally) -> bool:
        told(tally.plays)
        return False

    tally = simulate(story, None, plan, stopped)
    times: dict[tuple[str, str], int] = {}
    for (before, _, after), number in tally.travelled.items():
        times[before, after] = times.get((before, after), 0) + number
    pairs = [(line.before, line.after) for line in whole.lines]
    shares = {pair: 100 * times.get(pair, 0) / tally.plays for pair in pairs}
    scenes = {name: 100 * tally.entries[name] / tally.plays for name in whole.nodes}
    return Colouring(
        "How often it is met",
        f"Figures are times in 100 plays, counted over {tally.plays:,} plays by a player who picks any option on offer "
        f"(seed {plan.seed}); the others decide by their weights, and chance falls as it does.",
        rising(_WORDS),
        {pair: Shade(_step(share), _figure(share)) for pair, share in shares.items()},
        scenes={name: f"{_figure(share)} in 100 plays" for name, share in scenes.items()},
    )


def _step(share: float) -> int:
    return next((step for step, bound in enumerate(BOUNDS) if share < bound or not share), len(BOUNDS))


def _figure(share: float) -> str:
    if 0 < share < 0.05:
        return "under 0.1"
    return f"{share:.0f}" if share >= 10 else f"{share:.1f}".removesuffix(".0")
