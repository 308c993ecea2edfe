from __future__ import annotations

from fractions import Fraction

import pytest

from sim.play.session import Opening, Session
from tests.support.workbench import story
from tui.workbench.rows import Row, percent, rows, shares


def row(session: Session, name: str) -> Row:
    return next(each for each in rows(session) if each.id == name)


def test_an_option_says_its_acts_what_it_does_and_where_it_leads() -> None:
    session = Session(story())
    assert row(session, "write") == Row(
        "write", "Write to her.", ("message, ask-first · trust +10 · 2 hours later · to answer",)
    )
    assert row(session, "ring").about == ("lean-on-friend · nerve +1 · knows = true · once · stays here",)
    assert row(session, "post").about == ("letter · 1 day later · to doorstep (weight 1) or quiet (weight 3)",)


def test_a_shut_option_says_its_condition_and_what_that_reads_now_and_comes_last() -> None:
    session = Session(story())
    assert [each.id for each in rows(session)] == ["write", "ring", "post", "knock"]
    assert row(session, "knock").shut == "if nerve > 0 and trust >= 40 (nerve is 0, trust is 40)"
    session.change({"nerve": 3, "trust": 50})
    assert [each.id for each in rows(session)] == ["write", "ring", "knock", "post"]
    assert row(session, "knock").about[-1] == "if nerve > 0 and trust >= 40"


def test_an_option_for_once_that_was_taken_says_so() -> None:
    session = Session(story())
    session.take("ring")
    assert row(session, "ring").shut == "it was taken once already"


def test_what_is_both_for_once_and_shut_by_a_condition_names_the_condition_until_it_is_taken() -> None:
    session = Session(story(("        once: true\n", "        once: true\n        if: nerve < 1\n")))
    session.change({"nerve": 2})
    assert row(session, "ring").shut == "if nerve < 1 (nerve is 2)"


def test_where_others_decide_the_odds_are_told() -> None:
    session = Session(story(), Opening("answer", {"trust": 25}))
    assert row(session, "fetch").about[-1] == "weight trust: 33% as it stands"
    assert row(session, "later").about[-1] == "weight 50: 67% as it stands"


def test_the_outcomes_of_an_open_chance_are_rows_with_their_odds() -> None:
    session = Session(story())
    session.take("post")
    assert rows(session) == (
        Row("doorstep", "", ("by chance: weight 1, 25%",)),
        Row("quiet", "", ("by chance: weight 3, 75%",)),
    )


def test_an_outcome_of_weight_0_is_shut_unless_all_are() -> None:
    by_trust = story(
        ("{weight: 1, scene: doorstep", "{weight: trust - 40, scene: doorstep"),
        ("{weight: 3, scene: quiet}", "{weight: 3, scene: quiet}, {weight: 5, scene: answer}"),
    )
    session = Session(by_trust)
    session.take("post")
    assert rows(session)[-1] == Row("doorstep", "", ("by chance: weight 0, 0%",), "its weight is 0 now")


def test_there_is_nothing_to_do_at_the_end() -> None:
    assert rows(Session(story(), Opening("quiet"))) == ()


def test_weights_that_are_all_0_are_even() -> None:
    assert shares([0, 0]) == [Fraction(1, 2), Fraction(1, 2)]
    assert shares([1, 3]) == [Fraction(1, 4), Fraction(3, 4)]
    assert shares([]) == []


@pytest.mark.parametrize(
    ("share", "told"),
    [(0.0, "0%"), (0.001, "under 1%"), (0.333, "33%"), (0.999, "over 99%"), (1.0, "100%")],
)
def test_what_is_neither_never_nor_always_is_not_told_as_such(share: float, told: str) -> None:
    assert percent(share) == told
