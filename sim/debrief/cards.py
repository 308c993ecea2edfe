"""The pack's sources and rules as a debrief shows them."""

from __future__ import annotations

from sim.debrief.blocks import Citation, RuleCard, SourceCard
from sim.guidance.model import Pack


def source_cards(pack: Pack) -> dict[str, SourceCard]:
    """Every source by id: the articles first, then the house, each in the order of the pack."""
    order = sorted(pack.sources.values(), key=lambda source: source.house)
    return {
        source.id: SourceCard(source.id, source.title, _short(source.id), source.stance, source.house)
        for source in order
    }


def rule_cards(pack: Pack) -> dict[str, RuleCard]:
    """Every rule by id, its citations in the order of the sources."""
    sources = source_cards(pack)
    return {
        rule.id: RuleCard(
            id=rule.id,
            kind=rule.kind,
            text=rule.text,
            weight=rule.weight,
            floor=rule.floor,
            citations=tuple(
                Citation(card, tuple(rule.sources[name])) for name, card in sources.items() if name in rule.sources
            ),
        )
        for rule in pack.rules.values()
    }


def _short(name: str) -> str:
    return name.replace("-", " ").title()
