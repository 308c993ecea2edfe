"""What would have come next on a road not taken: its first beats, and no more than the one who decides may see."""

from __future__ import annotations

from sim.debrief.blocks import WhatIf
from sim.debrief.odds import of_chance
from sim.play.session import RoadFault, Session

FIRST_BEATS = 2
ENOUGH = 160  # characters: a first beat as long as this stands for itself


def what_if(session: Session, step: int, option: str, role: str) -> WhatIf | None:
    """The first beats after taking `option` at decision `step` instead; None where the story cannot go on there."""
    fork = session.at(step)
    try:
        fork.take(option)
    except RoadFault:
        return None
    seen = [told for told in fork.text if told.seen_by(role)]
    chances = of_chance(fork.story, fork.pending) if fork.pending else ()
    decides = fork.story.people[fork.by].name if fork.by not in (None, role) else ""
    first = 1 if seen and len(seen[0].text) >= ENOUGH else FIRST_BEATS
    return WhatIf(tuple(seen[:first]), len(seen) > first, chances, decides)
