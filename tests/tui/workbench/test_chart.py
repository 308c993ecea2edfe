from __future__ import annotations

from sim.play.session import Session
from tests.support.workbench import story
from tui.map.marks import Standing
from tui.workbench.chart import author_chart, layers_of


def test_every_scene_is_on_the_map_by_its_id_and_the_one_on_show_is_marked() -> None:
    session = Session(story())
    session.take("write")
    chart = author_chart(story(), layers_of(story()), session)
    assert set(chart.order) == set(story().scenario.scenes)
    assert {name: mark.title for name, mark in chart.marks.items()} == {name: name for name in chart.order}
    assert [chart.marks[name].standing for name in ("kitchen", "answer", "quiet")] == [
        Standing.ROAD,
        Standing.HERE,
        Standing.SEEN,
    ]
    assert chart.here == "answer"
    assert "◆ answer" in "\n".join(chart.drawings[-1].text)


def test_a_scene_says_what_entering_it_does_and_what_each_option_does() -> None:
    chart = author_chart(story(), layers_of(story()), Session(story()))
    assert chart.marks["answer"].told.splitlines() == [
        "The answer · ex decides · nerve +1",
        "fetch: agree-to-meet · to doorstep",
        "later: not-ready · to quiet",
    ]
    assert chart.marks["quiet"].told == "the end: at peace"


def test_what_nothing_leads_to_stands_apart_at_the_end() -> None:
    lonely = story(("  quiet: {text", "  attic: {text: Dust., to: quiet}\n  quiet: {text"))
    layers = layers_of(lonely)
    assert layers[-1] == ["attic"]
    chart = author_chart(lonely, layers, Session(lonely))
    assert "attic" in "\n".join(chart.drawings[-1].text)
    assert chart.marks["attic"].told == "\nto quiet"
