"""The articles side by side, and each by its rules, with the moments at which they were kept or not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sim.guidance.verdicts import Verdict
from tui.debriefing.articles import NOTHING
from tui.debriefing.looking import LookingBack
from tui.debriefing.parts import Heading, Paragraph, Part, Row
from tui.debriefing.words import HOUSE, cited
from tui.widgets.debrief.asking import ShowMoment
from tui.widgets.debrief.rows import Reading, apart, reading_row, readings, rule_row
from tui.widgets.fitted import Fitted
from tui.widgets.sheet import Sheet
from tui.widgets.two_panes import TwoPanes


class Articles(TwoPanes):
    """The bars on the left, the rules of the one that is chosen on the right."""

    def __init__(self, found: LookingBack) -> None:
        self._debrief = found.debrief
        self._moments = {moment.step: moment for moment in found.debrief.moments}
        articles, house = readings(found.debrief)
        self._readings = [*articles, *house]
        self._bars = OptionList(*self._rows(len(articles)), id="sources")
        self._head = Sheet(Content(""), id="stance")
        self._rules = OptionList(id="rules")
        super().__init__(self._bars, Vertical(self._head, self._rules))

    def _rows(self, articles: int) -> Iterator[Option]:
        for number, reading in enumerate(self._readings):
            if number == articles:
                yield Option(Fitted(partial(apart, self._debrief)), disabled=True)
            yield Option(Fitted(partial(reading_row, reading)), id=str(number))

    @on(OptionList.OptionHighlighted, "#sources")
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id is None:
            return
        reading = self._readings[int(event.option_id)]
        self._head.tell(_stance(reading))
        rows = list(self._uses(reading))
        self._rules.set_options(rows or [Option(Content(NOTHING), disabled=True)])
        if rows:
            self._rules.highlighted = 0

    def _uses(self, reading: Reading) -> Iterator[Option]:
        card = reading.source.source
        for verdict in Verdict:
            for use in reading.source.uses[verdict]:
                rule: Row | None = Row(verdict.value, (cited(use.rule, card.id),))
                for number, step in enumerate(use.steps):
                    row = Fitted(partial(rule_row, rule, self._moments[step]))
                    yield Option(row, id=f"{verdict.value} {use.rule.id} {number} {step}")
                    rule = None
                yield Option(Content(""), disabled=True)

    @on(OptionList.OptionSelected, "#sources")
    def _enter(self) -> None:
        self.enter()

    @on(OptionList.OptionSelected, "#rules")
    def _go(self, event: OptionList.OptionSelected) -> None:
        if event.option_id is not None:
            self.post_message(ShowMoment(int(event.option_id.rpartition(" ")[2])))


def _stance(reading: Reading) -> Iterator[Part]:
    card = reading.source.source
    yield Heading(3, card.title, reading.whose)
    if card.house:
        yield Paragraph(HOUSE)
    if card.stance:
        yield Paragraph(card.stance)
