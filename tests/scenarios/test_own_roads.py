"""What comes of following one article through a story: the others differ, or there would be nothing to compare."""

from __future__ import annotations

from itertools import combinations

import pytest

from sim.story.model import PLAYER
from tests.support.repertoire import STORIES, articles, houses, own_roads, pack, pleases_all, story_named, whole_set

stories = pytest.mark.parametrize("name", STORIES)
APART = 30  # points
ENOUGH = 3  # stories in which two articles are that far apart


@stories
def test_who_follows_a_source_that_speaks_to_them_agrees_with_it_wholly(name: str) -> None:
    speaking = [*pack().sources] if story_named(name).scenario.seeker == PLAYER else houses()
    own = {source: own_roads(name)[source].agreement[source] for source in speaking}
    assert {source: agreed for source, agreed in own.items() if agreed not in (100, None)} == {}


@stories
def test_who_follows_an_article_leaves_another_half_behind_and_never_has_all_of_them(name: str) -> None:
    roads = {source: {other: own_roads(name)[source].agreement[other] for other in articles()} for source in articles()}
    apart = [source for source, row in roads.items() if any(each is not None and each <= 50 for each in row.values())]
    assert apart == articles()
    assert [source for source, row in roads.items() if pleases_all(row)] == []


@stories
def test_who_follows_the_house_never_crosses_a_boundary(name: str) -> None:
    assert [source for source in houses() if own_roads(name)[source].kinds.get("boundary-crossed")] == []


@whole_set
def test_two_articles_whichever_are_far_apart_in_three_stories() -> None:
    found = {pair: [name for name in STORIES if are_apart(name, *pair)] for pair in combinations(articles(), 2)}
    assert {pair: names for pair, names in found.items() if len(names) < ENOUGH} == {}


def are_apart(name: str, one: str, other: str) -> bool:
    """Whether each of two articles has a road through a story that is its own and not the other's."""
    roads = own_roads(name)
    for mine, yours in ((one, other), (other, one)):
        agreement = roads[mine].agreement
        own, others = agreement[mine], agreement[yours]
        if own is None or others is None or own - others < APART:
            return False
    return True
