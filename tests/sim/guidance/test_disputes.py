from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.guidance.disputes import Marks, best_of, bites, is_disputed
from sim.guidance.pack import Dispute, Pack, Rule, Source


def pack(*sides: tuple[str, ...], **weights: int) -> Pack:
    rules = {rule: Rule(rule, "do", rule, {"one": (1,)}, weights.get(rule, 1)) for side in sides for rule in side}
    return Pack(1, "P", {"one": Source("one", "One")}, rules, disputes={"d": Dispute("d", "Which?", sides)})


def marks(**options: str) -> Mapping[str, Marks]:
    """Each option with the rules it follows, and those it breaks behind a minus."""
    words = {option: text.split() for option, text in options.items()}
    return {
        option: Marks(
            frozenset(word for word in its if not word.startswith("-")),
            frozenset(word[1:] for word in its if word.startswith("-")),
        )
        for option, its in words.items()
    }


@pytest.mark.parametrize(
    ("options", "does"),
    [
        ({"x": "a", "y": "b"}, True),
        ({"x": "a b", "y": ""}, False),  # one option is best for both sides
        ({"x": "a", "y": ""}, False),  # the other side does not speak
        ({"x": "a b", "y": "b"}, False),  # its options are all alike to the other side
        ({"x": "-a", "y": "-b", "z": ""}, False),  # z is among the best of both
        ({"x": "-a", "y": "-b"}, True),
        ({"x": "a", "y": "-b", "z": ""}, False),  # x is best for one and among the best for the other
        ({"x": "a -b", "y": ""}, True),
        ({"x": "a", "y": "c", "z": "b"}, True),
    ],
)
def test_a_dispute_bites_where_two_sides_that_speak_share_no_best_option(options: dict[str, str], does: bool) -> None:
    assert bool(bites(pack(("a",), ("b", "c")), marks(**options))) == does


def test_within_a_side_its_rules_are_weighed_together() -> None:
    options = marks(x="a c", y="b c", z="b")
    assert bites(pack(("a",), ("b", "c")), options)
    assert not bites(pack(("a",), ("b", "c"), c=5), marks(x="a c", y="b", z=""))
    assert bites(pack(("a",), ("b", "c"), b=5), marks(x="a c", y="b", z=""))


def test_any_two_of_three_sides_are_enough() -> None:
    assert bites(pack(("a",), ("b",), ("c",)), marks(x="b", y="c"))


def test_nobody_disputes_where_nobody_or_only_one_speaks() -> None:
    assert not is_disputed([])
    assert not is_disputed([("x",)])
    assert not is_disputed([("x", "y"), ("y", "z")])
    assert is_disputed([("x", "y"), ("y", "z"), ("x", "z")])


@given(st.dictionaries(st.sampled_from("xyz"), st.integers(-2, 2), min_size=1))
def test_the_best_options_are_worth_more_than_some_other(worth: dict[str, int]) -> None:
    best = best_of(worth)
    assert bool(best) == (len(set(worth.values())) > 1)
    assert {worth[option] for option in best} <= {max(worth.values())}
