"""The road of a play, stop by stop: when and where, what was taken, and what fell to chance or to others."""

from __future__ import annotations

from collections.abc import Iterator

from sim.debrief.blocks import Debrief, MomentCard
from tui.debriefing.luck import tell_odds
from tui.debriefing.moment import took
from tui.debriefing.parts import Heading, Part, Row
from tui.debriefing.telling import standing
from tui.debriefing.words import date


def tell_start(debrief: Debrief) -> Iterator[Part]:
    """What chance did before the first decision; nothing where it did nothing."""
    if debrief.opening:
        yield Heading(3, "Before the first decision")
        yield from tell_odds(debrief.opening)


def tell_stop(moment: MomentCard, debrief: Debrief) -> Iterator[Part]:
    """A decision, and what followed it that was not the judged role's to decide."""
    yield Heading(3, f"{date(moment.minutes)} · {moment.title}", "aside" if moment.option.aside else "")
    yield Row(took(moment, debrief), (f"“{moment.text}”",))
    yield from tell_odds(moment.luck)


def tell_end(debrief: Debrief) -> Iterator[Part]:
    """Where the road ends, or where the play stands."""
    outcome = debrief.outcome
    yield Heading(3, f"{date(outcome.minutes)} · {outcome.title}")
    yield Row("the end" if outcome.kind or outcome.stopped else "so far", (standing(debrief),))
