from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sim.exchange.html.data import story_data
from sim.exchange.html.tree import tree
from sim.guidance.model import Pack, Rule, Source, Trigger
from sim.play.session import RoadFault
from sim.story.compiling import InValues, emit, function
from sim.story.layout import NEVER, Layout
from sim.story.story import Story
from tests.support.browser import Phones
from tests.support.on_page import KEY, opened
from tests.support.published import BY_ADDRESS, ON_PAGE, SHIPPED_STORIES, in_engine, pack_of, shipped, write_page
from tests.support.stories import VOCABULARY
from tests.support.tangles import FLAGS, NUMBERS, rules, tangled
from tests.support.written import story_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PLAYS = 17  # of each of the twelve: over two hundred


@pytest.fixture(scope="module")
def blank(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Page:
    """A page whose engine plays any story that it is handed."""
    page = browser.new_page()
    page.goto(write_page(tmp_path_factory.mktemp("page"), story_of(KEY), pack_of("five-articles")).as_uri())
    return page


@pytest.mark.parametrize("name", SHIPPED_STORIES)
def test_a_page_plays_and_judges_as_the_engine_does(name: str, phones: Phones, tmp_path: Path) -> None:
    story, pack = shipped(name)
    engine = [in_engine(story, pack, seed) for seed in range(PLAYS)]
    page = opened(phones, tmp_path, story)
    plays = [[str(seed), taken] for seed, (taken, _) in enumerate(engine)]
    found = page.evaluate(ON_PAGE, [plays, ""])
    for seed, (there, (_, here)) in enumerate(zip(found, engine, strict=True)):
        for key in here:
            assert there[key] == here[key], (name, seed, key)
    assert all(page.evaluate(BY_ADDRESS, plays))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(tangled(), rules(), st.integers(0, 2**64 - 1))
def test_any_story_plays_on_a_page_as_in_the_engine(blank: Page, story: Story, pack: Pack, seed: int) -> None:
    seeds = [(seed + more) % 2**64 for more in range(8)]
    try:
        engine = [in_engine(story, pack, each, most=20) for each in seeds]
    except RoadFault:
        assume(False)
    plays = [[str(each), taken] for each, (taken, _) in zip(seeds, engine, strict=True)]
    assert blank.evaluate(ON_PAGE, [plays, json.dumps(story_data(story, pack))]) == [here for _, here in engine]


def test_an_aside_counts_as_it_read_where_it_first_stood_on_offer(blank: Page) -> None:
    body = """
    scenes:
      hall:
        choices:
          ring: {text: Ring., acts: [call]}
          write: {text: Write., acts: [message]}
          go: {text: Go., to: end}
      end: {ending: at-peace}
    """
    twice = Rule("twice", "dont", "Not twice.", {"one": (1,)}, broken=Trigger(("contact",), 'ever("contact")'))
    story, pack = story_of(body), Pack(1, "A pack", {"one": Source("one", "One")}, {"twice": twice})
    engine = [in_engine(story, pack, seed) for seed in range(8)]
    assert any(len(set(taken)) == 3 for taken, _ in engine)
    plays = [[str(seed), taken] for seed, (taken, _) in enumerate(engine)]
    assert blank.evaluate(ON_PAGE, [plays, json.dumps(story_data(story, pack))]) == [here for _, here in engine]


ASKED = (
    *NUMBERS,
    *FLAGS,
    "1000000000 * 1000000000 * 9 - calm",
    "not heavy or known and told_no",
    'days_since("wait") > 2',
)


@given(st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_expression_is_worth_on_a_page_what_it_is_worth_in_the_engine(blank: Page, data: st.DataObject) -> None:
    layout = Layout(VOCABULARY, "player", ("player", "ex"))
    days = st.integers(0, 9)
    for name in ("calm", "trust", "heavy", "known"):
        layout.slot("state", name, 0)
    facts = {"cause": "argument"}
    functions = [function(emit(each, InValues(layout), facts)) for each in ASKED]
    drawn = {
        "state": days,
        "visits": days,
        "took": st.booleans(),
        "last": st.one_of(days, st.just(NEVER)),
        "days": st.lists(days, max_size=4).map(sorted),
    }
    values: list[Any] = [
        data.draw(days) * 1440 + data.draw(st.integers(0, 1439)),
        data.draw(days),
        data.draw(st.integers(0, 3)),
    ]
    for kind, name in layout.slots:
        values.append(data.draw(st.booleans() if name in ("heavy", "known") else drawn[kind]))
    trees = [tree(each, layout, facts) for each in ASKED]
    found = blank.evaluate("([trees, values]) => trees.map((each) => String(worth(each, values)))", [trees, values])
    told = [str(each(values)).lower() for each in functions]
    assert dict(zip(ASKED, found, strict=True)) == dict(zip(ASKED, told, strict=True))
