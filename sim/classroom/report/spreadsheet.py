"""A report as CSV, one long table that opens safely in a spreadsheet.

Spreadsheets take a cell that begins with one of a few characters for a formula and run it. As OWASP's page on CSV
injection says, such a text gets an apostrophe before it, every text stands in quotation marks, and marks in it are
doubled; a number is left alone, and none here is below 0.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from fractions import Fraction
from io import StringIO
from typing import TypeAlias

from sim.classroom.report.blocks import Report, Scene
from sim.classroom.report.words import HIDDEN, kind_words
from sim.guidance.agreement import shown

COLUMNS = (
    "table",
    "scene",
    "visit",
    "vote",
    "line",
    "title",
    "role",
    "option",
    "text",
    "count",
    "share",
    "least",
    "lower_quartile",
    "median",
    "upper_quartile",
    "most",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # the last four: a spreadsheet in Japanese
_Value: TypeAlias = str | int | float
_Row: TypeAlias = dict[str, _Value]


def as_csv(report: Report) -> str:
    """The table, its first line the names of its columns; lines end as RFC 4180 says."""
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(report):
        writer.writerow({name: harmless(value) if isinstance(value, str) else value for name, value in row.items()})
    return out.getvalue()


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _rows(report: Report) -> Iterator[_Row]:
    yield {"table": "all", "title": report.title, "text": report.lesson, "count": _count(report.participants)}
    yield from _decisions(report)
    for spread in report.spreads:
        five: _Row = dict(zip(COLUMNS[-5:], map(shown, spread.five or ()), strict=False))
        yield {
            "table": "agreement",
            "option": spread.source.id,
            "text": spread.source.title,
            "count": _count(spread.counted),
            **five,
        }
    for ended in report.endings:
        words = kind_words(ended.kind)
        yield {"table": "ending", "option": ended.kind, "text": words, **_figures(ended.count, ended.share)}
    yield from _unreached("unreached decision", report.unreached_decisions)
    yield from _unreached("unreached scene", report.unreached_scenes)
    for tried in report.tried:
        own: _Row = {"scene": tried.place.scene, "visit": tried.place.visit, "title": tried.title}
        yield {"table": "other line", **own, "option": tried.option, "text": tried.text, "count": tried.count}
    for number, road in enumerate(report.roads):
        for title, text in road.steps:
            yield {"table": "another road" if number else "road", "line": number + 1, "title": title, "text": text}
    for mark in report.marks:
        yield {"table": mark.sign, "title": mark.title, "text": mark.text}


def _decisions(report: Report) -> Iterator[_Row]:
    """A row for each option, behind one for all who came to the decision."""
    for decision in report.decisions:
        place = decision.place
        own: _Row = {
            "scene": place.scene,
            "visit": place.visit,
            "vote": place.again if report.steered else "",
            "title": decision.title,
            "role": decision.role,
        }
        yield {"table": "decision", **own, "count": _count(decision.count)}
        for cell in decision.cells:
            kind = "besides" if cell.aside else "option"
            yield {"table": kind, **own, "option": cell.option, "text": cell.text, **_figures(cell.count, cell.share)}


def _unreached(table: str, scenes: tuple[Scene, ...]) -> Iterator[_Row]:
    for scene in scenes:
        yield {"table": table, "scene": scene.id, "title": scene.title, "count": 0}


def _figures(count: int | None, share: Fraction | None) -> _Row:
    return {"count": _count(count), "share": "" if share is None else round(float(share), 4)}


def _count(count: int | None) -> _Value:
    return HIDDEN if count is None else count
