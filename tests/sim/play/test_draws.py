from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim.play.draws import draw, pick


def test_the_draws_of_a_seed_are_the_published_outputs_of_splitmix64() -> None:
    assert [draw(1234567, n) for n in range(5)] == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ]


@given(st.integers(0, 2**64 - 1), st.lists(st.integers(0, 50), min_size=1, max_size=6))
def test_what_has_no_weight_is_never_picked_unless_nothing_has(number: int, weights: list[int]) -> None:
    index = pick(number, weights)
    assert 0 <= index < len(weights)
    assert weights[index] > 0 or not any(weights)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=6).filter(any))
def test_each_weight_has_its_share_of_the_numbers(weights: list[int]) -> None:
    total = sum(weights)
    picked = [pick((k * 2**64 + total - 1) // total, weights) for k in range(total)]
    assert [picked.count(index) for index in range(len(weights))] == weights
