from __future__ import annotations

from fractions import Fraction
from itertools import accumulate, chain, pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sim.workbench.exploring import elimination
from sim.workbench.exploring.absorbing import Flow, flow
from sim.workbench.exploring.elimination import Share, Unsettled
from sim.workbench.exploring.graph import Moves
from sim.workbench.exploring.order import parts


@st.composite
def graphs(draw: st.DrawFn, most: int = 8) -> Moves[None]:
    """Up to so many states that lead anywhere, themselves too; the last leads nowhere, a move may be one that cannot be
    made."""
    states = draw(st.integers(1, most))
    offsets, targets = [0], list[int]()
    for _ in range(states - 1):
        targets += draw(st.lists(st.integers(-1, states - 1), min_size=1, max_size=3))
        offsets.append(len(targets))
    offsets.append(len(targets))
    return Moves(offsets, targets, [[None] * (end - start) for start, end in pairwise(offsets)])


def leads(moves: Moves[Any], state: int) -> list[int]:
    return [target for target in moves.leads(state) if target >= 0]


def reachable(moves: Moves[Any], first: int) -> set[int]:
    found = {first}
    waiting = [first]
    while waiting:
        for target in leads(moves, waiting.pop()):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found


@given(graphs())
def test_each_part_comes_after_all_that_lead_to_it_and_circles_come_in_one_piece(moves: Moves[None]) -> None:
    order = [part if isinstance(part, list) else [part] for part in parts(moves)]
    assert sorted(state for part in order for state in part) == list(range(len(moves)))
    place = {state: number for number, part in enumerate(order) for state in part}
    onward = {state: reachable(moves, state) for state in range(len(moves))}
    for one in range(len(moves)):
        for other in onward[one]:
            assert place[one] <= place[other]
            assert (place[one] == place[other]) == (one in onward[other])
    for part in parts(moves):
        single = part if isinstance(part, int) else part[0]
        goes_round = isinstance(part, list)
        assert goes_round == any(single in onward[target] for target in leads(moves, single))


def evenly(moves: Moves[None]) -> Moves[Fraction]:
    """The moves without those that cannot be made, each as likely as the others of its state."""
    ways = [leads(moves, state) for state in range(len(moves))]
    offsets = [*accumulate(map(len, ways), initial=0)]
    return Moves(
        offsets, [*chain.from_iterable(ways)], [[Fraction(1, len(its))] * len(its) if its else [] for its in ways]
    )


def as_floats(moves: Moves[Fraction]) -> Moves[float]:
    return Moves(moves.offsets, moves.targets, [[float(share) for share in shares] for shares in moves.labels])


def came(moves: Moves[Share], one: Share) -> list[Share]:
    """All plays come into the first state."""
    return [one * (state == 0) for state in range(len(moves))]


def balanced(moves: Moves[Fraction], found: Flow[Fraction]) -> bool:
    """Whether what comes into each state is what is said to come through it."""
    coming = came(moves, Fraction(1))
    for state in range(len(moves)):
        for share, target in moves.of(state):
            coming[target] += found.visits[state] * share
    return coming == found.visits


@given(graphs())
def test_plays_come_through_each_state_as_often_as_they_come_into_it(graph: Moves[None]) -> None:
    moves = evenly(graph)
    found = flow(moves, came(moves, Fraction(1)))
    ends = [state for state in range(len(moves)) if not leads(moves, state)]
    assert sum(found.visits[state] for state in ends) + found.caught == 1
    if not found.caught:
        assert balanced(moves, found)


@given(graphs(), st.data())
def test_what_becomes_of_plays_that_come_in_together_is_the_sum_of_what_becomes_of_each(
    graph: Moves[None], data: st.DataObject
) -> None:
    moves = evenly(graph)
    one, other = (data.draw(st.lists(st.fractions(0, 1), min_size=len(moves), max_size=len(moves))) for _ in range(2))
    together = flow(moves, [sum(both, Fraction(0)) for both in zip(one, other, strict=True)])
    apart = [flow(moves, each) for each in (one, other)]
    assert together.caught == sum(each.caught for each in apart)
    assert together.visits == [sum(both) for both in zip(*[each.visits for each in apart], strict=True)]


@given(graphs())
def test_plays_are_caught_where_a_circle_has_no_way_out(graph: Moves[None]) -> None:
    moves = evenly(graph)
    ends = {state for state in range(len(moves)) if not leads(moves, state)}
    hopeless = any(not reachable(moves, state) & ends for state in reachable(moves, 0))
    assert bool(flow(moves, came(moves, Fraction(1))).caught) == hopeless


@given(graphs())
def test_walking_round_comes_to_what_elimination_says(graph: Moves[None]) -> None:
    moves = as_floats(evenly(graph))
    found = flow(moves, came(moves, 1.0))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(elimination, "SMALL", 0)
        walked = flow(moves, came(moves, 1.0))
    assert walked.visits == pytest.approx(found.visits, rel=1e-9, abs=1e-12)
    assert walked.caught == pytest.approx(found.caught)


def test_a_circle_that_is_hardly_ever_left_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elimination, "SMALL", 1)
    moves = Moves([0, 1, 3, 3], [1, 0, 2], [[1.0], [1 - 1e-9, 1e-9], []])
    with pytest.raises(Unsettled):
        flow(moves, came(moves, 1.0))


@given(st.fractions(Fraction(1, 1000), Fraction(999, 1000)))
def test_elimination_is_exact_for_a_circle_of_one(share: Fraction) -> None:
    assume(share.denominator < 10**6)
    found = flow(Moves([0, 2, 2], [0, 1], [[1 - share, share], []]), [Fraction(1), Fraction(0)])
    assert found.visits == [1 / share, 1]
