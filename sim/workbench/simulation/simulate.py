"""Simulating: the plays of a plan, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from sim.guidance.agreement import Ledger
from sim.guidance.model import Pack
from sim.guidance.verdicts import judge
from sim.play.session import Session
from sim.story.model import PLAYER
from sim.story.story import Story
from sim.workbench.simulation.plan import Plan, check_policy
from sim.workbench.simulation.single import single
from sim.workbench.simulation.tally import Tally

SHARE = 100


def simulate(
    story: Story, pack: Pack | None, plan: Plan, stopped: Callable[[Tally], bool] = lambda tally: False
) -> Tally:
    """What the plays of a plan came to. After each share of them (some tenths of a second), `stopped` is asked with
    the tally so far; where it says so, no more are played.

    Raises NoSuchPolicy, and NoSuchOpening where the plan begins where the story cannot.
    """
    check_policy(plan.policy, pack)
    tally = Tally()
    for first in range(plan.first, plan.first + plan.plays, SHARE):
        for number in range(first, min(first + SHARE, plan.first + plan.plays)):
            tally += _count(single(story, pack, plan, number).session, pack)
        if stopped(tally):
            break
    return tally


def _count(session: Session, pack: Pack | None) -> Tally:
    road = session.road
    ledger = Ledger(pack.sources if pack else ())
    for moment in judge(session, pack, (PLAYER,)) if pack else ():
        ledger.enter(moment)
    return Tally(
        1,
        session.steps,
        Counter([session.scene]),
        Counter([scene for each in road for scene in (*each.passed, each.leads)]),
        Counter([(each.scene, option.id) for each in road for option in each.options]),
        Counter([(each.scene, each.taken) for each in road]),
        credit=Counter(ledger.credit),
        total=Counter(ledger.total),
        states=Counter({(session.scene, name): int(value) for name, value in session.state.items()}),
    )
