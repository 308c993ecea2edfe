"""The path of a class: decision by decision, with its split, and with what the sources make of it where asked."""

from __future__ import annotations

from sim.classroom.balloting import Ballot
from sim.classroom.room import Room
from sim.classroom.views.shapes import StepView
from sim.classroom.views.tally import moment_feedback, tally_view
from sim.debrief.blocks import Debrief, MomentCard
from sim.story.clock import day_of, time_text


def path_views(room: Room, found: Debrief, *, verdicts: bool) -> list[StepView]:
    """The present line's decisions that people took; the verdicts of each where they are wanted."""
    numbers = room.play.numbers
    ballots = {(ballot.after, ballot.decided): ballot for ballot in room.ballots}
    steps = [moment for moment in found.moments if moment.role in room.roles]
    return [_step(moment, ballots.get((numbers[moment.step - 1], moment.taken)), verdicts=verdicts) for moment in steps]


def _step(moment: MomentCard, ballot: Ballot | None, *, verdicts: bool) -> StepView:
    feedback = moment_feedback(moment) if verdicts else None
    return {
        "step": moment.step,
        "day": day_of(moment.minutes),
        "time": time_text(moment.minutes),
        "title": moment.title,
        "name": moment.name,
        "text": moment.text,
        "tally": None if ballot is None else tally_view(ballot),
        "stands": feedback["stands"] if feedback else [],
        "disputes": feedback["disputes"] if feedback else [],
    }
