"""One play as xAPI statements: one for each decision that a person took on its present road, and one for its ending.

The actor is whoever sat at that play, under a pseudonym made of the head of its trace. Its people go by the story's own
names and not by those that players gave them, since those may be somebody's; hours are left out for the same reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from sim.debrief.blocks import Debrief
from sim.exchange.xapi import HOME, Actor, Course, Statement, decided, ended
from sim.guidance.agreement import shown
from sim.play.decision import visits
from sim.play.session import Session
from sim.play.trace import Header, header_line
from sim.story.story import Story


def statements(
    header: Header, session: Session, numbers: Sequence[int], found: Debrief, home: str = HOME, revision: str = ""
) -> list[Statement]:
    """The statements of a play in order; none where no person decided anything in it.

    `session` is its present road, `numbers` those of the road's steps in the trace, one a decision, `found` its
    debrief; for `home` and `revision` see `Course`.
    """
    own = Story(session.story.scenario, session.story.vocabulary)
    course = Course(own, home, found.lesson, revision)
    actor = Actor(sha256(header_line(header).encode()).hexdigest()[:16], "Play")
    told = [
        decided(
            course,
            actor,
            decision.scene,
            visit,
            decision.taken,
            around={"step": number, "role": decision.role, "offered": [option.id for option in decision.options]},
        )
        for number, (visit, decision) in zip(numbers, visits(session.road), strict=True)
        if decision.role in header.persons
    ]
    if told and (found.outcome.kind is not None or found.outcome.stopped):
        told.append(ended(course, actor, found.outcome.kind or "", _around(numbers[-1], found)))
    return told


def _around(step: int, found: Debrief) -> Statement:
    """The step after which a play ended, and how far each source that says anything agrees with it, 0 to 100."""
    agreement = {each.source.id: shown(each.agreement) for each in found.table if each.agreement is not None}
    return {"step": step, **({"agreement": agreement} if agreement else {})}
