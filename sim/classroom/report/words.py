"""What a report says in every form: the rule about small groups, kinds of endings, figures and headings in words."""

from __future__ import annotations

from fractions import Fraction

from sim.classroom.report.blocks import Cell, Decision, Report, Road
from sim.classroom.report.gathering import STOPPED, UNFINISHED
from sim.classroom.report.network import LEAST
from sim.guidance.agreement import shown

HIDDEN = "hidden"
RULE = (
    f"Groups of fewer than {LEAST} are hidden, and with each of them at least one other figure, so that no sum gives "
    "it away. What is hidden is never nothing: where nobody did something, a 0 says so."
)
FEW = (
    f"Fewer than {LEAST} took part, so there is nothing here that could be counted without pointing at somebody: only "
    "what was asked, in the order of the story."
)
NO_SCORES = "A figure says how a group decided, and where the advice parts. It is nobody's mark."
_KINDS = {
    UNFINISHED: "No ending yet",
    STOPPED: "To the end of the lesson",
    "reunited": "Together again",
    "friends": "Friends",
    "fresh-start": "A fresh start",
    "at-peace": "At peace",
    "door-open": "The door stays open",
    "apart-in-pain": "Apart, and it hurts",
    "boundary-crossed": "A boundary was crossed",
}


def kind_words(kind: str) -> str:
    """A kind of ending in words."""
    return _KINDS.get(kind, kind.replace("-", " ").capitalize())


def letter(index: int) -> str:
    """A to Z for an option by its place; behind that AA and so on."""
    return chr(65 + index) if index < 26 else letter(index // 26 - 1) + letter(index % 26)


def percent(share: Fraction) -> str:
    """A share of 0 to 1 in 100, as a whole number; what is more than nothing never reads as nothing."""
    whole = int(share * 100 + Fraction(1, 2))
    return "under 1%" if share and not whole else f"{whole}%"


def figure(count: int | None) -> str:
    """A count, or that it is hidden."""
    return HIDDEN if count is None else f"{count:,}"


def agreement(value: Fraction) -> str:
    """An agreement of 0 to 100."""
    return f"{shown(value):.1f}"


def of_cell(cell: Cell) -> str:
    """`12 (40%)`, `hidden`, `not on offer`."""
    if cell.count == 0 and not cell.offered:
        return "not on offer"
    share = "" if cell.share is None else f" ({percent(cell.share)})"
    return f"{figure(cell.count)}{share}"


def heading(decision: Decision) -> str:
    """The title of a decision; the second visit to its scene and the second vote there are told apart."""
    visit = f", visit {decision.place.visit}" if decision.place.visit > 1 else ""
    again = f", vote {decision.place.again}" if decision.place.again > 1 else ""
    return f"{decision.title}{visit}{again}"


def about(decision: Decision, steered: bool) -> str:
    """Who decides, and how many did."""
    did = "voted" if steered else "came here"
    counted = f"how many {did} is hidden" if decision.count is None else f"{decision.count:,} {did}"
    return f"{decision.name} decides; {counted}."


def spread_key(report: Report) -> str:
    """How a spread is read."""
    return (
        f"From 0 to 100, over the {report.unit}s, each source by itself. Least and most are the middle of the five "
        "lowest and of the five highest, so that no figure is one person's; half of all lie between the quartiles."
    )


def who(report: Report) -> str:
    """`30 plays`, `5 or more seats`, `One class, 7 votes`."""
    if report.steered:
        votes = len(report.decisions)
        return f"One class, {votes} vote{'' if votes == 1 else 's'}"
    if report.few:
        return f"Fewer than {LEAST} {report.unit}s"
    number = f"{LEAST} or more" if report.participants is None else f"{report.participants:,}"
    return f"{number} {report.unit}s"


def pieces(report: Report) -> str:
    """What was played, and by which guidance it is read."""
    lesson = f"Lesson: {report.lesson}" if report.lesson else ""
    return " · ".join(filter(None, (lesson, report.pack)))


def as_above(road: Road) -> str:
    """How much of a road was told before."""
    return f"As above for {road.shared} decision{'' if road.shared == 1 else 's'}, and then:"
