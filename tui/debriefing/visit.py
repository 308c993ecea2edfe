"""The decisions of one visit to a scene at a glance: what was taken, who is for and against it, and why.

A source gives its one deciding rule, and sources that say the same share a line. The other options, all rules and
what would have come next are left to `moment`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from sim.debrief.blocks import Debrief, MomentCard, RuleCard, Stand
from sim.debrief.deciding import deciding_rule, rather, weightiest
from sim.guidance.verdicts import Verdict
from tui.debriefing.luck import tell_odds
from tui.debriefing.moment import heading, nobody_speaks, took, whom
from tui.debriefing.parts import Part, Row
from tui.debriefing.words import HOUSE_NAME, bare, by_name
from tui.debriefing.written import NOTHING, Written


def tell_visits(debrief: Debrief, written: Written = NOTHING) -> Iterator[Part]:
    """Every visit, in order."""
    for _, moments in groupby(debrief.moments, key=lambda moment: moment.visit):
        yield from tell_visit(tuple(moments), debrief, written)


def tell_visit(moments: Sequence[MomentCard], debrief: Debrief, written: Written = NOTHING) -> Iterator[Part]:
    """The decisions of one visit under one heading: asides in short, then the option that led on."""
    yield heading(moments)
    for moment in moments:
        if moment.option.aside:
            yield Row(f"{moment.step} aside", tuple(_aside(moment)))
        else:
            yield from _decision(moment, debrief)
    for moment in moments:
        yield from tell_odds(moment.luck)
    for moment in moments:
        yield from written.remark(moment.step)


def _aside(moment: MomentCard) -> Iterator[str]:
    """An aside takes nothing away from the other options, so it is told by what it does and not by who prefers what."""
    yield f"“{moment.text}”"
    option = moment.option
    for verdict, rules in ((Verdict.FOLLOWED, option.follows), (Verdict.BROKEN, option.breaks)):
        own = {
            weightiest([rule for rule in rules if stand.source.id in rule.sources]): None
            for stand in moment.stands
            if any(stand.source.id in rule.sources for rule in rules)
        }
        yield from (f"{verdict.value}: {by_name(rule, rule.sources)}" for rule in own)
    if not option.follows and not option.breaks:
        yield "It follows no rule and breaks none."
    if option.note:
        yield f"the author: {option.note}"


def _decision(moment: MomentCard, debrief: Debrief) -> Iterator[Part]:
    name = whom(moment, debrief)
    yield Row(took(moment, debrief), (f"“{moment.text}”",))
    sentence = nobody_speaks(moment, debrief)
    if sentence:
        yield Row("silent", (sentence,))
    yield from _sides(moment, moment.speaking, name)
    silent = [stand.source.short for stand in moment.stands if not stand.speaks and not stand.source.house]
    if silent and not sentence:
        yield Row("silent", (", ".join(silent),))
    yield from _house(moment, name)
    if moment.disputes:
        yield Row("In dispute:", (_dispute(moment),))
    if moment.option.note:
        yield Row("the author", (moment.option.note,))


def _sides(moment: MomentCard, stands: Sequence[Stand], name: str) -> Iterator[Part]:
    """The articles with the option taken, then those against it, together where they would rather have had the same."""
    groups: dict[tuple[str, ...], list[Stand]] = {}
    for stand in sorted(stands, key=lambda stand: not stand.agrees):
        groups.setdefault(rather(moment, stand), []).append(stand)
    for preferred, group in groups.items():
        lines = [by_name(rule, sources) for rule, sources in _by_rule(moment, group)]
        other = instead(moment, preferred)
        if len(lines) == 1:
            lines = ["; ".join(filter(None, (*lines, other)))]
        elif other:
            lines.append(f"{'both' if len(group) == 2 else 'all of these'} {other}")
        yield Row(f"{'against' if preferred else 'with'} {name}", tuple(lines))


def _by_rule(moment: MomentCard, stands: Sequence[Stand]) -> Iterator[tuple[RuleCard, list[str]]]:
    """The deciding rules of these sources, each with the ids of those whom it decides."""
    found: dict[RuleCard, list[str]] = {}
    for stand in stands:
        rule = deciding_rule(moment, stand)
        if rule is not None:
            found.setdefault(rule, []).append(stand.source.id)
    yield from found.items()


def _house(moment: MomentCard, name: str) -> Iterator[Part]:
    for stand in moment.stands:
        rule = deciding_rule(moment, stand) if stand.source.house else None
        if rule is not None:
            yield Row(HOUSE_NAME, (f"{'with' if stand.agrees else 'against'} {name}: {bare(rule.text)}",))


def instead(moment: MomentCard, preferred: Sequence[str]) -> str:
    """What a source would have taken, in words; nothing where that is what was taken."""
    if len(preferred) > 1:
        return "rather any of the others"
    return "".join(f"rather “{option.text}”" for option in moment.options if option.id in preferred)


def _dispute(moment: MomentCard) -> str:
    """The question that most of the deciding rules are about, and how many others there are."""
    told = [deciding_rule(moment, stand) for stand in moment.stands]
    first = max(moment.disputes, key=lambda dispute: sum(rule in told for side in dispute.sides for rule in side.rules))
    others = len(moment.disputes) - 1
    return f"{first.question}{f' ({others} more)' if others else ''}"
