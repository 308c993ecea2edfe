"""The lines that a class tried: every road of the trace, each with its outcome and what the sources make of it."""

from __future__ import annotations

from collections.abc import Sequence

from sim.classroom.room import Line, Room
from sim.classroom.views.shapes import LineView
from sim.debrief.blocks import Debrief
from sim.debrief.debriefing import debrief
from sim.play.replay import onto


def line_views(room: Room) -> list[LineView]:
    """Every line, the present one first; then in the order in which they were tried."""
    present = room.play.numbers[-1]
    others = [number for number in room.trace.leaves if number not in room.play.numbers]
    road = _line(room, present).taken
    return [_view(number, _line(room, number), road if number != present else None) for number in (present, *others)]


def _view(number: int, line: Line, road: Sequence[str] | None) -> LineView:
    """A line beside the road on show; None where it is that road."""
    return {
        "number": number,
        "present": road is None,
        "outcome": line.outcome,
        "steps": list(line.steps),
        "agreements": list(line.agreements),
        "parts": 0 if road is None else _parting(road, line.taken),
    }


def _line(room: Room, number: int) -> Line:
    """The line up to a step of the trace. What is written down never changes: it is judged once, though a teacher's
    page asks at every vote."""
    from sim.classroom.views.debriefing import agreement_views

    line = room.lines.get(number)
    if line is None:
        there = number == room.play.numbers[-1]
        session = room.session if there else onto(room.play, number).session
        found = found_so_far(room) if there else debrief(session, room.pack, room.roles)
        line = room.lines[number] = Line(
            found.outcome.title,
            tuple(decision.option.text for decision in session.road if decision.role in room.roles),
            tuple(decision.taken for decision in session.road),
            tuple(agreement_views(found)),
        )
    return line


def found_so_far(room: Room) -> Debrief:
    """The debrief of the present line, worked out once for each of its steps."""
    number = room.play.numbers[-1]
    if room.found is None or room.found[0] != number:
        room.found = number, debrief(room.session, room.pack, room.roles)
    return room.found[1]


def _parting(road: Sequence[str], other: Sequence[str]) -> int:
    """The decision, from 1, at which another road leaves this one."""
    for step, (one, two) in enumerate(zip(road, other, strict=False), start=1):
        if one != two:
            return step
    return min(len(road), len(other)) + 1
