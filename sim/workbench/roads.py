"""A session's road as the list of decisions that a check takes."""

from __future__ import annotations

from sim.play.session import Session


def take(session: Session, step: str) -> None:
    """Take one entry of a list of decisions: `option`, `option>scene`, `>scene`. Raises NotOnOffer, RoadFault."""
    option, *outcomes = step.split(">")
    if option:
        session.take(option)
    for outcome in outcomes:
        session.settle(outcome)


def as_take(session: Session) -> tuple[str, ...]:
    """The road of a session as such a list: every decision in order, `>scene` behind it for a chance that fell."""
    opening = "".join(f">{fall.scene}" for fall in session.opening)
    steps = (decision.taken + "".join(f">{fall.scene}" for fall in decision.falls) for decision in session.road)
    return (opening, *steps) if opening else tuple(steps)
