"""A report as a page of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sim.classroom.report.blocks import Decision, Report, Scene
from sim.classroom.report.words import (
    FEW,
    HIDDEN,
    NO_SCORES,
    RULE,
    about,
    agreement,
    as_above,
    figure,
    heading,
    kind_words,
    letter,
    of_cell,
    pieces,
    spread_key,
    who,
)
from tui.prose import clean, wrap
from tui.simulating.paper import INDENT, Paper, block

FIGURE = 14  # columns of a figure behind an option
CELLS = 16  # of a bar


def tell(paper: Paper, report: Report) -> None:
    """The whole report, on the paper."""
    paper.title(report.title, who(report))
    paper.said(pieces(report))
    paper.said(FEW if report.few else f"{RULE} {NO_SCORES}")
    _roads(paper, report)
    _decisions(paper, report)
    _agreement(paper, report)
    _endings(paper, report)
    _unreached(paper, report)
    _others(paper, report)


def _decisions(paper: Paper, report: Report) -> None:
    if not report.decisions:
        return
    paper.heading("What was asked" if report.few else "Who chose what")
    for index, decision in enumerate(report.decisions, 1):
        if index > 1:
            paper.line("")
        paper.said(f"{index}  {heading(decision)}. {about(decision, report.steered)}")
        for line in _options(decision, paper.columns, report.few):
            paper.line(line)


def _options(decision: Decision, columns: int, few: bool) -> Iterator[str]:
    """Every option with its figure and its bar, its text in as many lines as it needs."""
    room = columns if few else columns - FIGURE - CELLS - 4
    for index, cell in enumerate(decision.cells):
        first, rest = f"{INDENT * 2}{letter(index):2} ", " " * 7
        text = f"{cell.text}{' (besides)' if cell.aside else ''}"
        head, *more = wrap(clean(text), room, first, rest).split("\n")
        yield head if few else f"{head:{room}}  {of_cell(cell):>{FIGURE}}  {_bar(cell.count, cell.share)}".rstrip()
        yield from more


def _bar(count: int | None, share: Fraction | None) -> str:
    return "" if count is None else block(float(share or 0), CELLS)


def _agreement(paper: Paper, report: Report) -> None:
    if not any(spread.five for spread in report.spreads):
        return
    paper.heading("How far each source agrees")
    heads = ["least", "lower\nquarter", "median", "upper\nquarter", "most"]
    five = {spread.source.id: spread.five for spread in report.spreads}
    paper.table(heads, {name: [agreement(each) for each in its] if its else ["–"] * 5 for name, its in five.items()})
    paper.said(f"{spread_key(report)} – says nothing, or to fewer than five.")


def _endings(paper: Paper, report: Report) -> None:
    if not report.endings:
        return
    paper.heading("How it ended")
    for ended in report.endings:
        bar = _bar(ended.count, ended.share)
        paper.line(f"{INDENT}{kind_words(ended.kind):26}{figure(ended.count):>{len(HIDDEN)}}  {bar}".rstrip())


def _unreached(paper: Paper, report: Report) -> None:
    if report.unreached_decisions or report.unreached_scenes:
        paper.heading("Where nobody came")
        _scenes(paper, "Decisions", report.unreached_decisions)
        _scenes(paper, "Other scenes", report.unreached_scenes)


def _scenes(paper: Paper, name: str, scenes: Sequence[Scene]) -> None:
    if scenes:
        paper.said(f"{name}: {', '.join(scene.title for scene in scenes)}.")


def _roads(paper: Paper, report: Report) -> None:
    for index, road in enumerate(road for road in report.roads if road.steps):
        paper.heading("Another line that the class tried" if index else "The road of the class")
        if road.shared:
            paper.said(as_above(road))
        for title, text in road.steps[road.shared :]:
            paper.line(wrap(clean(f"{title}: {text}"), paper.columns, INDENT, INDENT * 2))
        paper.said(f"{kind_words(road.ending)}.")


def _others(paper: Paper, report: Report) -> None:
    """What was tried besides, and what those who watched noted."""
    if report.tried:
        paper.heading("What was tried on another line")
        for each in report.tried:
            paper.line(wrap(clean(f"{each.title}: {each.text} {each.count:,}"), paper.columns, INDENT, INDENT * 2))
    if report.marks:
        paper.heading("Plus and delta")
        for mark in report.marks:
            sign = "+" if mark.sign == "plus" else "Δ"
            paper.line(wrap(clean(f"{sign} {mark.title}: {mark.text}"), paper.columns, INDENT, INDENT * 2))
