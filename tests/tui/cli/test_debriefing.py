from __future__ import annotations

import json
import random
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.debrief.debriefing import debrief
from sim.guidance.pack import load_pack
from sim.play.session import Session
from sim.story.library import SHIPPED, Folders, load_scenario
from sim.story.story import Story
from tui.debriefing.as_json import render_json
from tui.debriefing.markdown import escape, render_markdown
from tui.debriefing.moment import whom
from tui.debriefing.parts import Bar, Heading, Paragraph, Part, Row
from tui.debriefing.telling import tell
from tui.debriefing.text import render_text
from tui.debriefing.visit import tell_visit
from tui.debriefing.words import date, listed, number, paragraphs
from tui.debriefing.written import Written

FOLDERS = Folders(Path("/nowhere"))
PACK = load_pack(SHIPPED / "guidance" / "five-articles.yaml", FOLDERS).pack
NAMES = sorted(FOLDERS.ids(""))


@cache
def shipped(name: str) -> Story:
    loaded = load_scenario(SHIPPED / f"{name}.yaml", FOLDERS)
    assert loaded.scenario is not None
    assert loaded.vocabulary is not None
    return Story(loaded.scenario, loaded.vocabulary)


def wander(name: str, seed: int, most: int) -> Session:
    """A play of a shipped story that takes whatever is on offer, up to so many decisions."""
    lots = random.Random(seed)
    session = Session(shipped(name))
    while session.steps < most and (session.options or session.pending):
        if session.pending:
            session.settle(lots.choice([chance.scene for chance in session.pending if chance.weight]))
        else:
            session.take(lots.choice(session.offered))
    return session


@settings(max_examples=20)
@given(
    st.sampled_from(NAMES),
    st.integers(0, 2**32),
    st.integers(0, 40),
    st.sampled_from([("player",), ("player", "ex"), ("ex",), ()]),
    st.integers(40, 120),
)
def test_every_play_of_every_story_can_be_told_in_every_format(
    name: str, seed: int, most: int, persons: tuple[str, ...], columns: int
) -> None:
    session = wander(name, seed, most)
    assert PACK is not None
    found = debrief(session, PACK, persons)
    data = json.loads(render_json(found))
    assert [moment["step"] for moment in data["moments"]] == [moment.step for moment in found.moments]
    for source, lists in data["sources"].items():
        verdicts = [
            (each["rule"], each["verdict"])
            for moment in data["moments"]
            for each in moment["verdicts"]
            if source in PACK.rules[each["rule"]].sources
        ]
        told = [(rule, verdict) for verdict in ("followed", "broken", "missed", "resisted") for rule in lists[verdict]]
        assert len(told) <= len(verdicts)
        assert set(told) <= set(verdicts)
        assert lists["agreement"] is None or 0 <= lists["agreement"] <= 100
    for full in (True, False):
        assert max(map(len, render_text(tell(found, full=full), columns).splitlines())) <= columns
    assert render_markdown(tell(found)).startswith("# ")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(3))
def test_a_whole_play_is_short_enough_to_be_read_to_its_end(name: str, seed: int) -> None:
    assert PACK is not None
    found = debrief(wander(name, seed, 99), PACK)
    short = render_text(tell(found, full=False), 80).splitlines()
    assert len(short) <= 28 * len(found.moments) + 120
    assert 5 * len(short) < 2 * len(render_text(tell(found), 80).splitlines())


@pytest.mark.parametrize("name", NAMES)
def test_the_short_form_has_every_decision_and_every_article_that_speaks_at_it(name: str) -> None:
    assert PACK is not None
    found = debrief(wander(name, 5, 99), PACK)
    for moment in found.moments:
        parts = [*tell_visit([moment], found)]
        words = " ".join(render_text(parts, 80).split())
        assert f"“{moment.text}”" in words
        if not moment.option.aside:
            assert all(stand.source.short in words for stand in moment.stands if not stand.source.house)
            labels = {part.label for part in parts if isinstance(part, Row)}
            assert (f"with {whom(moment, found)}" in labels) == any(stand.agrees for stand in moment.speaking)


def test_headings_alone_are_styled_and_only_where_styles_are_wanted() -> None:
    parts: list[Part] = [
        Heading(2, "Title", "aside"),
        Paragraph("Text."),
        Row("label", ("line",)),
        Bar("For Good", Fraction(50)),
    ]
    styled = render_text(parts, 40, styled=True)
    assert styled.startswith("\x1b[1mTitle\x1b[0m")
    assert styled.count("\x1b") == 4
    assert "\x1b" not in render_text(parts, 40)


def test_a_bar_says_its_number_and_silence_says_so() -> None:
    text = render_text([Bar("For Good", Fraction(200, 3)), Bar("Contact Me", None)], 80)
    assert text.splitlines() == [
        "  For Good            █████████████░░░░░░░  66.7",
        "  Contact Me          says nothing here",
    ]


def test_a_long_label_gets_a_line_of_its_own() -> None:
    lines = render_text([Row("a very long name indeed", ("said this",))], 60).splitlines()
    assert lines == ["  a very long name indeed", " " * 15 + "said this"]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# no heading", r"\# no heading"),
        ("1. no list", r"1\. no list"),
        ("- no list", r"\- no list"),
        ("`code` <b> [x](y) a_b a|b ~~c~~ &amp;", r"\`code\` \<b\> \[x\](y) a\_b a\|b \~\~c\~\~ \&amp;"),
        ("*emphasis* stays", "*emphasis* stays"),
        ("Tom & Noor", r"Tom \& Noor"),
    ],
)
def test_what_markdown_would_obey_is_escaped(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_small_words() -> None:
    assert date(3 * 1440 + 21 * 60 + 40) == "Day 3, 21:40"
    assert [number(Fraction(100, 3)), number(Fraction(40)), number(Fraction(1, 20))] == ["33.3", "40", "0.1"]
    assert [listed([4]), listed([4, 7]), listed([1, 2, 9], "or")] == ["4", "4 and 7", "1, 2 or 9"]
    assert [paragraphs([6]), paragraphs([]), paragraphs([4, 7])] == ["¶6", "implied, not stated", "¶4 and 7"]
    assert [paragraphs([16, 17, 18]), paragraphs([1, 2, 4])] == ["¶16 to 18", "¶1, 2 and 4"]


def test_what_the_player_wrote_holds_no_markdown() -> None:
    notes = Written({1: "2*3*4\n* one\n# two"}).remark(1)
    assert render_markdown(notes) == "- **your note**: 2\\*3\\*4\n  - \\* one\n  - \\# two\n"
