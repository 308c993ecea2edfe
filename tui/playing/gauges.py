"""The meters that a player may see: where they stand, by how much they moved since the last own decision, and why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from sim.play.session import Session
from sim.story.model import Meter


class Gauge(NamedTuple):
    """One meter; `change` is what the last own decision and all that followed did to it, `why` what that was."""

    label: str
    value: int
    least: int
    most: int
    change: int = 0
    why: str = ""

    @property
    def before(self) -> Gauge:
        """As it stood before it moved."""
        return self._replace(value=self.value - self.change, change=0, why="")

    def share(self, value: float) -> float:
        """How much of the bar a value fills, from 0 to 1."""
        return (value - self.least) / ((self.most - self.least) or 1)


def gauges(session: Session, role: str) -> tuple[Gauge, ...]:
    """The shown meters, in the order of the story."""
    story = session.story
    own = max((decision.step for decision in session.road if decision.role == role), default=None)
    places = [] if own is None else [session.at(step) for step in range(own, session.steps + 1)]
    found = []
    for name, meter in story.scenario.state.items():
        if isinstance(meter, Meter) and meter.shown:
            label = story.text(meter.label or name.replace("_", " "), session.day)
            values = [int(place.state[name]) for place in (*places, session)]
            why = "; ".join(dict.fromkeys(_reasons(session, role, own or 1, values)))
            found.append(Gauge(label, values[-1], meter.min, meter.max, values[-1] - values[0], why))
    return tuple(found)


def _reasons(session: Session, role: str, first: int, values: list[int]) -> Iterator[str]:
    """What moved a meter, in words; what another role decided is not told, only that it was theirs."""
    for step, (before, after) in enumerate(pairwise(values), start=first):
        if before != after:
            decision = session.road[step - 1]
            name = session.story.people[decision.role].name
            yield f"after: {decision.option.text}" if decision.role == role else f"by what {name} did"
