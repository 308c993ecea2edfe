from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.debrief.debriefing import debrief
from sim.exchange.html.data import story_data
from sim.exchange.html.page import as_html
from sim.play.lesson import as_played
from sim.play.playthrough import Playthrough
from sim.play.session import Session
from sim.play.trace import Header
from sim.story.model import PLAYER
from tests.support.browser import Phones
from tests.support.on_page import KEY, opened, options_of, text_of, words
from tests.support.published import FACE, SHIPPED_STORIES, pack_of, shipped
from tests.support.written import story_of
from tui.debriefing.parts import Bar, Heading, Paragraph, Part, Row
from tui.debriefing.telling import tell

MOST = 300_000  # bytes of a page
NEXT = ("next:", "then chance:", "then it is for")  # the page has no road not taken


@pytest.mark.parametrize(("name", "seed"), [("the-long-quiet", 4), ("two-time-zones", 2), ("the-one-who-left", 3)])
def test_a_play_by_keyboard_tells_what_the_player_may_see_and_then_the_whole_debrief(
    name: str, seed: int, phones: Phones, tmp_path: Path
) -> None:
    story, pack = shipped(name)
    page = opened(phones, tmp_path, story, seed)
    play = Playthrough(Session(story), Header(name, seed=seed, roles={PLAYER: "person"}))
    session = play.session
    page.keyboard.press("1")
    play.advance()
    while session.offered:
        assert [words(each.text) for each in session.options] == options_of(page)
        number = (session.steps * 7 + seed) % len(session.offered)
        first = session.steps + 1
        page.keyboard.press(str(number + 1))
        play.take(session.offered[number])
        play.advance()
        beats = [told for each in session.road[first:] for told in each.told] + [*session.text]
        passage = text_of(page, "article")
        for told in beats:
            assert (words(told.text) in passage) is told.seen_by(PLAYER), told
        assert page.evaluate("document.activeElement.localName") == "h2"
    page.keyboard.press("1")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")  # on paper nothing is folded away
    shown = text_of(page, "#stage").replace("’", "'")
    missing = [line for line in lines_of(tell(debrief(session, pack))) if line not in shown]
    assert missing == []


def lines_of(parts: Iterator[Part]) -> Iterator[str]:
    """Every line of a debrief in words but its title, what would have come next, and the help lines of this machine."""
    told = [*parts][1:]
    for part in told:
        if isinstance(part, Heading):
            if part.text.startswith("If you want to talk"):
                return
            yield words(part.text)
        elif isinstance(part, Paragraph) and not part.text.endswith(":"):
            yield words(part.text.replace("’", "'"))
        elif isinstance(part, Row):
            yield from (words(line) for line in part.lines if not line.startswith(NEXT))
        elif isinstance(part, Bar) and part.agreement is not None:
            yield part.label


def test_what_a_story_does_not_have_leaves_nothing_on_its_entry_card(phones: Phones, tmp_path: Path) -> None:
    page = opened(phones, tmp_path, story_of(KEY))
    assert text_of(page, "#page") == "A story, and no counselling."


def test_a_decision_is_taken_back_and_tried_again(phones: Phones, tmp_path: Path) -> None:
    page = opened(phones, tmp_path, story_of(KEY))
    page.keyboard.press("1")
    assert options_of(page) == ["Keep it.", "Look at it.", "Ring anyway."]
    page.keyboard.press("2")
    assert options_of(page) == ["Keep it.", "Ring anyway."]
    page.keyboard.press("u")
    assert options_of(page) == ["Keep it.", "Look at it.", "Ring anyway."]
    page.keyboard.press("1")
    assert "Noor writes: Where is my key?" in text_of(page, "article")
    assert "They have it." not in text_of(page, "#stage")
    assert "Noor's trust 30 (−10)" in text_of(page, "article")
    page.keyboard.press("3")
    assert "A boundary was crossed" in text_of(page, "article")
    page.keyboard.press("1")
    assert "Noor had said no on Day 3, 21:00" in text_of(page, "#stage")
    assert "A line (UK) 0800 1" in text_of(page, "#page")
    page.get_by_role("button", name="Try from here (decision 1)").press("Enter")
    assert options_of(page) == ["Keep it.", "Look at it.", "Ring anyway."]
    assert "Day 1, 21:00" in text_of(page, "article")
    page.keyboard.press("u")
    assert text_of(page, "#status") == "There is nothing to take back yet."
    page.keyboard.press("1")
    page.keyboard.press("r")
    assert options_of(page) == ["Go on after 1 decision", "Begin again from the start"]
    page.keyboard.press("1")
    assert "Noor writes: Where is my key?" in text_of(page, "article")
    page.keyboard.press("3")
    page.keyboard.press("r")  # from its end no road goes on
    assert options_of(page) == ["Begin"]


def test_a_lesson_begins_and_stops_where_its_author_says(phones: Phones, tmp_path: Path) -> None:
    lesson = KEY.lstrip() + "lessons: [{name: The answer, from: answer, set: {trust: 55}, stop: [hall]}]\n"
    story, pack = story_of(lesson), pack_of("five-articles")
    excerpt = as_played(story, "The answer")
    page = opened(phones, tmp_path, excerpt)
    assert text_of(page, "h1") == "A test: The answer"
    page.keyboard.press("1")
    assert "The lesson ends here." in text_of(page, "article")
    assert "late" not in story_data(excerpt, pack)["scenes"]
    page.keyboard.press("1")
    assert "How far the lesson went" in text_of(page, "#stage")


@pytest.mark.parametrize("name", SHIPPED_STORIES)
def test_a_page_of_a_story_that_ships_stays_small(name: str) -> None:
    assert len(as_html(*shipped(name), FACE).encode()) < MOST
