from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.story.clock import DAY
from sim.story.compiling import InValues, emit, function
from sim.story.expression import Kind, Scope, Value
from sim.story.layout import MINUTES, Layout
from sim.story.typecheck import check
from tests.support.written import vocabulary

WORDS = vocabulary()
FACTS: dict[str, Value] = {"cause": "argument", "months_together": 26, "married": False}
SCOPE = Scope(
    state={"trust": Kind.NUMBER, "hope": Kind.NUMBER, "knows": Kind.FLAG},
    facts=FACTS,
    acts=WORDS.expand,
    act_names=WORDS.names,
    scenes={"hall", "flat"},
    options={"flat/think"},
)


def layout() -> Layout:
    made = Layout(WORDS, "player", ("player", "ex"))
    for name, start in (("trust", 35), ("hope", 7), ("knows", False)):
        made.slot("state", name, start)
    return made


def value_of(text: str, wanted: Kind = Kind.NUMBER) -> object:
    assert check(text, SCOPE, wanted) == []
    made = layout()
    code = emit(text, InValues(made), FACTS)
    values = made.begin(3 * DAY + 21 * 60, [])
    return function(code)(values)


def codes(text: str, wanted: Kind = Kind.FLAG) -> list[str]:
    return [problem.code for problem in check(text, SCOPE, wanted)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("trust", 35),
        ("max(5, 100 - trust)", 65),
        ("min(day, 30) * 2", 6),
        ("-trust + 5", -30),
        ("hour", 21),
        ("months_together", 26),
        ("min(silence, 9)", 3),
    ],
)
def test_a_weight_is_reckoned(text: str, value: int) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("not knows", True),
        ("trust >= 35 and hope < 7", False),
        ("30 <= trust <= 40", True),
        ('cause == "argument"', True),
        ("married or knows == false", True),
        ("day == 3", True),
        ("silence > 2", True),
        ("told_no", False),
        ('ever("contact")', False),
        ('days_since("call") > 1000000000', True),
        ('count("contact", days=7) == 0', True),
        ('seen("hall") or visits("flat") >= 1 or took("flat/think")', False),
        ("day > -1", True),
        ("trust != months_together", True),
    ],
)
def test_a_condition_holds_or_does_not(text: str, value: bool) -> None:
    assert value_of(text, Kind.FLAG) is value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("trust +", "HW501"),
        ("trust = 3", "HW501"),
        ("knows && knows", "HW501"),
        ("'argument' == cause", "HW501"),
        ("trust ** 2 > 3", "HW501"),
        ("trust / 2 > 3", "HW501"),
        ("trust.real > 3", "HW501"),
        ("trust[0] > 3", "HW501"),
        ("knows if knows else knows", "HW501"),
        ("(lambda: knows)", "HW501"),
        ("trust > 1.5", "HW501"),
        ("trust > 0x1F", "HW501"),
        ("trust > 1_000", "HW501"),
        ("knows # always", "HW501"),
        ("trust > " + "1" * 12, "HW502"),
        ("trust > 1" + " + 1" * 150, "HW502"),
        ("-" * 250 + "trust > 1", "HW502"),
        ("trus > 3", "HW503"),
        ("__import__", "HW503"),
        ("trust", "HW504"),
        ("knows + 1 > 2", "HW504"),
        ("trust and knows", "HW504"),
        ("cause > 3", "HW504"),
        ("cause == 3", "HW504"),
        ("knows == 1", "HW504"),
        ('open("x")', "HW505"),
        ("min(trust) > 1", "HW505"),
        ('count("contact") > 1', "HW505"),
        ('count("contact", days=0) > 1', "HW505"),
        ("ever(cause)", "HW505"),
        ('ever("contact", days=3)', "HW505"),
        ("day > trust", "HW506"),
        ("silence + 1 > 3", "HW506"),
        ("max(day, 3) > trust", "HW506"),
        ('seen("hallway")', "HW301"),
        ('took("flat/drink")', "HW302"),
        ('ever("calling")', "HW303"),
    ],
)
def test_what_is_not_in_the_language_is_told(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_a_weight_may_not_be_a_flag_a_text_or_without_end() -> None:
    assert codes("knows", Kind.NUMBER) == ["HW504"]
    assert codes("cause", Kind.NUMBER) == ["HW504"]
    assert codes("day", Kind.NUMBER) == ["HW506"]


def test_every_fault_is_told_with_its_place() -> None:
    text = 'trus > 3 and ever("calling") and not hop'
    told = [
        (problem.start, text[problem.start : problem.start + problem.length])
        for problem in check(text, SCOPE, Kind.FLAG)
    ]
    assert told == [(0, "trus"), (18, '"calling"'), (37, "hop")]


def test_places_count_characters_not_bytes() -> None:
    (problem,) = check('cause == "é…" and trus > 3', SCOPE, Kind.FLAG)
    assert problem.start == 18


def test_pack_rules_know_no_scenes() -> None:
    scope = Scope({}, FACTS, WORDS.expand, WORDS.names)
    assert [problem.code for problem in check('seen("hall")', scope, Kind.FLAG)] == ["HW505"]


def test_count_looks_back_on_calendar_days_with_today_as_the_first() -> None:
    made = layout()
    today, yesterday = (function(emit(f'count("contact", days={n})', InValues(made), FACTS)) for n in (1, 2))
    values = made.begin(DAY - 5, [])
    marks = made.marks("player", ("call", "message"))
    assert marks is not None
    marks.leave(values, 0)
    assert (today(values), yesterday(values)) == (1, 1)
    values[MINUTES] += 10
    assert (today(values), yesterday(values)) == (0, 1)


@given(st.text(max_size=60))
def test_no_text_makes_the_checker_raise(text: str) -> None:
    check(text, SCOPE, Kind.FLAG)


NUMBERS = st.recursive(
    st.sampled_from(["trust", "hope", "hour", "3", "0", "min(day, 9)"]),
    lambda part: st.tuples(part, st.sampled_from([" + ", " - ", " * "]), part).map(lambda three: f"({''.join(three)})"),
    max_leaves=8,
)


@given(NUMBERS, NUMBERS, st.sampled_from(["<", "<=", "==", "!=", ">", ">="]))
def test_arithmetic_means_what_python_means(left: str, right: str, operator: str) -> None:
    names = {"trust": 35, "hope": 7, "hour": 21, "day": 3, "min": min}
    text = f"{left} {operator} {right}"
    if len(text) <= 300 and not codes(text):
        assert value_of(text, Kind.FLAG) == eval(text, {}, names)  # noqa: S307 - generated above


@pytest.mark.parametrize(("text", "meant"), [("no", "false"), ("Yes", "true"), ("True", "true"), ("FALSE", "false")])
def test_what_looks_like_true_or_false_is_told_how_to_be_written(text: str, meant: str) -> None:
    assert [problem.help for problem in check(text, SCOPE, Kind.FLAG)] == [f"write `{meant}`"]


def test_an_expression_that_ends_too_early_is_told_at_its_end() -> None:
    assert [problem.start for problem in check("trust > 3 and", SCOPE, Kind.FLAG)] == [12]
