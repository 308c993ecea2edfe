from __future__ import annotations

from tui.playing.entries import Entry
from tui.playing.pace import Reading
from tui.playing.view import View


def reading(*kinds: str, shown: int = 0) -> Reading:
    entries = tuple(Entry(kind, f"{kind} {number}") for number, kind in enumerate(kinds))
    return Reading(View("", entries, (), (), (), False), shown)


def test_the_next_beat_brings_what_stands_before_it() -> None:
    assert reading("choice", "coach", "narration", "speech").further().shown == 3


def test_the_last_beat_brings_what_follows_it() -> None:
    told = reading("narration", "speech", "ending", shown=1).further()
    assert told.shown == 3
    assert told.is_told


def test_where_nothing_waits_for_a_reader_everything_is_told() -> None:
    assert reading("choice", "time").further().is_told


def test_known_text_is_passed_up_to_the_first_that_is_new() -> None:
    assert reading("narration", "time", "speech", "call").past({"narration 0", "speech 2"}).shown == 3
    assert reading("narration", "speech").past({"narration 0", "speech 1"}).is_told
    assert reading("narration", "speech").past(set()).shown == 0


def test_a_turn_tells_only_what_was_told_of_the_same_road() -> None:
    before = reading("narration", "choice", "speech").whole()
    after = reading("narration", "choice", "call", "message")
    assert before.turn(after.view).shown == 2


def test_what_comes_beside_the_road_leaves_the_reader_where_they_were() -> None:
    before = reading("narration", "choice", "speech", "call", shown=3)
    entries = before.view.entries
    noted = before.view._replace(entries=(*entries[:2], Entry("note", "Mine."), *entries[2:]))
    assert before.again(noted).shown == 4
    assert before.whole().again(noted).is_told
