from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.guidance.adviser import advice
from sim.guidance.agreement import agreements
from sim.guidance.pack import Pack, load_pack
from sim.guidance.verdicts import Moment, judge
from sim.play.playthrough import Playthrough
from sim.play.session import Session
from sim.play.trace import PERSON, Header
from sim.source.diagnostics import Diagnostic, Severity
from sim.source.document import parse_document
from sim.story.library import SHIPPED, Folders, load_document
from sim.story.model import CAUSES
from sim.story.prose import PRONOUNS, Person
from sim.story.story import Story
from sim.workbench.check import check_file
from sim.workbench.depth import FULL
from sim.workbench.roads import take
from tui.authoring.draft import ARTICLES, Somebody, Wishes, draft, seed
from tui.authoring.wishes import as_name, as_title

FOLDERS = Folders(SHIPPED.parent)
every_story = pytest.mark.parametrize("article", ARTICLES)
of_every_cause = pytest.mark.parametrize("cause", CAUSES)


@cache
def pack() -> Pack:
    loaded = load_pack(SHIPPED / "guidance" / "five-articles.yaml", FOLDERS)
    assert loaded.pack is not None
    return loaded.pack


def drafted(cause: str, article: str) -> str:
    suggested, source = seed(cause), pack().sources[article]
    wishes = Wishes(suggested.title, suggested.player, suggested.ex, cause, article)
    return draft(wishes, source.title, source.stance)


@cache
def story(cause: str, article: str) -> Story:
    loaded = load_document(parse_document(drafted(cause, article).encode(), "a.yaml"), "a", FOLDERS)
    assert loaded.scenario is not None, loaded.faults
    assert loaded.vocabulary is not None
    return Story(loaded.scenario, loaded.vocabulary)


def told(text: str, folder: Path) -> list[Diagnostic]:
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8")
    return check_file(path, FOLDERS, FULL)


def along(story: Story, number: int) -> list[Moment]:
    """The judged decisions of the road of one of the story's checks."""
    session = Session(story)
    for step in story.scenario.checks[number].take:
        take(session, step)
    return judge(session, pack(), ("player",))


def test_there_is_a_part_for_every_source_of_the_pack() -> None:
    assert set(ARTICLES) == set(pack().sources)


@of_every_cause
@every_story
def test_every_combination_checks_clean(cause: str, article: str, tmp_path: Path) -> None:
    text = drafted(cause, article)
    assert "@" not in text
    assert told(text, tmp_path) == []


@of_every_cause
@every_story
def test_the_articles_own_road_agrees_with_it_more_than_the_other_does(cause: str, article: str) -> None:
    own, other = along(story(cause, article), 0), along(story(cause, article), 1)
    agrees, differs = agreements(own, pack())[article], agreements(other, pack())[article]
    assert agrees is not None
    assert differs is not None
    assert agrees > differs
    first = own[0].worth[article]
    assert first[own[0].decision.taken] > first[other[0].decision.taken]


@of_every_cause
@every_story
def test_the_article_would_take_its_own_road(cause: str, article: str) -> None:
    session = Session(story(cause, article))
    for step in session.story.scenario.checks[0].take:
        if session.by == "player":
            asides = {option.id for option in session.options if option.aside}
            assert step in asides or set(advice(session, pack(), article)) & ({step} | asides)
        take(session, step)
    assert session.ending is not None


@of_every_cause
@every_story
@pytest.mark.parametrize("role", ["player", "ex"])
def test_every_seat_plays_to_an_end_and_names_nobody_by_the_old_name(cause: str, article: str, role: str) -> None:
    own = story(cause, article)
    recast = Story(own.scenario, own.vocabulary, {who: Person(f"Zyx{who}", PRONOUNS["they"]) for who in own.people})
    old = {person.name for person in own.people.values()}
    for number in range(5):
        play = Playthrough(Session(recast), Header("a", seed=number, roles={role: PERSON}))
        hand = random.Random(number)
        play.advance()
        while play.session.offered:
            play.take(hand.choice(play.session.offered))
            play.advance()
        assert play.session.ending is not None
        road = play.session.road
        texts = [beat.text for decision in road for beat in decision.told] + [beat.text for beat in play.session.text]
        texts += [option.text for decision in road for option in decision.options]
        assert [text for text in texts if old & set(re.findall(r"\w+", text))] == []


def test_a_cause_and_an_article_each_leave_their_mark() -> None:
    assert len({drafted(cause, article) for cause in CAUSES for article in ARTICLES}) == 42


STRANGE = st.text(st.characters(codec="utf-8"), max_size=50) | st.text(
    "\"'#:[]{}&*!|>%@`-?,\\<ex>/ \u05d0\u200f@title", max_size=30
)


@given(title=STRANGE, name=STRANGE)
def test_whatever_may_be_a_title_or_a_name_comes_back_as_it_was_given(title: str, name: str) -> None:
    try:
        wishes = Wishes(
            as_title(title), Somebody(as_name(name), "he"), Somebody(as_name(name), "she"), CAUSES[0], "healthy"
        )
    except ValueError:
        return
    document = parse_document(draft(wishes, "An article", "A stance").encode(), "a.yaml")
    loaded = load_document(document, "a", FOLDERS)
    assert [fault for fault in loaded.faults if fault.severity is not Severity.ADVICE] == []
    assert loaded.scenario is not None
    assert loaded.scenario.title == " ".join(title.split())
    assert {who.name for who in loaded.scenario.cast.values()} == {" ".join(name.split())}
