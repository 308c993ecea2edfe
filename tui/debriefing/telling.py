"""A debrief put into words: how it ended, the floor first, the articles side by side, then moment by moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.debrief.blocks import Breach, Debrief
from tui.debriefing.articles import tell_articles
from tui.debriefing.luck import tell_luck, tell_odds
from tui.debriefing.moment import tell_moment
from tui.debriefing.parts import Heading, Paragraph, Part, Row
from tui.debriefing.visit import tell_visits
from tui.debriefing.words import beat, count, date
from tui.entry import support
from tui.words import ENDINGS


def tell(debrief: Debrief, notices: Sequence[str] = (), full: bool = True) -> Iterator[Part]:
    """The debrief in order, in full or made short enough to be read to its end.

    `notices` (an edit, another pack, a torn file) stand right under the title.
    """
    yield Heading(1, debrief.title)
    yield from map(Paragraph, notices)
    yield from _ending(debrief)
    if debrief.floor:
        yield from _floor(debrief)
    yield from tell_articles(debrief, full)
    yield from _moments(debrief, full)
    yield from _other_side(debrief)
    if debrief.questions:
        yield Heading(2, "Questions to take along")
        yield from (Row("?", (question,)) for question in debrief.questions)
    if debrief.in_pain:
        yield Heading(2, "If you want to talk to somebody")
        yield Paragraph(support())


def _ending(debrief: Debrief) -> Iterator[Part]:
    outcome = debrief.outcome
    where = f"“{outcome.title}”, {date(outcome.minutes)}, after {count(outcome.decisions, 'decision')}"
    if outcome.kind is None:
        yield Heading(2, "Where it stands")
        yield Paragraph(f"Not finished: the play stands at {where}. What follows is about the road so far.")
        return
    yield Heading(2, "How it ended")
    yield Paragraph(f"{ENDINGS[outcome.kind]}: {where}.")
    yield Paragraph("Endings carry no points: a calm goodbye and a reunion are worth the same.")


def _floor(debrief: Debrief) -> Iterator[Part]:
    yield Heading(2, "First of all: a line that was crossed")
    for breach in debrief.floor:
        who = "you" if breach.role == debrief.you else breach.name
        yield Row(date(breach.minutes), tuple(_breach(breach, who)))
    yield Paragraph(
        "These are safety rules of the house. No article can outvote them, and nothing done afterwards makes up for it."
    )


def _breach(breach: Breach, who: str) -> Iterator[str]:
    yield f"{breach.title}: {who} chose “{breach.option}”"
    yield f"the rule: {breach.rule.text}"
    if breach.no is not None:
        when = "before the story begins" if breach.no.minutes is None else f"on {date(breach.no.minutes)}"
        yield f"why it counts here: {breach.no.name} had said no {when}, and had not taken it back"


def _moments(debrief: Debrief, full: bool) -> Iterator[Part]:
    if not debrief.moments and not debrief.opening:
        return
    yield Heading(2, "Moment by moment")
    if full:
        yield from tell_luck(debrief.opening, debrief)
        for moment in debrief.moments:
            yield from tell_moment(moment, debrief)
        return
    if debrief.moments:
        yield Paragraph(_more(debrief.moments[-1].step))
    yield from tell_odds(debrief.opening)
    yield from tell_visits(debrief)


def _more(step: int) -> str:
    return (
        f"Every moment has a number: `--moment {step}` tells the last in full, with each option, each rule and what "
        "would have come next, and `--full` tells all of them so. Answers and chances stand with their odds."
    )


def _other_side(debrief: Debrief) -> Iterator[Part]:
    if not debrief.goals and not debrief.hidden:
        return
    yield Heading(2, "The other side")
    for goal in debrief.goals:
        yield Row(goal.name, (f"wanted all along: {goal.text}",))
    if debrief.hidden:
        whose = "What you could not see" if debrief.you else "What not everybody could see"
        yield Paragraph(f"{whose}:")
    for hidden in debrief.hidden:
        yield Row(
            hidden.name,
            (f"{date(hidden.minutes)}, {hidden.title}", beat(hidden.beat, debrief.names, debrief.you)),
        )
