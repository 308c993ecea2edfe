"""The debrief of a class on the projector, station by station."""

from __future__ import annotations

from collections.abc import Callable

from sim.classroom.rules.course import ANALYSIS, DESCRIPTION, REACTIONS, SUMMARY
from sim.classroom.views.shapes import (
    AgreementView,
    DebriefView,
    DisputeView,
    FeedbackView,
    HiddenView,
    LineView,
    SideView,
    SourceStand,
    StageView,
    StepView,
)
from tui.projector.blocks import Beside, Block, Gauge, Item, Text, Title, Turn
from tui.projector.story import splits

FLOOR = "A line was crossed here, whatever the articles say"


def station(view: StageView) -> list[Block]:
    """The station on show: its questions for the room first, then what belongs to it."""
    found = view["debrief"]
    assert found is not None
    return [*_list("For all of us", found["prompts"]), *STATIONS[found["station"]](found)]


def feedback(found: FeedbackView) -> list[Block]:
    """What the articles hold for best of the options on offer, and the disputes that bite here with both sides."""
    if not found["stands"]:
        return [Title("The articles"), Text("None of them judges this decision.")]
    blocks: list[Block] = [Title("What each article holds for best here"), *map(_stand, found["stands"])]
    return [*blocks, *(block for dispute in found["disputes"] for block in _dispute(dispute))]


def _reactions(found: DebriefView) -> list[Block]:
    return _list(found["outcome"], found["questions"])


def _description(found: DebriefView) -> list[Block]:
    return [Title(f"It ended so: {found['outcome']}"), *(block for step in found["path"] for block in _step(step))]


def _analysis(found: DebriefView) -> list[Block]:
    blocks: list[Block] = [*_list(FLOOR, found["floor"]), Turn(), *_agreements(found["agreements"])]
    for step in found["path"]:
        stands = [*map(_stand, step["stands"])]
        if stands or step["disputes"]:
            blocks += [Turn(), Title(_what(step)), *_options(step), *stands]
            blocks += [block for dispute in step["disputes"] for block in _dispute(dispute)]
    return blocks


def _summary(found: DebriefView) -> list[Block]:
    """The goals wait behind the question what the other one wanted."""
    blocks: list[Block] = [Turn(), Title("What each of them wanted")]
    blocks += [Item("·", f"{goal['name']}: {goal['text']}") for goal in found["goals"]] or [Text("Nobody hid a wish.")]
    if found["hidden"]:
        blocks += [Turn(), Title("What not everybody could see"), *(_hidden(each) for each in found["hidden"])]
    present = next((line for line in found["lines"] if line["present"]), None)
    for other in found["lines"]:
        if present is not None and not other["present"]:
            blocks += [Turn(), *_side_by_side(present, other)]
    blocks += [
        Turn(),
        *_list("To take along", found["questions"]),
        *_list("What those who watched saw", found["marks"]),
    ]
    return [*blocks, *_agreements(found["agreements"])]


STATIONS: dict[str, Callable[[DebriefView], list[Block]]] = {
    REACTIONS: _reactions,
    DESCRIPTION: _description,
    ANALYSIS: _analysis,
    SUMMARY: _summary,
}


def _step(step: StepView) -> list[Block]:
    when = Text(f"day {step['day']}, {step['time']} · {step['title']}", quiet=True)
    return [Turn(), Title(_what(step)), when, *([] if step["tally"] is None else splits(step["tally"]))]


def _options(step: StepView) -> list[Block]:
    """What the letters stand for."""
    offered = [] if step["tally"] is None else step["tally"]["splits"]
    return [Item(each["letter"], each["text"], tight=True) for each in offered]


def _what(step: StepView) -> str:
    return f"{step['name']}: {step['text']}"


def _agreements(agreements: list[AgreementView]) -> list[Block]:
    """Side by side, and never added up."""
    rows = [
        Gauge(_source(each["title"], each["house"]), float(each["agreement"]), each["agreement"])
        if each["agreement"]
        else Gauge(_source(each["title"], each["house"]), None, "says nothing here")
        for each in agreements
    ]
    return [Title("How far each of them is with this road, of 100"), *rows] if rows else []


def _stand(stand: SourceStand) -> Block:
    best = " or ".join(stand["best"])
    return Item("·", f"{_source(stand['title'], stand['house'])}: {best or 'silent here'}", tight=True)


def _source(title: str, house: bool) -> str:
    return f"{title} (the house)" if house else title


def _dispute(dispute: DisputeView) -> list[Block]:
    sides = (block for number, side in enumerate(dispute["sides"], start=1) for block in _side(number, side))
    return [Title(dispute["question"]), *sides]


def _side(number: int, side: SideView) -> list[Block]:
    favours = f" This favours {' or '.join(side['best'])}." if side["best"] else ""
    rules = " ".join(f"{rule['text']} ({'; '.join(rule['cited'])})" for rule in side["rules"])
    return [Item(f"{number}.", f"{rules}{favours}")]


def _hidden(hidden: HiddenView) -> Block:
    beat = hidden["beat"]
    who = hidden["name"]
    return Item("·", f"{hidden['title']}, seen by {who} alone: {beat['text']}" if who else beat["text"])


def _side_by_side(present: LineView, other: LineView) -> list[Block]:
    names = ("The line on show", f"Another, from decision {other['parts']} on")
    blocks: list[Block] = [
        Title("Two lines side by side"),
        Beside(names, (*present["steps"], present["outcome"]), (*other["steps"], other["outcome"])),
    ]
    for one, two in zip(present["agreements"], other["agreements"], strict=True):
        figures = f"{one['agreement'] or 'nothing'} and {two['agreement'] or 'nothing'}"
        blocks.append(Gauge(_source(one["title"], one["house"]), None, figures))
    return blocks


def _list(title: str, texts: list[str]) -> list[Block]:
    return [Title(title), *(Item("·", text, tight=True) for text in texts)] if texts else []
