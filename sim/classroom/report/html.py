"""A report as one HTML page to read, to print and to keep: no script, no other file. Every text is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from sim.classroom.report import charts
from sim.classroom.report.blocks import Decision, Noted, Report, Road, Scene
from sim.classroom.report.words import (
    FEW,
    NO_SCORES,
    RULE,
    about,
    as_above,
    heading,
    kind_words,
    pieces,
    spread_key,
    who,
)
from sim.exchange.webpage import webpage

_SHEET = Path(__file__).with_name("page.css")
_KEY = (
    "A row is a decision, a cell one of its options, by its letter; the texts stand below. The number says how many "
    "chose it, and the stronger the shade, the larger their share. – is hidden, · was on offer to nobody, a broken "
    "frame is something done besides, which leads nowhere."
)


def as_html(report: Report) -> str:
    """The page."""
    body = "\n".join(("<main>", *_body(report), "</main>"))
    return webpage(f"{report.title}: report", _SHEET, body, report.language)


def _body(report: Report) -> Iterator[str]:
    yield f'<h1 dir="auto">{escape(report.title)}</h1>'
    yield f'<p class="quiet">{escape(f"{who(report)} · {pieces(report)}")}</p>'
    yield f'<p class="rule">{escape(FEW if report.few else f"{RULE} {NO_SCORES}")}</p>'
    yield from _roads(report.roads)
    if report.few:
        yield from _asked(report.decisions)
        return
    yield from _heat(report)
    yield from _agreement(report)
    yield from _endings(report)
    yield from _unreached(report)
    yield from _tried(report)
    yield from _marks(report.marks)
    yield from _decisions(report)


def _heat(report: Report) -> Iterator[str]:
    if report.decisions:
        yield "<section>\n<h2>Who chose what</h2>"
        yield f'<p class="quiet">{escape(_KEY)}</p>'
        yield from (_figure(chart) for chart in charts.heat_maps(report.decisions))
        yield "</section>"


def _agreement(report: Report) -> Iterator[str]:
    if any(spread.five for spread in report.spreads):
        yield "<section>\n<h2>How far each source agrees</h2>"
        yield f'<p class="quiet">{escape(spread_key(report))}</p>'
        yield _figure(charts.box_plot(report.spreads))
        yield "</section>"


def _endings(report: Report) -> Iterator[str]:
    if report.endings:
        yield "<section>\n<h2>How it ended</h2>"
        yield '<p class="quiet">No ending is worth more than another.</p>'
        yield _figure(charts.ending_bars(report.endings))
        yield "</section>"


def _unreached(report: Report) -> Iterator[str]:
    if report.unreached_decisions or report.unreached_scenes:
        yield "<section>\n<h2>Where nobody came</h2>"
        yield from _scenes("Decisions", report.unreached_decisions)
        yield from _scenes("Other scenes", report.unreached_scenes)
        yield "</section>"


def _scenes(name: str, scenes: Sequence[Scene]) -> Iterator[str]:
    if scenes:
        titles = ", ".join(f"<bdi>{escape(scene.title)}</bdi>" for scene in scenes)
        yield f"<p>{name}: {titles}.</p>"


def _tried(report: Report) -> Iterator[str]:
    if report.tried:
        yield "<section>\n<h2>What was tried on another line</h2>"
        yield f'<p class="quiet">By five {report.unit}s or more that went back to a decision.</p>\n<ul>'
        for each in report.tried:
            title, text = escape(each.title), escape(each.text)
            yield f"<li><bdi>{title}</bdi>: <bdi>{text}</bdi> {each.count:,}</li>"
        yield "</ul>\n</section>"


def _marks(marks: Sequence[Noted]) -> Iterator[str]:
    if marks:
        yield "<section>\n<h2>Plus and delta</h2>\n<ul>"
        for mark in marks:
            sign = "Plus" if mark.sign == "plus" else "Delta"
            yield f"<li>{sign}, <bdi>{escape(mark.title)}</bdi>: <bdi>{escape(mark.text)}</bdi></li>"
        yield "</ul>\n</section>"


def _roads(roads: Sequence[Road]) -> Iterator[str]:
    for index, road in enumerate(roads):
        if road.steps:
            yield f"<section>\n<h2>{'The road of the class' if index == 0 else 'Another line that it tried'}</h2>"
            yield f'<p class="quiet">{as_above(road)}</p>' if road.shared else ""
            yield f'<ol start="{road.shared + 1}">'
            for title, text in road.steps[road.shared :]:
                yield f"<li><bdi>{escape(title)}</bdi>: <bdi>{escape(text)}</bdi></li>"
            yield f"</ol>\n<p>{escape(kind_words(road.ending))}.</p>\n</section>"


def _decisions(report: Report) -> Iterator[str]:
    if report.decisions:
        yield "<section>\n<h2>Decision by decision</h2>"
        for index, decision in enumerate(report.decisions, 1):
            head = f'<h3 dir="auto">{index}. {escape(heading(decision))}</h3>'
            told = f'<p class="quiet">{escape(about(decision, report.steered))}</p>'
            yield f'<div class="decision">\n{head}\n{told}\n{_figure(charts.bars(decision))}\n</div>'
        yield "</section>"


def _asked(decisions: Sequence[Decision]) -> Iterator[str]:
    """The decisions without any figure."""
    if decisions:
        yield "<section>\n<h2>What was asked</h2>"
        for index, decision in enumerate(decisions, 1):
            yield f'<div class="decision">\n<h3 dir="auto">{index}. {escape(heading(decision))}</h3>'
            yield f'<p class="quiet">{escape(decision.name)} decides.</p>\n<ol type="A">'
            for cell in decision.cells:
                yield f"<li><bdi>{escape(cell.text)}</bdi></li>"
            yield "</ol>\n</div>"
        yield "</section>"


def _figure(chart: str) -> str:
    return f"<figure>{chart}</figure>"
