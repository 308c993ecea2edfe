from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from sim.classroom.report.blocks import Noted, Report
from sim.classroom.report.spreadsheet import COLUMNS, as_csv, harmless
from sim.classroom.report.telling import report
from tests.support.classes import gathered

ITS = report(gathered({"fork,eat": 20, "spoon,sit": 6, "knife,wash": 3}))


def rows(its: Report, table: str) -> list[dict[str, str]]:
    return [row for row in csv.DictReader(StringIO(as_csv(its), newline="")) if row["table"] == table]


def test_a_row_is_an_option_with_its_decision_and_its_figures() -> None:
    fork, spoon, knife = rows(ITS, "option")[:3]
    assert tuple(fork) == COLUMNS
    assert (fork["scene"], fork["visit"], fork["option"], fork["count"], fork["share"]) == (
        "drawer",
        "1",
        "fork",
        "20",
        "0.6897",
    )
    assert (spoon["count"], knife["count"], knife["share"]) == ("hidden", "hidden", "")
    assert [row["count"] for row in rows(ITS, "decision")] == ["29", "20", "hidden", "hidden"]
    assert [row["option"] for row in rows(ITS, "besides")] == ["look"]


def test_the_spread_of_a_source_is_a_row_of_numbers() -> None:
    spread = rows(ITS, "agreement")[0]
    five = [float(spread[name]) for name in COLUMNS[-5:]]
    assert five == sorted(five)
    assert spread["count"] == "29"


def test_a_text_that_begins_like_a_formula_is_a_text() -> None:
    assert rows(ITS, "option")[0]["text"] == "'=Take the fork & run."


@given(st.text(max_size=20))
def test_no_text_is_a_formula_and_every_text_comes_back(text: str) -> None:
    its = harmless(text)
    assert not its.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert its in (text, f"'{text}")
    (row,) = rows(replace(ITS, marks=(Noted("plus", text, 'Say "when"; then, stop'),)), "plus")
    assert row["text"] == its
    assert row["title"] == 'Say "when"; then, stop'
