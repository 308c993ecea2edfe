"""The small words of a debrief: endings, verdicts, dates, odds, citations, and who says a beat how."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from sim.debrief.blocks import Citation, RuleCard
from sim.guidance.agreement import shown
from sim.story.clock import day_of, time_text
from sim.story.compiled import Told

HOUSE_NAME = "the house"
HOUSE = "the house's addition, not one of the articles"


def date(minutes: int) -> str:
    """`Day 3, 21:40`."""
    return f"Day {day_of(minutes)}, {time_text(minutes)}"


def number(value: Fraction) -> str:
    """A share of 100 to one decimal, and without it where it is none: `40`, `33.3`."""
    return f"{shown(value):.1f}".removesuffix(".0")


def count(amount: int, one: str) -> str:
    """`1 decision`, `2 decisions`."""
    return f"{amount} {one}" if amount == 1 else f"{amount} {one}s"


def listed(items: Sequence[object], joint: str = "and") -> str:
    """`4`, `4 and 7`, `1, 4 and 7`."""
    *first, last = map(str, items)
    return f" {joint} ".join(filter(None, (", ".join(first), last)))


def paragraphs(numbers: Sequence[int]) -> str:
    """Where an article says it: `¶4 and 7`, `¶16 to 20`, or that it is implied."""
    if not numbers:
        return "implied, not stated"
    if len(numbers) > 2 and list(numbers) == list(range(numbers[0], numbers[-1] + 1)):
        return f"¶{numbers[0]} to {numbers[-1]}"
    return f"¶{listed(numbers)}"


def cited(rule: RuleCard, source: str) -> str:
    """A rule as one source has it; the house cites no paragraph."""
    for citation in rule.citations:
        if citation.source.id == source and not citation.source.house:
            return f"{bare(rule.text)} ({paragraphs(citation.paragraphs)})"
    return bare(rule.text)


def cited_by_all(rule: RuleCard) -> str:
    """A rule with everybody who says it."""
    return f"{bare(rule.text)} ({'; '.join(map(_citation, rule.citations))})"


def _citation(citation: Citation) -> str:
    source = citation.source
    return HOUSE_NAME if source.house else f"{source.short} {paragraphs(citation.paragraphs)}"


def by_name(rule: RuleCard, sources: Collection[str]) -> str:
    """A rule as some of those who say it have it: `Contact Me ¶17 and 23, After No Contact ¶1: Keep silent`."""
    said = (_citation(citation) for citation in rule.citations if citation.source.id in sources)
    return f"{', '.join(said)}: {bare(rule.text)}"


def speakers(rules: Sequence[RuleCard]) -> str:
    """Who says these rules, each named once."""
    sources = [citation.source for rule in rules for citation in rule.citations]
    return ", ".join(dict.fromkeys(HOUSE_NAME if source.house else source.short for source in sources))


def bare(text: str) -> str:
    """A rule's text without its full stop, to stand inside a sentence."""
    return text.strip().removesuffix(".")


def beat(told: Told, names: Mapping[str, str], you: str | None) -> str:
    """A beat in one line, with its voice."""
    if told.who is None:
        return told.text
    own = told.who == you
    name, ending = ("You", "") if own else (names[told.who], "s")
    voices = {
        "message": f"{name} write{ending}: “{told.text}”",
        "thought": f"{name} think{ending}: {told.text}",
        "call": f"{name}, on the phone: “{told.text}”",
    }
    return voices.get(told.manner or "", f"{name}: “{told.text}”")
