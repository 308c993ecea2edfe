from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sim.classroom.report.network import LEAST
from sim.classroom.report.statements import shared, statements
from sim.classroom.report.telling import report
from sim.exchange.xapi import Course
from tests.support.classes import fork, gathered
from tests.support.xapi import assert_statement

COURSE = Course(fork())


def told(roads: dict[str, int]) -> list[tuple[str, ...]]:
    """What each actor of whom anything is told did, in a row."""
    rows: dict[str, list[str]] = {}
    for statement in statements(gathered(roads), COURSE):
        assert_statement(statement)
        result = statement["result"]
        done = result.get("response") or next(iter(result["extensions"].values()))
        rows.setdefault(statement["actor"]["account"]["name"], []).append(done)
    return [tuple(row) for row in rows.values()]


def test_what_five_did_alike_is_told_of_each_of_them() -> None:
    rows = Counter(told({"fork,eat": 6, "spoon,sit": 8}))
    assert rows == {("fork", "eat", "at-peace"): 6, ("spoon", "sit", "at-peace"): 8}


def test_a_road_of_few_stops_with_enough_others() -> None:
    rows = Counter(told({"fork,eat": 12, "spoon,go": 6, "knife,drop": 2}))
    assert rows == {("fork", "eat", "at-peace"): 12}
    assert shared(["aab", "aab", "aab", "aab", "aab", "aab", "aac", "aac", "aad", "aad", "aad", "aad", "aad"]) == [
        *[3] * 6,
        *[2] * 7,
    ]


def test_nothing_is_told_of_fewer_than_five() -> None:
    assert told({"fork,eat": 4}) == []


def test_actors_are_numbers_and_those_of_another_class_are_others() -> None:
    def actors(roads: dict[str, int]) -> set[str]:
        return {each["actor"]["name"] for each in statements(gathered(roads), COURSE)}

    assert actors({"fork,eat": 5}) == {f"Play {number}" for number in range(1, 6)}


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=4).map(tuple), min_size=LEAST, max_size=40))
def test_whatever_is_told_of_one_is_told_of_four_others(rows: list[tuple[str, ...]]) -> None:
    lengths = shared(rows)
    alike = Counter(row[:length] for row, length in zip(rows, lengths, strict=True))
    assert min(alike.values()) >= LEAST
    assert all(length <= len(row) for row, length in zip(rows, lengths, strict=True))


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
def test_no_statement_tells_what_the_report_hides(eat: int, leave: int, sit: int, wash: int) -> None:
    roads = {"fork,eat": eat, "fork,leave": leave, "spoon,sit": sit, "look,knife,wash": wash}
    if not any(roads.values()):
        return
    its = report(gathered(roads))
    seen = {cell.option: cell.count for decision in its.decisions for cell in decision.cells if cell.count}
    seen |= {ended.kind: ended.count for ended in its.endings if ended.count}
    for name, many in Counter(each for row in told(roads) for each in row).items():
        assert many <= seen[name]
