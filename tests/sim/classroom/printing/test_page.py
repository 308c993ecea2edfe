from __future__ import annotations

import json
import re

import pytest

from sim.source.document import parse_document
from sim.source.schema import Reader as Reading
from sim.story.library import read_scenario
from sim.story.story import Story
from tests.support.drawn import PIECES, TURNED
from tests.support.hypertext import Reader
from tests.support.printed import BODY, HEAD, LESSONS, page_of, part, printed, words
from tests.support.written import vocabulary

BARE = """
format: 1
title: Bare
cast: {player: {name: Sam}}
scenes:
  only: {text: So it goes., ending: at-peace}
"""
ALL = " ".join(PIECES)


def _hostile(language: str) -> Story:
    """A story whose every text is what a page might take for its own, and more than `check` would let through."""
    text = json.dumps(f"{TURNED}{ALL}", ensure_ascii=False)
    name = json.dumps('S"<&>[[|', ensure_ascii=False)
    source = f"""
format: 1
title: {text}
summary: {text}
minutes: 3
ages: {text}
language: {language}
content_notes: [{text}]
objectives: [{text}]
cast:
  player: {{name: {name}, pronouns: they}}
  ex: {{name: Noor, pronouns: she, card: {text}, goal: {text}}}
scenes:
  hall:
    title: {text}
    text: {text}
    choices:
      ring: {{text: {text}, acts: [call], note: {text}, to: quiet}}
      hold: {{text: {text}, acts: [wait], note: {text}, to: quiet}}
  quiet: {{title: {text}, text: {text}, ending: at-peace, reflect: [{text}]}}
lessons:
  - {{name: {text}, from: hall, stop: [quiet]}}
"""
    document = parse_document(source.encode(), "hostile.yaml")
    scenario = read_scenario(document, Reading(document), "hostile")
    assert scenario is not None
    return Story(scenario, vocabulary())


PAGES = {
    "a story": printed(),
    "a lesson": printed(lesson="1"),
    "nothing but an ending": printed("", BARE),
    "hostile texts": page_of(_hostile("en")),
    "a hostile lesson": page_of(_hostile("ar"), lesson="1"),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_it_is_well_formed_and_needs_nothing_but_itself(page: str) -> None:
    read = Reader(page)
    assert read.open == []
    allowed = {"meta", "html", "head", "title", "style", "body", "section", "article", "div", "span", "p", "b", "em"}
    allowed |= {"h1", "h2", "h3", "dl", "dt", "dd", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"}
    assert {*read.tags} <= allowed | {"svg", "path", "circle"}
    names = {name for attributes in read.attributes for name in attributes}
    assert not {name for name in names if name.startswith("on") or name in ("src", "href", "style")}
    assert not re.search(r"https?://|url\(|@import", page.replace("http://a.b/c", ""))  # one that is only text


@pytest.mark.parametrize("page", [PAGES["hostile texts"], PAGES["a hostile lesson"]])
def test_what_an_author_wrote_comes_out_as_text(page: str) -> None:
    said = words(page)
    assert TURNED not in page
    for piece in ("<script>pwned()</script>", "<!-- x -->", "</style></title></text>", "&lt;b&gt; &amp; &", 'S"<&>[[|'):
        assert piece in said


def test_an_author_who_wrote_markup_of_this_page_cannot_leave_a_card() -> None:
    head = HEAD.replace("CARD-FRIEND", json.dumps("</article></section><section class='page poster'>CARD-FRIEND"))
    page = printed(BODY, head)
    assert part(page, "poster").startswith("Ground rules")
    assert "</article></section>" in words(page)


def test_the_page_does_not_choose_the_paper_and_its_halves_fit_both() -> None:
    page = printed()
    rules = re.findall(r"@page \{([^}]*)\}", page)
    assert rules == [" margin: 12mm; "]
    half = int(re.search(r"min-height: (\d+)mm", page)[1])  # type: ignore[index] # a missing rule fails as well
    assert 2 * half <= 279 - 24  # Letter, the shorter of the two, less its margins
    slip = int(re.search(r"\.slip \{ height: (\d+)mm", page)[1])  # type: ignore[index]
    assert page.count('class="slip"') * slip <= 279 - 24


def test_parts_come_in_order_the_teachers_first_and_every_part_begins_a_page() -> None:
    page = printed()
    titles = [
        "Lesson plan",
        "For the teacher alone",
        "Role card",
        "Observer’s sheet",
        "Somebody to talk to",
        "One thing",
    ]
    places = [words(page).index(title) for title in titles]
    assert places == sorted(places)
    assert page.count('<section class="page') == 5 + 2 + 2 - 1  # cards and letters take two sheets more


def test_names_and_pronouns_are_put_in_everywhere() -> None:
    said = words(printed())
    assert "<ex" not in said
    assert "The key of Noor" in said
    assert "Ring her." in said
    assert "CARD-EX for Sam." in said


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en-GB", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("az-Arab", "rtl"), ("ku-Latn", "ltr")],
)
def test_the_authors_words_say_their_language_and_direction_and_ours_keep_theirs(language: str, direction: str) -> None:
    page = printed(BODY, HEAD.replace("en-GB", language))
    assert '<html lang="en-GB">' in page
    assert f'<h1><span lang="{language}" dir="{direction}">The key of Noor</span></h1>' in page
    assert f'<p lang="{language}" dir="{direction}">CARD-EX for Sam.</p>' in page


def test_a_story_without_lessons_cards_or_decisions_leaves_out_what_it_has_nothing_for() -> None:
    page = PAGES["nothing but an ending"]
    assert 'class="half' not in page
    assert "Nothing is decided here." in part(page, "teacher")
    assert "No role has a card of its own." in part(page, "cover")
    assert "Ground rules" in part(page, "poster")


def test_the_title_in_the_head_names_the_lesson() -> None:
    assert "<title>The key of Noor: The table</title>" in printed(BODY + LESSONS, lesson="the table")
    assert "<title>The key of Noor</title>" in printed()
