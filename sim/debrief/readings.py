"""How each source reads a whole play: its agreement, and its rules by verdict. Sources are never averaged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from sim.debrief.blocks import RoleReading, RuleCard, RuleUse, SourceCard, SourceReading
from sim.debrief.cards import source_cards
from sim.guidance.agreement import agreements
from sim.guidance.model import Pack
from sim.guidance.verdicts import Moment, Verdict
from sim.story.story import Story


def table_reading(pack: Pack, moments: Sequence[Moment], rules: Mapping[str, RuleCard]) -> tuple[SourceReading, ...]:
    """Every source's reading of all judged decisions, whoever took them."""
    agreed = agreements(moments, pack)
    return tuple(_reading(card, agreed, moments, rules) for card in source_cards(pack).values())


def role_readings(
    story: Story, pack: Pack, moments: Sequence[Moment], rules: Mapping[str, RuleCard], persons: Sequence[str]
) -> tuple[RoleReading, ...]:
    """The articles' reading of the seeker, and the house's reading of every role that a person plays."""
    seeker = story.scenario.seeker
    cards = source_cards(pack).values()
    found = []
    for role in dict.fromkeys((seeker, *persons)):
        own = [moment for moment in moments if moment.decision.role == role]
        agreed = agreements(own, pack)
        heard = [card for card in cards if (role in persons if card.house else role == seeker)]
        sources = tuple(_reading(card, agreed, own, rules) for card in heard)
        found.append(RoleReading(role, story.people[role].name, sources))
    return tuple(found)


def _reading(
    card: SourceCard,
    agreed: Mapping[str, Fraction | None],
    moments: Sequence[Moment],
    rules: Mapping[str, RuleCard],
) -> SourceReading:
    return SourceReading(card, agreed[card.id], _uses(card, moments, rules))


def _uses(
    source: SourceCard, moments: Sequence[Moment], rules: Mapping[str, RuleCard]
) -> dict[Verdict, tuple[RuleUse, ...]]:
    steps: dict[Verdict, dict[str, list[int]]] = {verdict: {} for verdict in Verdict}
    for moment in moments:
        if source.id not in moment.worth:
            continue
        for judgement in moment.judgements:
            steps[judgement.verdict].setdefault(judgement.rule, []).append(moment.decision.step)
    return {
        verdict: tuple(
            RuleUse(rules[rule], citation.paragraphs, tuple(at))
            for rule, at in by_rule.items()
            for citation in rules[rule].citations
            if citation.source.id == source.id
        )
        for verdict, by_rule in steps.items()
    }
