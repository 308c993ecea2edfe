"""What a report of many plays tells, and what it keeps to itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.classroom.report.blocks import Decision, Report
from sim.classroom.report.gathering import STOPPED, from_traces
from sim.classroom.report.html import as_html
from sim.classroom.report.network import LEAST
from sim.classroom.report.telling import report
from sim.classroom.report.words import kind_words
from tests.support.classes import fork, gathered, trace
from tests.support.rooms import pack_of

LARGE = {"fork,eat": 8, "fork,leave": 7, "spoon,sit": 9, "spoon,go": 6}
ROADS = ["fork,eat", "fork,leave", "spoon,sit", "spoon,go", "knife,wash", "knife,drop", "look,fork,eat", "fork", "look"]


def cells(decision: Decision) -> dict[str, int | None]:
    return {cell.option: cell.count for cell in decision.cells}


def by_scene(its: Report) -> dict[str, Decision]:
    return {decision.place.scene: decision for decision in its.decisions}


def test_large_groups_are_told_in_the_order_of_the_story() -> None:
    its = report(gathered(LARGE))
    assert [decision.place.scene for decision in its.decisions] == ["drawer", "table", "bench"]
    assert its.participants == 30
    assert cells(its.decisions[0]) == {"fork": 15, "spoon": 15, "knife": 0, "look": 0}
    assert cells(its.decisions[1]) == {"eat": 8, "leave": 7}
    assert {ended.kind: ended.count for ended in its.endings} == {"at-peace": 17, "door-open": 13}
    assert its.decisions[2].cells[0].share == Fraction(9, 15)


def test_what_nobody_came_to_is_told() -> None:
    its = report(gathered(LARGE))
    assert [scene.id for scene in its.unreached_decisions] == ["sink"]
    everywhere_ends_well = report(gathered({"fork,eat": 30}))
    assert [scene.id for scene in everywhere_ends_well.unreached_scenes] == ["gone"]


def test_a_small_group_is_hidden_all_along_its_road() -> None:
    its = by_scene(report(gathered({"fork,eat": 20, "spoon,sit": 6, "knife,wash": 3})))
    assert cells(its["drawer"])["knife"] is None
    assert its["sink"].count is None
    assert cells(its["sink"]) == {"wash": None, "drop": 0}
    # the bench has one way in, so it would tell how many took the spoon, and that how many took the knife
    assert cells(its["drawer"])["spoon"] is None
    assert its["bench"].count is None
    assert cells(its["bench"])["sit"] is None
    assert cells(its["drawer"])["fork"] == 20


def test_what_is_done_besides_is_hidden_where_it_or_leaving_it_is_a_small_group() -> None:
    def looked(many: int) -> int | None:
        its = report(gathered({"look,fork,eat": many, "fork,eat": 20 - many}))
        return cells(its.decisions[0])["look"]

    assert [looked(many) for many in (0, 1, 4, 5, 15, 16, 19, 20)] == [0, None, None, 5, 15, None, None, 20]


def test_fewer_than_five_have_no_figures() -> None:
    its = report(gathered({"fork,eat": 2, "spoon,sit": 2}))
    assert its.few
    assert its.participants is None
    assert [*its.spreads, *its.endings, *its.tried, *its.unreached_decisions, *its.roads] == []
    assert all(cell.count is None for decision in its.decisions for cell in decision.cells)
    assert "The table" in as_html(its)


FOUR = {
    "fork,eat": "at-peace",
    "fork,leave": "door-open",
    "spoon,sit": "at-peace",
    "knife,wash": "at-peace",
}  # roads, and how each of them ends


def figures(many: Sequence[int]) -> Counter[str]:
    """All figures of so many plays of each of the four roads, added up here."""
    found: Counter[str] = Counter()
    for (road, kind), plays in zip(FOUR.items(), many, strict=True):
        first, second = road.split(",")
        for name in ("everybody", first, f"after {first}", second, kind):
            found[name] += plays
    return found


def shown_of(its: Report) -> dict[str, int | None]:
    """The same figures as a report tells them."""
    after = {"table": "after fork", "bench": "after spoon", "sink": "after knife"}
    found = {option: count for decision in its.decisions for option, count in cells(decision).items()}
    found |= {after[scene]: decision.count for scene, decision in by_scene(its).items() if scene in after}
    found |= {ended.kind: ended.count for ended in its.endings}
    return found | {"everybody": its.participants}


def _fits(figure: int, shown: int | None) -> bool:
    return figure > 0 if shown is None else figure == shown


@cache
def everything() -> list[Counter[str]]:
    """The figures of every class of at most ten plays a road."""
    return [figures(many) for many in product(range(11), repeat=4)]


@settings(max_examples=40)
@given(st.lists(st.integers(0, 8), min_size=4, max_size=4).filter(lambda many: sum(many) >= LEAST))
def test_of_everything_that_is_shown_no_hidden_figure_follows(many: list[int]) -> None:
    true = figures(many)
    shown = shown_of(report(gathered(dict(zip(FOUR, many, strict=True)))))
    fitting = [other for other in everything() if all(_fits(other[name], shown.get(name, 0)) for name in true)]
    for name, plays in true.items():
        values = {other[name] for other in fitting}
        assert plays in values
        assert shown.get(name, 0) is not None or len(values) > 1
        assert not 0 < plays < LEAST or max(values) >= LEAST


def test_a_source_is_told_by_its_spread_and_not_by_anybody() -> None:
    its = report(gathered(LARGE))
    spread = next(spread for spread in its.spreads if spread.source.id == "for-good")
    assert spread.five is not None
    assert list(spread.five) == sorted(spread.five)
    assert spread.counted == 30
    (same,) = {report(gathered({"fork,eat": many})).spreads[0].five for many in (5, 9)}
    assert same is not None
    assert len(set(same)) == 1


@pytest.mark.parametrize("others", [0, 5, 20])
def test_a_spread_does_not_tell_how_few_differ(others: int) -> None:
    def spread(many: int) -> object:
        roads = {"fork,eat": 5 + others, "spoon,sit": 10 - many, "knife,wash": many}
        return report(gathered(roads)).spreads

    assert spread(2) == spread(1)
    told = [spread(many) for many in (3, 4, 5, 6, 7)]
    assert told[:-1] == told[1:]


def test_other_lines_are_told_where_five_tried_the_same() -> None:
    went_back = "fork,<,spoon,sit"
    tried = report(gathered({went_back: 6, "fork,eat": 10})).tried
    assert [(each.option, each.count) for each in tried] == [("fork", 6)]
    assert not report(gathered({went_back: 4, "fork,eat": 10})).tried
    assert not report(gathered({went_back: 14, "fork,eat": 2})).tried  # two did not


def test_a_play_that_was_left_in_the_middle_came_to_no_ending() -> None:
    its = report(gathered({"fork,eat": 10, "fork": 6}))
    assert {ended.kind: ended.count for ended in its.endings} == {"at-peace": 10, "door-open": 0, "": 6}


def test_a_lesson_is_reported_as_far_as_it_goes() -> None:
    roads = ["fork"] * 7 + ["spoon"] * 9 + ["knife"] * 6
    traces = [trace(fork(), road, number, "Open it") for number, road in enumerate(roads)]
    its = report(from_traces(fork(), pack_of(), traces))
    assert its.lesson == "Open it"
    assert [(each.place.scene, each.count) for each in its.decisions] == [("drawer", 22)]
    assert [(ended.kind, ended.count) for ended in its.endings] == [(STOPPED, 22)]
    assert kind_words(STOPPED) in as_html(its)
    short = report(from_traces(fork(), pack_of(), traces[:16]))
    assert [scene.id for scene in (*short.unreached_decisions, *short.unreached_scenes)] == ["sink"]


def test_how_many_left_a_decision_open_is_no_difference_of_two_figures() -> None:
    its = by_scene(report(gathered({"fork,eat": 10, "fork": 3, "spoon,sit": 10, "spoon": 6})))
    for scene in ("table", "bench"):
        came, took = its[scene].count, [*cells(its[scene]).values()]
        if came is not None and None not in took:
            assert came - sum(filter(None, took)) not in (1, 2, 3, 4)
    assert its["table"].count is None or cells(its["table"])["eat"] is None
    assert report(gathered({"fork,eat": 10, "fork": 6})).decisions[1].count == 16


def test_the_order_of_the_files_changes_nothing() -> None:
    story, pack = fork(), pack_of()
    traces = [trace(story, road, number) for number, road in enumerate(ROADS)]
    one, other = (from_traces(story, pack, each) for each in (traces, traces[::-1]))
    assert one.participants == other.participants
    assert one.ballots == other.ballots
    assert one.batch == other.batch != from_traces(story, pack, traces[1:]).batch


@given(st.lists(st.integers(0, 30), min_size=len(ROADS), max_size=len(ROADS)).filter(any))
def test_no_small_group_is_told_of(many: list[int]) -> None:
    its = report(gathered(dict(zip(ROADS, many, strict=True))))
    told = [its.participants, *(ended.count for ended in its.endings), *(each.count for each in its.tried)]
    for decision in its.decisions:
        told += [decision.count, *cells(decision).values()]
        for cell in decision.cells:
            if cell.share is not None:
                assert decision.count is not None
                assert cell.count is not None
                if cell.aside:
                    told.append(decision.count - cell.count)
    assert not {1, 2, 3, 4} & set(told)
