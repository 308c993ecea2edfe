from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from sim.classroom.report.blocks import Noted, Road
from sim.classroom.report.charts import bars, box_plot, ending_bars, heat_maps
from sim.classroom.report.html import as_html
from sim.classroom.report.telling import report
from tests.support.classes import gathered

ITS = report(gathered({"fork,eat": 20, "spoon,sit": 6, "knife,wash": 3}))
NASTY = '<script>alert("x")</script>&\'"]]>'


class Page(HTMLParser):
    """The tags of a page, in order, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += f"{data} "


def test_a_page_has_every_figure_in_words_and_nothing_from_elsewhere() -> None:
    page = Page(as_html(ITS))
    assert not page.open
    assert {"script", "link", "img", "iframe", "a"}.isdisjoint(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "href")]
    assert "20 (69%)" in page.text
    assert page.text.count("hidden") > 4
    assert "The sink" in page.text
    assert "median" in page.text


def test_what_an_author_wrote_is_text() -> None:
    page = Page(as_html(ITS))
    assert {"b", "em"}.isdisjoint(page.tags)
    assert "The <b>drawer</b> of Noor" in page.text
    assert "=Take the fork & run." in page.text


@pytest.mark.parametrize("few", [False, True])
def test_whatever_anybody_wrote_is_text(few: bool) -> None:
    decision = replace(
        ITS.decisions[0], title=NASTY, name=NASTY, cells=(replace(ITS.decisions[0].cells[0], text=NASTY),)
    )
    its = replace(
        ITS,
        title=NASTY,
        language=NASTY,
        lesson=NASTY,
        pack=NASTY,
        few=few,
        decisions=(decision,),
        unreached_scenes=(replace(ITS.unreached_scenes[0], title=NASTY),),
        roads=(Road(((NASTY, NASTY),), NASTY),),
        marks=(Noted("plus", NASTY, NASTY),),
    )
    page = Page(as_html(its))
    assert not page.open
    assert "script" not in page.tags
    assert NASTY in page.text


def test_a_chart_is_sound_svg_that_says_all_it_shows() -> None:
    charts = [*heat_maps(ITS.decisions), bars(ITS.decisions[0]), ending_bars(ITS.endings), box_plot(ITS.spreads)]
    for chart in charts:
        root = ElementTree.fromstring(chart)
        assert root.attrib["role"] == "img"
        heard = root.attrib["aria-label"]
        for drawn in (each.text or "" for each in root.iter("text")):
            assert drawn in heard or not re.fullmatch(r"\d+(\.\d+)?", drawn) or drawn in ("0", "25", "50", "75", "100")


def test_a_long_report_is_drawn_in_charts_that_fit_a_page() -> None:
    assert [chart.count('<text class="label"') for chart in heat_maps(ITS.decisions[:1] * 30)] == [14, 14, 2]
