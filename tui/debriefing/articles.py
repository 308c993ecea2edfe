"""The articles side by side: the bars, and what each article makes of the play, in short or rule by rule."""

from __future__ import annotations

from collections.abc import Iterator

from sim.debrief.blocks import Debrief, RoleReading, RuleCard, RuleUse, SourceReading
from sim.guidance.verdicts import Verdict
from tui.debriefing.parts import Bar, Heading, Paragraph, Part, Row
from tui.debriefing.words import HOUSE, cited, count

NOTHING = "It says nothing about this play."
SHORT = (Verdict.FOLLOWED, Verdict.BROKEN, Verdict.MISSED)


def tell_articles(debrief: Debrief, full: bool) -> Iterator[Part]:
    """All of them, by the role that they read."""
    yield Heading(2, "The articles, side by side")
    for reading in debrief.readings:
        yield from _bars(reading, debrief)
    for reading in debrief.readings:
        name = "" if reading.role == debrief.seeker else f", about {reading.name}"
        for source in reading.sources:
            yield from _in_full(source, name) if full else _in_short(source, name)


def _bars(reading: RoleReading, debrief: Debrief) -> Iterator[Part]:
    for source in reading.sources:
        if not source.source.house:
            yield Bar(source.source.short, source.agreement)
    if reading.role == debrief.seeker:
        yield disagreement(debrief)
    for source in reading.sources:
        if source.source.house:
            whose = "" if reading.role == debrief.you else f" ({reading.name})"
            yield Bar(f"Respect{whose}", source.agreement)


def disagreement(debrief: Debrief) -> Paragraph:
    """At how many of the seeker's decisions the articles wanted different things; an aside takes nothing from them."""
    own = [moment for moment in debrief.moments if moment.role == debrief.seeker and not moment.option.aside]
    disputed = sum(moment.disputed for moment in own)
    if not own:
        return Paragraph("No decision has been taken yet, so there is nothing to compare.")
    whose = "your" if debrief.you == debrief.seeker else f"{debrief.names[debrief.seeker]}'s"
    wanted = "wanted different things" if disputed else "never wanted different things"
    at = f"At {disputed} of {whose} {count(len(own), 'decision')} that led on" if disputed else f"At {whose} decisions"
    return Paragraph(f"{at} the articles {wanted}. They are not added up: there is no grade here.")


def _in_full(source: SourceReading, name: str) -> Iterator[Part]:
    card = source.source
    yield Heading(3, card.title + name, HOUSE if card.house else "")
    if card.stance:
        yield Paragraph(card.stance)
    if not any(source.uses.values()):
        yield Paragraph(NOTHING)
    for verdict in Verdict:
        for use in source.uses[verdict]:
            yield _use(use, verdict, source)


def _in_short(source: SourceReading, name: str) -> Iterator[Part]:
    """An article by the weightiest rule that was followed, that was broken and that was missed, no rule twice."""
    card = source.source
    yield Heading(3, card.title + name, HOUSE if card.house else card.short)
    if card.stance:
        yield Row("it says", (card.stance,))
    told: set[RuleCard] = set()
    for verdict in SHORT:
        fresh = [use for use in source.uses[verdict] if use.rule not in told]
        if fresh:
            use = max(fresh, key=_weight)
            told.add(use.rule)
            yield _use(use, verdict, source)
    if not any(source.uses.values()):
        yield Row("here", (NOTHING,))


def _weight(use: RuleUse) -> int:
    return use.rule.weight * len(use.steps)


def _use(use: RuleUse, verdict: Verdict, source: SourceReading) -> Row:
    times = f", {len(use.steps)} times" if len(use.steps) > 1 else ""
    return Row(verdict.value, (f"{cited(use.rule, source.source.id)}{times}",))
