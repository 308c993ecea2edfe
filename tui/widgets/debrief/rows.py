"""The rows of the debrief's lists, as styled lines of a given width: an article, a rule, a moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual.content import Content

from sim.debrief.blocks import Debrief, MomentCard, SourceReading
from tui.debriefing.articles import disagreement
from tui.debriefing.moment import at_a_glance
from tui.debriefing.parts import Part, Row
from tui.debriefing.words import HOUSE_NAME, date
from tui.widgets.paragraphs import EMPTY, hung, prose
from tui.widgets.typeset import bar, typeset


class Reading(NamedTuple):
    """How one source reads one role; `whose` names the role where it is not the one who is advised."""

    source: SourceReading
    whose: str

    @property
    def name(self) -> str:
        """Its short name; the house stands for respect."""
        name = "Respect" if self.source.source.house else self.source.source.short
        return f"{name}, {self.whose}" if self.whose else name


def readings(debrief: Debrief) -> tuple[list[Reading], list[Reading]]:
    """The articles' readings, and, set apart, the house's."""
    articles: list[Reading] = []
    house: list[Reading] = []
    for reading in debrief.readings:
        whose = "" if reading.role in (debrief.seeker, debrief.you) else reading.name
        for source in reading.sources:
            (house if source.source.house else articles).append(Reading(source, whose))
    return articles, house


def reading_row(reading: Reading, columns: int) -> Content:
    """An article as a bar."""
    return bar(reading.name, reading.source.agreement, columns)


def apart(debrief: Debrief, columns: int) -> Content:
    """What stands between the articles and the house."""
    lines = [EMPTY, *hung(prose(disagreement(debrief).text), columns), EMPTY]
    house = f"Set apart from them, {HOUSE_NAME}'s own view:"
    return Content("\n").join([*lines, *hung(prose(house, "$quiet"), columns)])


def rule_row(rule: Row | None, moment: MomentCard, columns: int) -> Content:
    """A moment at which a rule was kept or not, below the rule where it is the first of its moments."""
    place = prose(f"▸ {date(moment.minutes)} · {moment.title}", "$primary")
    line = "  " + place.truncate(max(8, columns - 2), ellipsis=True)
    return line if rule is None else Content("\n").join([typeset([rule], columns), line])


def moment_row(moment: MomentCard, debrief: Debrief, has_note: bool, columns: int) -> Content:
    """A moment on the time line: when and where, what was taken, how many were with it."""
    room = max(8, columns - 2)
    foot = prose(at_a_glance(moment, debrief), "$quiet")
    if moment.disputes and not moment.option.aside:
        foot += Content.styled(" · in dispute", "italic $primary")
    if has_note:
        foot += Content.styled(" · your note", "$quiet")
    head = prose(f"{date(moment.minutes)} · {moment.title}", "bold")
    lines = [head, prose(f"“{moment.text}”"), foot]
    return strung([line.truncate(room, ellipsis=True) for line in lines])


def stop_row(parts: Sequence[Part], columns: int) -> Content:
    """A stop of the road, in as many lines as it takes."""
    return strung(typeset(parts, max(8, columns - 2)).split("\n", allow_blank=True))


def strung(lines: Iterable[Content]) -> Content:
    """Lines as one bead of a string that runs down the left."""
    bead, string = Content.styled("● ", "$primary"), Content.styled("│ ", "$line")
    return Content("\n").join((string if number else bead) + line for number, line in enumerate(lines))
