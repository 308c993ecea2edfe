"""The lines that a class tried: every road of the trace, each with its outcome and what the sources make of it."""

from __future__ import annotations

from sim.classroom.room import Room
from sim.classroom.views.shapes import LineView
from sim.debrief.debriefing import debrief
from sim.play.replay import onto
from sim.play.trace import Step, Trace


def line_views(room: Room) -> list[LineView]:
    """Every line, the present one first; then in the order in which they were tried."""
    from sim.classroom.views.debriefing import agreement_views

    present = room.play.numbers[-1]
    others = [
        number for number in leaves(room.trace) if number != present and not _is_before(room.trace, number, present)
    ]
    views: list[LineView] = []
    road = [decision.taken for decision in room.session.road]
    for number in (present, *others):
        session = room.session if number == present else onto(room.play, number).session
        found = debrief(session, room.pack, room.roles)
        taken = [decision.taken for decision in session.road]
        views.append(
            {
                "number": number,
                "present": number == present,
                "outcome": found.outcome.title,
                "steps": [decision.option.text for decision in session.road if decision.role in room.roles],
                "agreements": agreement_views(found),
                "parts": 0 if number == present else _parting(road, taken),
            }
        )
    return views


def leaves(trace: Trace) -> list[int]:
    """The numbers of the steps that nothing follows."""
    followed = {step.parent for step in trace.steps}
    return [step.n for step in trace.steps if step.n not in followed]


def _is_before(trace: Trace, number: int, present: int) -> bool:
    """Whether a step is the present one or lies on the way to it."""
    by_number: dict[int, Step] = {step.n: step for step in trace.steps}
    step: Step | None = by_number.get(present)
    while step is not None:
        if step.n == number:
            return True
        step = None if step.parent is None else by_number.get(step.parent)
    return False


def _parting(road: list[str], other: list[str]) -> int:
    """The decision, from 1, at which another road leaves this one."""
    for step, (one, two) in enumerate(zip(road, other, strict=False), start=1):
        if one != two:
            return step
    return min(len(road), len(other)) + 1
