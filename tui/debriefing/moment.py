"""One moment of a debrief in words: what was taken, who is for and against it, what else was on offer, and luck.

Options are told once, by the numbers that they had in the play, and rules once, with the numbers of the options
that follow and break them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sim.debrief.blocks import Debrief, DisputeCard, MomentCard, OptionCard, RuleCard, Stand, WhatIf
from sim.guidance.verdicts import Verdict
from tui.debriefing.luck import tell_luck
from tui.debriefing.parts import Heading, Paragraph, Part, Row
from tui.debriefing.words import beat, cited_by_all, date, listed, number, speakers
from tui.debriefing.written import NOTHING, Written


def tell_moment(moment: MomentCard, debrief: Debrief, written: Written = NOTHING) -> Iterator[Part]:
    """A decision, from its heading to the luck that followed it and the player's note."""
    name = whom(moment, debrief)
    yield heading((moment,))
    yield Paragraph(f"{took(moment, debrief)} “{moment.text}”")
    yield Paragraph(nobody_speaks(moment, debrief) or tally(moment, name))
    numbers = {option.id: n for n, option in enumerate(moment.options, start=1)}
    for option in moment.options:
        yield Row(f"{numbers[option.id]} {'taken' if option.taken else ''}".strip(), tuple(_option(option, debrief)))
    yield from _under("Side by side:", _stands(moment.stands, numbers, name))
    yield from _under("By the rules:", _rules(moment, numbers))
    yield from _under("In dispute:", (Row("?", tuple(tell_dispute(each, numbers))) for each in moment.disputes))
    yield from tell_luck(moment.luck, debrief)
    yield from written.remark(moment.step)


def heading(moments: Sequence[MomentCard]) -> Heading:
    """The heading of one decision, or of those of one visit: steps, day and scene, and whether it is disputed."""
    first, last = moments[0], moments[-1]
    steps = str(first.step) if first is last else f"{first.step} to {last.step}"
    disputed = any(moment.disputed for moment in moments)
    return Heading(3, f"{steps} · {date(first.minutes)} · {first.title}", "the articles disagree" if disputed else "")


def whom(moment: MomentCard, debrief: Debrief) -> str:
    """Who decided, as one who is spoken to or spoken of."""
    return "you" if moment.role == debrief.you else moment.name


def took(moment: MomentCard, debrief: Debrief) -> str:
    """`You took:`, or whoever it was."""
    return f"{'You' if moment.role == debrief.you else moment.name} took:"


def _under(title: str, rows: Iterable[Part]) -> Iterator[Part]:
    """The rows under their title; nothing where there are none."""
    for index, row in enumerate(rows):
        if index == 0:
            yield Paragraph(title)
        yield row


def nobody_speaks(moment: MomentCard, debrief: Debrief) -> str:
    """Why no article takes sides; nothing where one does."""
    if len(moment.options) == 1:
        return "There was one way on, so nobody takes sides."
    if moment.role != debrief.seeker:
        return f"The articles speak to {debrief.names[debrief.seeker]}; here the house alone is heard."
    return "" if moment.speaking else "No article tells these options apart."


def at_a_glance(moment: MomentCard, debrief: Debrief) -> str:
    """How many articles agree, in few words, or why none takes sides."""
    if moment.option.aside:
        return "an aside"
    if len(moment.options) == 1:
        return "one way on"
    if moment.role != debrief.seeker:
        return "the house alone speaks"
    speaking = moment.speaking
    if not speaking:
        return "no article takes sides"
    agree = "agrees" if len(speaking) == 1 else "agree"
    return f"{sum(stand.agrees for stand in speaking)} of {len(speaking)} that speak {agree}"


def tally(moment: MomentCard, name: str) -> str:
    """How many of the articles that speak are with whoever decided."""
    speaking = moment.speaking
    agreeing = sum(stand.agrees for stand in speaking)
    articles = "article that speaks" if len(speaking) == 1 else "articles that speak"
    return f"{agreeing} of {len(speaking)} {articles} {'is' if agreeing == 1 else 'are'} with {name}."


def _option(option: OptionCard, debrief: Debrief) -> Iterator[str]:
    yield f"“{option.text}”"
    if option.note:
        yield f"the author: {option.note}"
    if option.next is not None:
        yield from tell_next(option.next, debrief)


def tell_next(what_if: WhatIf, debrief: Debrief) -> Iterator[str]:
    """What would have come next, as far as it goes without chance and other people's answers."""
    beats = [beat(told, debrief.names, debrief.you) for told in what_if.beats]
    if beats:
        yield f"next: {' '.join(beats)}{' ...' if what_if.more else ''}"
    if what_if.chances:
        outcomes = "; ".join(f"“{odd.text}” {number(odd.percent)} in 100" for odd in what_if.chances)
        yield f"then chance: {outcomes}"
    if what_if.decides:
        yield f"then it is for {what_if.decides} to answer"


def _stands(stands: Sequence[Stand], numbers: dict[str, int], name: str) -> Iterator[Part]:
    for stand in stands:
        if stand.speaks:
            side = "with" if stand.agrees else "against"
            yield Row(f"{side} {name}", (f"{_title(stand)}: {_preferred(stand, numbers)}",))
    silent = [_title(stand) for stand in stands if not stand.speaks]
    if silent and len(silent) < len(stands):
        yield Row("silent", ("; ".join(silent),))


def _title(stand: Stand) -> str:
    return f"{stand.source.title} (the house's addition)" if stand.source.house else stand.source.title


def _preferred(stand: Stand, numbers: dict[str, int]) -> str:
    return f"for {listed([numbers[option] for option in stand.best], 'or')}"


def _rules(moment: MomentCard, numbers: dict[str, int]) -> Iterator[Part]:
    cards = {card.id: card for option in moment.options for card in (*option.follows, *option.breaks)}
    given = {judgement.rule: judgement.verdict for judgement in moment.judgements}
    for verdict in (*Verdict, None):
        label = "elsewhere" if verdict is None else verdict.value
        for card in cards.values():
            if given.get(card.id) is verdict:
                yield Row(label, (_rule(card, moment, numbers),))


def _rule(card: RuleCard, moment: MomentCard, numbers: dict[str, int]) -> str:
    follows = [numbers[option.id] for option in moment.options if card in option.follows]
    breaks = [numbers[option.id] for option in moment.options if card in option.breaks]
    sides = (_verb(follows, "follow"), _verb(breaks, "break"))
    return f"{cited_by_all(card)}: {', '.join(filter(None, sides))}"


def _verb(options: Sequence[int], verb: str) -> str:
    return f"{listed(options)} {verb}{'s' if len(options) == 1 else ''} it" if options else ""


def tell_dispute(dispute: DisputeCard, numbers: dict[str, int]) -> Iterator[str]:
    """The question, and who is for which options by their numbers."""
    yield dispute.question
    for side in dispute.sides:
        yield f"{speakers(side.rules)}: {listed([numbers[option] for option in side.options], 'or')}"
