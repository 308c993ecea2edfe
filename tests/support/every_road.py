"""Every road of a small story, one by one: what exact search must agree with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from hypothesis import assume

from sim.guidance.adviser import advice
from sim.guidance.agreement import Ledger
from sim.guidance.model import Pack
from sim.guidance.verdicts import Judge
from sim.guidance.walk import Walk
from sim.play.session import Session
from sim.story.model import PLAYER, Scenario
from sim.story.story import Story

MOST = 1500  # roads of one story


class Road(NamedTuple):
    """One road to where nothing is on offer any more: how likely it is, the scenes that it enters in order, and its
    session."""

    part: Fraction
    scenes: tuple[str, ...]
    session: Session


Picks = Callable[[Session], Mapping[str, Fraction]]


def finite(scenario: Scenario) -> Scenario:
    """The scenario with every aside to be taken once, so that its roads have an end."""
    scenes = {
        name: scene._replace(
            choices={
                each.id: each._replace(once=each.once or not (each.to or scene.to)) for each in scene.choices.values()
            }
        )
        for name, scene in scenario.scenes.items()
    }
    return scenario._replace(scenes=scenes)


def every_road(story: Story, picks: Picks) -> list[Road]:
    """All roads that the picks allow. Gives a story up that has too many of them."""
    found = []
    for road in _onwards(story, (), Fraction(1), picks):
        found.append(road)
        assume(len(found) <= MOST)
    return found


def at_random(session: Session) -> dict[str, Fraction]:
    """The player takes any option on offer, the others decide by weight."""
    if session.by == PLAYER:
        return _alike(session.offered)
    total = sum(session.weights)
    if not total:
        return _alike(session.offered)
    return {name: Fraction(weight, total) for name, weight in zip(session.offered, session.weights, strict=True)}


def freely(session: Session) -> dict[str, Fraction]:
    """Anybody may take anything."""
    return _alike(session.offered)


def following(source: str, pack: Pack) -> Picks:
    """The player takes what a source advises, the others decide by weight."""

    def pick(session: Session) -> dict[str, Fraction]:
        advised = advice(session, pack, source) if session.by == PLAYER else ()
        return _alike(advised) if advised else at_random(session)

    return pick


def booked(session: Session, pack: Pack) -> Ledger:
    """The credit and the total of a road."""
    ledger = Ledger(pack.sources)
    for moment in Walk(Judge(session.story, pack, (PLAYER,))).follow(session):
        ledger.enter(moment)
    return ledger


def _alike(names: tuple[str, ...]) -> dict[str, Fraction]:
    return {name: Fraction(1, len(names)) for name in names}


def _onwards(story: Story, steps: tuple[str, ...], part: Fraction, picks: Picks) -> Iterator[Road]:
    session = Session(story)
    for step in steps:
        session.settle(step[1:]) if step.startswith(">") else session.take(step)
    if session.pending:
        total = sum(chance.weight for chance in session.pending)
        shares = {f">{chance.scene}": Fraction(chance.weight, total) for chance in session.pending}
    else:
        shares = dict(picks(session)) if session.offered else {}
    if not shares:
        yield Road(part, entered(session), session)
    for step, share in shares.items():
        if share:
            yield from _onwards(story, (*steps, step), part * share, picks)


def entered(session: Session) -> tuple[str, ...]:
    """The scenes that a road entered, in order."""
    road = session.road
    found = [*session.passed, road[0].scene if road else session.scene]
    for decision in road:
        if not decision.option.aside:
            found += [*decision.passed, decision.leads]
    return tuple(found)
