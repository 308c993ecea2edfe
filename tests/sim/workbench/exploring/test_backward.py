from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sim.workbench.exploring.backward import Backward
from sim.workbench.exploring.graph import Moves
from sim.workbench.exploring.layers import Layers
from sim.workbench.exploring.prospects import Gain

GAINS = st.builds(Gain, st.integers(0, 2), st.integers(0, 2))


@st.composite
def ways(draw: st.DrawFn, circles: bool = False) -> tuple[Moves[int], list[Gain], dict[int, str]]:
    """Up to seven states that lead to later ones, or back as well; what the moves bring by label; ends of two kinds."""
    states = draw(st.integers(2, 7))
    offsets, targets, labels = [0], list[int](), list[list[int]]()
    for state in range(states - 2):
        first = 0 if circles else state + 1
        found = draw(st.lists(st.integers(first, states - 1), min_size=1, max_size=3))
        targets += found
        labels.append([draw(st.integers(0, 3)) for _ in found])
        offsets.append(len(targets))
    moves = Moves([*offsets, len(targets), len(targets)], targets, [*labels, [], []])
    return moves, draw(st.lists(GAINS, min_size=4, max_size=4)), {states - 2: "calm", states - 1: "storm"}


def roads(moves: Moves[int], longest: int, state: int = 0) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Every road of no more than so many moves: where it is then, and its labels."""
    yield state, ()
    for label, target in moves.of(state) if longest else ():
        for end, labels in roads(moves, longest - 1, target):
            yield end, (label, *labels)


def brought(labels: tuple[int, ...] | list[int], gains: list[Gain]) -> Gain:
    return Gain(sum(gains[label].credit for label in labels), sum(gains[label].loss for label in labels))


def agreement(gain: Gain) -> Fraction:
    return Fraction(gain.credit, sum(gain))


@given(ways())
def test_an_outlook_has_the_best_of_all_roads_and_a_road_that_makes_it_good(
    way: tuple[Moves[int], list[Gain], dict[int, str]],
) -> None:
    moves, gains, ends = way
    backward = Backward(moves, gains, ends)
    for kind in ("calm", "storm"):
        found = [brought(labels, gains) for end, labels in roads(moves, 9) if ends.get(end) == kind]
        prospect = backward.prospect(kind)
        assert (prospect is not None) == bool(found)
        if prospect is None:
            continue
        assert prospect.weighed == any(map(sum, found))
        assert not prospect.farmed
        for gain in prospect.gains:
            labels = backward.road(kind, gain)
            assert brought(labels, gains) == gain
            assert not any(each != gain and each.credit >= gain.credit and each.loss <= gain.loss for each in found)
        best = max((agreement(gain) for gain in found if sum(gain)), default=None)
        if best:
            assert max(agreement(gain) for gain in prospect.gains if sum(gain)) == best


@given(ways(circles=True))
def test_a_circle_is_farmed_where_credit_can_be_had_on_it_and_else_has_its_best(
    way: tuple[Moves[int], list[Gain], dict[int, str]],
) -> None:
    moves, gains, ends = way
    backward = Backward(moves, gains, ends)
    for kind in ("calm", "storm"):
        found = [brought(labels, gains) for end, labels in roads(moves, 7) if ends.get(end) == kind]
        prospect = backward.prospect(kind)
        if prospect is None:
            assert not found
        elif prospect.farmed:
            assert (prospect.gains == (Gain(1, 0),)) >= any(gain.credit and not gain.loss for gain in found)
            for gain in prospect.gains:
                labels = backward.road(kind, gain)
                assert not brought(labels, gains).loss
                assert bool(brought(labels, gains).credit) == bool(gain.credit)
        else:
            for gain in found:
                assert any(each.credit >= gain.credit and each.loss <= gain.loss for each in prospect.gains)
            for gain in prospect.gains:
                assert brought(backward.road(kind, gain), gains) == gain


def test_of_two_moves_the_one_that_is_made_reluctantly_is_left_where_the_other_will_do() -> None:
    moves = Moves([0, 2, 3, 3], [1, 2, 2], [[0, 1], [2], []])
    backward = Backward(moves, [Gain(0, 0), Gain(0, 0), Gain(0, 0)], {2: "calm"})
    assert backward.road("calm", Gain(0, 0), reluctant={0}) == [1]
    assert backward.road("calm", Gain(0, 0), reluctant={1}) == [0, 2]


@given(ways(circles=True), st.integers(0, 6))
def test_layers_hold_the_states_that_a_loss_leads_to(
    way: tuple[Moves[int], list[Gain], dict[int, str]], most: int
) -> None:
    moves, gains, ends = way

    def steps(state: int) -> tuple[Sequence[int], Sequence[int]]:
        return moves.labels[state], moves.leads(state)

    layers = Layers(0, steps, gains, 100, lambda states: None)
    settled = layers.settle(most)
    cheap = {end for end, labels in roads(moves, 7) if brought(labels, gains).loss <= most}
    assert {layers.states[number] for number in settled} == cheap & ends.keys()
    found = layers.moves()
    for number, state in enumerate(layers.states):
        leads = [layers.states[target] for target in found.leads(number)]
        assert leads == (list(moves.leads(state)) if state in cheap else [])
    assert layers.next is None or layers.next > most
