"""Whoever knows every way through the story and everything that is shown still cannot tell what is hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.classroom.report.network import LEAST, Arc, hidden

MOST = 10  # in one cell of a table that is gone through table by table


def vote(cells: Sequence[int]) -> list[Arc]:
    """A vote with these figures, its total among them."""
    arcs = [Arc("in", "middle", sum(cells), "total"), Arc("out", "in", sum(cells))]
    return [*arcs, *(Arc("middle", "out", votes, index) for index, votes in enumerate(cells))]


def tables(cells: Sequence[int], secret: frozenset[Hashable]) -> Iterator[tuple[int, ...]]:
    """Every table that fits what is shown of one."""
    ways = [range(1, MOST + 1) if index in secret else (cell,) for index, cell in enumerate(cells)]
    for table in product(*ways):
        if "total" in secret or sum(table) == sum(cells):
            yield table


@given(st.lists(st.integers(0, 7), min_size=1, max_size=4).filter(any))
def test_of_a_vote_every_hidden_figure_might_be_another_and_every_small_one_large(cells: list[int]) -> None:
    secret = hidden(vote(cells))
    fitting = [*tables(cells, secret)]
    for index, cell in enumerate(cells):
        possible = {table[index] for table in fitting}
        assert (len(possible) > 1) == (index in secret)
        assert not 0 < cell < LEAST or max(possible) >= LEAST
    totals = {sum(table) for table in fitting}
    assert not sum(cells) < LEAST or max(totals) >= LEAST


@pytest.mark.parametrize(
    ("cells", "secret"),
    [
        ([12, 8, 5], set()),
        ([12, 8, 0], set()),
        ([20, 6, 3], {1, 2}),  # the smallest that is large enough goes with it
        ([20, 4, 4], {1, 2}),  # two small ones may hide each other
        ([26, 2, 2], {0, 1, 2}),  # but not where both together are still a small group
        ([3], {0, "total"}),
        ([1, 1, 1, 1, 1], {0, 1, 2, 3, 4, "total"}),  # each would be 1, since what is hidden is at least 1
        ([0, 0], set()),
    ],
)
def test_what_is_hidden_of_a_vote(cells: list[int], secret: set[Hashable]) -> None:
    assert hidden(vote(cells)) == secret


def test_how_many_came_to_the_next_decision_does_not_tell_how_many_chose_the_way_to_it() -> None:
    arcs = [
        Arc("start", "first", 29, "everybody"),
        Arc("first", "a", 20, "a"),
        Arc("first", "b", 3, "b"),
        Arc("first", "c", 6, "c"),
        Arc("a", "end", 20),
        Arc("b", "end", 3),
        Arc("c", "next", 6),
        Arc("next", "then", 6, "came"),
        Arc("then", "end", 6, "went"),
        Arc("end", "start", 29),
    ]
    secret = hidden(arcs)
    assert {"b"} < secret
    if "c" in secret:
        assert {"came", "went"} <= secret


@st.composite
def networks(draw: st.DrawFn) -> list[Arc]:
    """Some people's roads through two or three rows of decisions, over each other."""
    rows = draw(st.integers(1, 3))
    wide = draw(st.integers(1, 3))
    options = draw(st.integers(1, 3))
    leads = {
        (row, at, option): draw(st.lists(st.integers(0, wide - 1), min_size=1, max_size=2, unique=True))
        for row in range(rows)
        for at in range(wide)
        for option in range(options)
    }
    found: Counter[tuple[Hashable, Hashable, Hashable]] = Counter()
    people = draw(st.lists(st.lists(st.integers(0, 11), min_size=rows, max_size=rows), min_size=LEAST, max_size=24))
    for road in people:
        at, stands = 0, "start"
        for row, number in enumerate(road):
            place, choice = f"{row}.{at}", f"{row}.{at}.{number % options}"
            found.update([(stands, place, None), (place, f"{place}!", place), (f"{place}!", choice, choice)])
            ways = leads[row, at, number % options]
            stands, at = choice, ways[number % len(ways)]
        found.update([(stands, f"end {at}", None), (f"end {at}", "end", f"end {at}")])
    arcs = [Arc(tail, head, flow, key) for (tail, head, key), flow in found.items()]
    return [*arcs, Arc("end", "start", len(people), "everybody")]


@given(networks())
def test_every_hidden_figure_of_many_roads_might_be_another_and_every_small_one_large(arcs: list[Arc]) -> None:
    secret = hidden(arcs)
    for index, arc in enumerate(arcs):
        if arc.key in secret:
            signs = (1, -1) if arc.flow > 1 else (1,)
            others = [flows for sign in signs if (flows := another(arcs, secret, index, sign, 1))]
            assert others, arc
            for flows in others:
                assert_fits(arcs, secret, flows)
        if arc.key is not None and 0 < arc.flow < LEAST:
            large = another(arcs, secret, index, 1, LEAST - arc.flow)
            assert large, arc
            assert_fits(arcs, secret, large)
            assert large[index] >= LEAST


def assert_fits(arcs: Sequence[Arc], secret: frozenset[Hashable], flows: Sequence[int]) -> None:
    """As many leave every node as come to it, what is shown is as it was, and what is hidden is not nothing."""
    balance: Counter[Hashable] = Counter()
    for arc, flow in zip(arcs, flows, strict=True):
        balance[arc.tail] -= flow
        balance[arc.head] += flow
        assert flow >= (arc.key is not None)
        assert arc.key is None or arc.key in secret or flow == arc.flow
    assert not any(balance.values())


def another(arcs: Sequence[Arc], secret: frozenset[Hashable], index: int, sign: int, by: int) -> list[int] | None:
    """Other flows that fit, with so many more or fewer along one arc; None where there are none."""
    flows = [arc.flow for arc in arcs]
    for _ in range(by):
        tail, head = (arcs[index].tail, arcs[index].head)[::sign]
        way = search(arcs, secret, flows, index, head, tail)
        if way is None:
            return None
        for each, step in ((index, sign), *way):
            flows[each] += step
    return flows


def search(
    arcs: Sequence[Arc],
    secret: frozenset[Hashable],
    flows: Sequence[int],
    without: int,
    start: Hashable,
    goal: Hashable,
) -> list[tuple[int, int]] | None:
    """Any way along arcs that may be otherwise, breadth first."""
    come: dict[Hashable, list[tuple[int, int]]] = {start: []}
    ahead = [start]
    for node in ahead:
        for index, arc in enumerate(arcs):
            free = index != without and (arc.key is None or arc.key in secret)
            for there, back, step in ((arc.tail, arc.head, 1), (arc.head, arc.tail, -1)):
                lowest = int(arc.key is not None)
                if free and there == node and back not in come and flows[index] + step >= lowest:
                    come[back] = [*come[node], (index, step)]
                    ahead.append(back)
    return come.get(goal)
