"""Playing what was asked for, here or shared out; interrupted, it keeps what was counted."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from sim.workbench.simulation import RANDOM, Plan, Tally, tallies
from sim.workbench.simulation.spreading import Crew, WorkersLost, spread
from tui.simulating.asked import Asked
from tui.simulating.paper import block


@dataclass(slots=True)
class Run:
    """What was counted so far, by player."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    interrupted: bool = False
    lost: WorkersLost | None = None


def crew_of(workers: int, scheduler: str | None) -> AbstractContextManager[Crew | None]:
    """Who plays beside this process: a cluster, or so many processes, 0 for one a core; nobody where one is enough.

    Entering it raises NoCluster.
    """
    from sim.workbench.simulation.crews import cluster, processes  # who plays alone needs none of it

    if scheduler is not None:
        return cluster(scheduler)
    count = workers or os.cpu_count() or 1
    return nullcontext(None) if count == 1 else processes(count)


def run(
    asked: Asked,
    policies: tuple[str, ...],
    crew: Crew | None,
    told: Callable[[str], None],
    heard: Callable[[str], None],
) -> Run:
    """Play the plan by each of the policies. `told` hears how far it is, `heard` what went wrong on the way.

    Raises NoSuchPolicy and NoSuchOpening.
    """
    made = Run({policy: Tally() for policy in policies})
    try:
        for policy in policies:
            plan = asked.plan._replace(policy=policy)
            for tally in _played(asked, plan, crew, heard):
                made.tallies[policy] = tally
                who = f" by {policy}" if len(policies) > 1 else ""
                told(f"{block(tally.plays / plan.plays, 20)} {tally.plays:,} of {plan.plays:,} plays{who} ...")
    except KeyboardInterrupt:
        made.interrupted = True
    except WorkersLost as lost:
        made.lost = lost
    return made


def _played(asked: Asked, plan: Plan, crew: Crew | None, heard: Callable[[str], None]) -> Iterator[Tally]:
    if crew is None:
        return tallies(asked.story, asked.pack, plan)
    return spread(asked.story, asked.pack, plan, crew, heard)


def everybody(asked: Asked) -> tuple[str, ...]:
    """The players of a tournament."""
    return (*asked.pack.sources, RANDOM)
