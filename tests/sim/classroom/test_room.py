"""A lesson from the lobby to the last line."""

from __future__ import annotations

import json

from sim.classroom.events import (
    Begun,
    Briefed,
    Closed,
    Debriefed,
    Decided,
    Ended,
    Opened,
    Parted,
    Released,
    Revealed,
    Voted,
)
from sim.classroom.rules import apply
from sim.classroom.views import seat_view, stage_view, teacher_view
from tests.support.rooms import room


def test_a_class_steers_a_story_to_its_debrief() -> None:
    its = room(seats=5)
    for event in (Briefed(), Begun()):
        apply(its, event)
    while not its.over:
        apply(its, Opened())
        options = [option.id for option in its.session.options]
        for number, seat in enumerate(its.present):
            apply(its, Voted(seat.id, options[0] if number < 3 else options[-1]))
        apply(its, Closed())
        apply(its, Revealed())
        for view in (stage_view(its), teacher_view(its), seat_view(its, its.seats["s1"])):
            json.dumps(view)
        apply(its, Decided(options[0], "majority"))
    for station in ("reactions", "description", "analysis", "summary"):
        apply(its, Debriefed(station))
        json.dumps([stage_view(its), teacher_view(its), seat_view(its, its.seats["s1"])])
    apply(its, Released())
    apply(its, Parted("Ask first."))
    apply(its, Ended())
    assert len(its.ballots) == sum(decision.role == "player" for decision in its.session.road)
