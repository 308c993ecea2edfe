from __future__ import annotations

import itertools
from fractions import Fraction
from pathlib import Path

import pytest

from sim.story.prose import PRONOUNS, Person
from tests.support.hypertext import Reader
from tests.support.shelf import Shelf
from tui.debriefing.finding import found
from tui.debriefing.html import render_html
from tui.debriefing.parts import Bar, Heading, Paragraph, Part, Row
from tui.debriefing.writing import write_out
from tui.shelf.folders import library
from tui.shelf.kept import read_play

NASTY = "<script>alert('x')</script> [b]a & \"b\"[/b] &amp; <!-- \\ --> ]]>"


@pytest.mark.parametrize(
    "part",
    [Heading(2, NASTY, NASTY), Paragraph(NASTY), Row(NASTY, (NASTY, NASTY)), Bar(NASTY, None)],
    ids=lambda part: type(part).__name__,
)
def test_what_looks_like_markup_comes_out_as_text(part: Part) -> None:
    page = Reader(render_html([Heading(1, "Title"), part]))
    assert page.words.count(NASTY) == {Heading: 2, Row: 3}.get(type(part), 1)
    assert "script" not in page.tags
    assert page.open == []


def test_a_story_that_is_full_of_markup_comes_out_as_text(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    title = "<script>alert(1)</script> & [b]"
    shelf.write(
        shelf.story.read_text().replace("The Jar", f"'{title}'").replace("Wait.,", "'<img src=x> [/b] & *so*',")
    )
    path = shelf.keep("wait", {"ex": Person("<b>Noor</b>", PRONOUNS["she"])})
    page = Reader(write_out(found(read_play(path), library()), "html"))
    assert {"script", "img", "b"}.isdisjoint(page.tags)
    assert page.words.startswith(f"{title} {title}")  # in the head, and as the first heading
    assert "“<img src=x> [/b] & so ”" in page.words
    assert "<b>Noor</b>" in page.words
    assert "em" in page.tags


def test_the_page_needs_nothing_but_itself_and_runs_nothing(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    page = Reader(write_out(found(read_play(shelf.keep("call,space,again")), library()), "html"))
    assert {"script", "link", "img", "iframe", "object", "a"}.isdisjoint(page.tags)
    names = {name for attributes in page.attributes for name in attributes}
    assert not {name for name in names if name.startswith("on") or name in ("src", "href")}
    assert any("default-src 'none'" in (each.get("content") or "") for each in page.attributes)


def test_the_page_says_its_language_and_its_headings_go_down_one_by_one(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.write(shelf.story.read_text().replace("title: The Jar", "title: The Jar\nlanguage: en-GB"))
    page = Reader(write_out(found(read_play(shelf.keep("call,space,again")), library()), "html"))
    assert page.attributes[page.tags.index("html")] == {"lang": "en-GB"}
    levels = [int(tag[1]) for tag in page.tags if tag in ("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_one_moment_alone_is_a_page_whose_heading_is_the_first(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    page = Reader(write_out(found(read_play(shelf.keep("call,space,again")), library()), "html", moment=1))
    assert [tag for tag in page.tags if tag in ("h1", "h2", "h3")] == ["h1"]
    assert page.words.startswith("1 · Day 3, 21:40 · The quiet flat")


def test_a_bar_has_its_length_and_its_number_and_silence_is_said() -> None:
    page = Reader(render_html([Bar("Be bold", Fraction(200, 3)), Bar("Be slow", None)]))
    assert {"style": "width: 66.7%", "class": "fill"} in page.attributes
    assert page.words.endswith("Be bold 66.7 Be slow says nothing here")


def test_rows_that_follow_each_other_share_one_list() -> None:
    page = Reader(
        render_html([Heading(1, "T"), Row("a", ("1", "2")), Row("b", ("3",)), Paragraph("p"), Row("c", ("4",))])
    )
    assert page.tags.count("dl") == 2
    assert page.tags.count("dt") == 3


def test_in_what_the_player_wrote_a_star_is_a_star() -> None:
    assert '<p dir="auto">2*3*4 &amp;</p>' in render_html([Row("your note", ("2*3*4 &",), own=True)])
    assert "<em>3</em>" in render_html([Row("the author", ("2*3*4",))])
