from __future__ import annotations

import pytest

from tests.support.rooms import room
from tui.projector.hands import counts, read


def test_hands_are_read_by_option_while_they_are_typed() -> None:
    assert read("12 7 ", 3) == "A 12 · B 7 · C –"
    assert read("12 7 9 4", 3) == "A 12 · B 7 · C 9 · ? 4"


def test_hands_go_to_the_options_in_their_order() -> None:
    its = room()
    options = [option.id for option in its.session.options]
    typed = " ".join(str(number) for number in range(len(options)))
    assert counts(its, typed) == {option: number for number, option in enumerate(options)}


@pytest.mark.parametrize("typed", ["1 2", "1 2 3 4 5 6 7", "1000 0 0 0 0 0"])
def test_hands_that_do_not_fit_are_told_with_what_to_type(typed: str) -> None:
    with pytest.raises(ValueError, match=r"Type 6 numbers, one for each of A, B, C, D, E, F|more than 999"):
        counts(room(), typed)
