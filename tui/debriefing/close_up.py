"""One moment close up, for whoever has a page to themself: who stood where and by which rule, option by option."""

from __future__ import annotations

from collections.abc import Iterator

from sim.debrief.blocks import Debrief, MomentCard, OptionCard, Stand
from sim.debrief.deciding import deciding_rule, rather
from tui.debriefing.luck import tell_luck
from tui.debriefing.moment import nobody_speaks, tally, tell_dispute, tell_next, took, whom
from tui.debriefing.parts import Heading, Paragraph, Part, Row
from tui.debriefing.visit import instead
from tui.debriefing.words import HOUSE_NAME, cited, cited_by_all, date
from tui.debriefing.written import Written

DISAGREE = "the articles disagree"
ASIDE = "This was an aside: it took nothing away from the other options, so nobody takes sides here."


def tell_close_up(moment: MomentCard, debrief: Debrief, written: Written) -> Iterator[Part]:
    """A decision on a page of its own. That the articles disagree is said where a named dispute bites."""
    numbers = {option.id: n for n, option in enumerate(moment.options, start=1)}
    yield Heading(
        2, f"{date(moment.minutes)} · {moment.title}", "" if moment.option.aside or not moment.disputes else DISAGREE
    )
    yield Row(took(moment, debrief), (f"“{moment.text}”",))
    yield from written.remark(moment.step)
    yield Heading(3, "What was on offer")
    for option in moment.options:
        yield Row(_label(option, numbers), (f"“{option.text}”",))
    if moment.option.aside:
        yield Paragraph(ASIDE)
    else:
        yield from _side_by_side(moment, debrief)
        yield from _disputes(moment, numbers)
    yield Heading(3, "Option by option")
    for option in moment.options:
        yield Row(_label(option, numbers), tuple(_option(option, debrief)))
    if moment.luck:
        yield Heading(3, "Luck")
    yield from tell_luck(moment.luck, debrief)


def _disputes(moment: MomentCard, numbers: dict[str, int]) -> Iterator[Part]:
    if moment.disputes:
        yield Heading(3, "Where the articles disagree")
    for dispute in moment.disputes:
        yield Row("?", tuple(tell_dispute(dispute, numbers)))


def _label(option: OptionCard, numbers: dict[str, int]) -> str:
    return f"{numbers[option.id]}{' taken' if option.taken else ''}{' aside' if option.aside else ''}"


def _side_by_side(moment: MomentCard, debrief: Debrief) -> Iterator[Part]:
    name = whom(moment, debrief)
    yield Heading(3, "Who stood where")
    yield Paragraph(nobody_speaks(moment, debrief) or tally(moment, name))
    for stand in sorted(moment.speaking, key=lambda stand: not stand.agrees):
        yield Row(_side(stand, name), tuple(_stand(moment, stand)))
    silent = [stand.source.title for stand in moment.stands if not stand.speaks and not stand.source.house]
    if silent and moment.speaking:
        yield Row("silent", tuple(silent))
    for stand in moment.stands:
        if stand.source.house and stand.speaks:
            yield Heading(3, f"Set apart: {HOUSE_NAME}")
            yield Row(_side(stand, name), tuple(_stand(moment, stand)))


def _side(stand: Stand, name: str) -> str:
    return f"{'with' if stand.agrees else 'against'} {name}"


def _stand(moment: MomentCard, stand: Stand) -> Iterator[str]:
    """Who it is, by which rule, and what they would rather have had."""
    yield stand.source.title
    rule = deciding_rule(moment, stand)
    if rule is not None:
        yield cited(rule, stand.source.id)
    other = instead(moment, rather(moment, stand))
    if other:
        yield other


def _option(option: OptionCard, debrief: Debrief) -> Iterator[str]:
    yield f"“{option.text}”"
    yield from (f"follows: {cited_by_all(rule)}" for rule in option.follows)
    yield from (f"breaks: {cited_by_all(rule)}" for rule in option.breaks)
    if not option.follows and not option.breaks:
        yield "It follows no rule and breaks none."
    if option.note:
        yield f"the author: {option.note}"
    if option.next is not None:
        yield from tell_next(option.next, debrief)
