"""A debrief put into words: how it ended, the floor first, the articles side by side, then moment by moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.debrief.blocks import Breach, Debrief, RoleReading, RuleUse, SourceReading
from sim.guidance.verdicts import Verdict
from tui.cli.debriefing.moment import tell_luck, tell_moment
from tui.cli.debriefing.parts import Bar, Heading, Paragraph, Part, Row
from tui.cli.debriefing.words import HOUSE, beat, cited, count, date
from tui.cli.entry import support
from tui.cli.telling import ENDINGS


def tell(debrief: Debrief, notices: Sequence[str] = ()) -> Iterator[Part]:
    """The whole debrief in order; `notices` (an edit, another pack, a torn file) stand right under the title."""
    yield Heading(1, debrief.title)
    yield from map(Paragraph, notices)
    yield from _ending(debrief)
    if debrief.floor:
        yield from _floor(debrief)
    yield from _side_by_side(debrief)
    yield from _moments(debrief)
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


def _side_by_side(debrief: Debrief) -> Iterator[Part]:
    yield Heading(2, "The articles, side by side")
    for reading in debrief.readings:
        yield from _bars(reading, debrief)
    for reading in debrief.readings:
        for source in reading.sources:
            yield from _source(source, reading, debrief)


def _bars(reading: RoleReading, debrief: Debrief) -> Iterator[Part]:
    for source in reading.sources:
        if not source.source.house:
            yield Bar(source.source.short, source.agreement)
    if reading.role == debrief.seeker:
        yield from _disagreement(debrief)
    for source in reading.sources:
        if source.source.house:
            whose = "" if reading.role == debrief.you else f" ({reading.name})"
            yield Bar(f"Respect{whose}", source.agreement)


def _disagreement(debrief: Debrief) -> Iterator[Part]:
    own = [moment for moment in debrief.moments if moment.role == debrief.seeker]
    disputed = sum(moment.disputed for moment in own)
    if not own:
        yield Paragraph("No decision has been taken yet, so there is nothing to compare.")
        return
    whose = "your" if debrief.you == debrief.seeker else f"{debrief.names[debrief.seeker]}’s"
    wanted = "wanted different things" if disputed else "never wanted different things"
    at = f"At {disputed} of {whose} {count(len(own), 'decision')}" if disputed else f"At {whose} decisions"
    yield Paragraph(f"{at} the articles {wanted}. They are not added up: there is no grade here.")


def _source(source: SourceReading, reading: RoleReading, debrief: Debrief) -> Iterator[Part]:
    card = source.source
    name = "" if reading.role == debrief.seeker else f", about {reading.name}"
    yield Heading(3, card.title + name, HOUSE if card.house else "")
    if card.stance:
        yield Paragraph(card.stance)
    if not any(source.uses.values()):
        yield Paragraph("It says nothing about this play.")
    for verdict in Verdict:
        for use in source.uses[verdict]:
            yield Row(verdict.value, (f"{cited(use.rule, card.id)}{_times(use)}",))


def _times(use: RuleUse) -> str:
    return f", {len(use.steps)} times" if len(use.steps) > 1 else ""


def _moments(debrief: Debrief) -> Iterator[Part]:
    if debrief.moments or debrief.opening:
        yield Heading(2, "Moment by moment")
    yield from tell_luck(debrief.opening, debrief)
    for moment in debrief.moments:
        yield from tell_moment(moment, debrief)


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
