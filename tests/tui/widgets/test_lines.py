from __future__ import annotations

from tui.playing.gauges import Gauge
from tui.playing.view import Stop
from tui.widgets.days import day_line
from tui.widgets.meters import bar, folded_gauges, stacked
from tui.widgets.ribbon import ribbon
from tui.words import time_of_day

EVENING = 3 * 24 * 60 + 21 * 60 + 40
EASE = Gauge("Noor's ease", 30, 0, 100, -10, "after: Call *her*.")
FOOTING = Gauge("Your footing", 55, 0, 100)


def test_the_ribbon_names_the_day_the_time_of_day_and_the_silence() -> None:
    line = ribbon("The Jar", (EVENING, 2), 76).plain
    assert line.startswith("The Jar  ")
    assert line.endswith("Day 3 · evening, 21:40 · 2 days of silence")
    assert len(line) == 76


def test_a_day_of_contact_is_not_called_silent_and_one_day_is_one() -> None:
    assert "silence" not in ribbon("A", (EVENING, 0), 76).plain
    assert ribbon("A", (EVENING, 1), 76).plain.endswith("1 day of silence")


def test_a_narrow_ribbon_gives_up_the_clock_first_and_then_the_end_of_the_title() -> None:
    assert "21:40" not in ribbon("The Dishwasher Treaty", (EVENING, 2), 58).plain
    assert ribbon("The Dishwasher Treaty", (EVENING, 2), 50).plain.startswith("The Dishwash")
    assert len(ribbon("The Dishwasher Treaty", (EVENING, 2), 50).plain) == 50


def test_every_hour_has_its_word() -> None:
    words = [time_of_day(hour * 60) for hour in (0, 4, 5, 11, 12, 14, 18, 21, 22, 23)]
    assert (
        words == ["night", "night", "morning", "morning", "midday", "afternoon", "evening", "evening"] + ["night"] * 2
    )


def test_a_bar_is_told_apart_by_the_weight_of_its_line() -> None:
    assert [bar(share).plain for share in (0, 0.45, 1, 7, -1)] == [
        "─" * 10,
        "━━━━╸─────",
        "━" * 10,
        "━" * 10,
        "─" * 10,
    ]


def test_stacked_meters_say_by_how_much_and_why() -> None:
    assert stacked([EASE, FOOTING], 1.0, 30).plain.split("\n") == [
        "Noor's ease",
        "━━━─────── 30 ▼10",
        "after: Call her.",
        "",
        "Your footing",
        "━━━━━╸──── 55",
    ]


def test_a_bar_moves_from_where_it_stood() -> None:
    assert stacked([EASE], 0.0, 30).plain.split("\n")[1].startswith("━━━━───")


def test_folded_meters_leave_their_bars_where_there_is_no_room() -> None:
    wide, narrow = folded_gauges([EASE, FOOTING], 1.0, 72).plain, folded_gauges([EASE, FOOTING], 1.0, 40).plain
    assert "━" in wide
    assert narrow == "Noor's ease 30 ▼10   Your footing 55\nafter: Call her."


def test_the_day_line_names_each_day_once_and_drops_the_oldest() -> None:
    stops = [Stop(1, "One"), Stop(1, "Two [x]"), Stop(12, "Three")]
    assert day_line(stops, 9, 30).plain.split("\n") == ["Day 1   One", "        Two [x]", "Day 12  Three"]
    assert day_line(stops, 1, 30).plain == "Day 12  Three"
