"""The rule by which a file is read again, played through for the ways in which editors save."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from tui.workbench.watching import AWAY, COARSE, PULSE, STILL, Stamp, Stamps, Watch, stamps

OLD, NEW, NEWER, EMPTY = Stamp(1, 100, 7), Stamp(2, 120, 7), Stamp(3, 140, 7), Stamp(2, 0, 7)
RENAMED = Stamp(2, 100, 8)


def readings(looks: Iterable[tuple[float, Stamp | None]], beside: Stamp | None = None) -> list[float]:
    """When the file is read, by what it looks like from which time on; it is looked at as often as in the app."""
    changes: list[tuple[float, Stamps]] = [(at, (stamp, beside)) for at, stamp in looks]
    watch = Watch.begin((OLD, beside), 0.0)._replace(sure=True)
    found, now = list[float](), 0.0
    while now < changes[-1][0] + 2:
        now += PULSE
        seen = next((each for at, each in reversed(changes) if at <= now), (OLD, beside))
        watch = watch.look(seen, now)
        if watch.is_due(now):
            found.append(now)
            watch = watch.reading(now)
    return found


def test_a_file_that_nobody_touches_is_never_read() -> None:
    assert readings([(1.0, OLD)]) == []


@pytest.mark.parametrize("saved", [NEW, RENAMED], ids=["written", "renamed over"])
def test_a_saved_file_is_read_once_and_soon(saved: Stamp) -> None:
    (at,) = readings([(1.0, saved)])
    assert at - 1.0 <= STILL + 2 * PULSE + 1e-9


def test_a_file_that_is_emptied_and_written_is_read_once() -> None:
    (at,) = readings([(1.0, EMPTY), (1.2, NEW)])
    assert at >= 1.2


def test_a_file_that_is_moved_away_and_written_anew_is_read_once() -> None:
    (at,) = readings([(1.0, None), (1.15, RENAMED)])
    assert at >= 1.15


def test_a_file_that_grows_in_pieces_is_read_when_it_is_still() -> None:
    pieces = [(1.0 + 0.05 * number, Stamp(number, 100 * number, 7)) for number in range(2, 12)]
    (at,) = readings(pieces)
    assert at >= pieces[-1][0] + STILL - 1e-9


def test_a_file_that_stays_away_or_empty_is_believed_later() -> None:
    for gone in (None, EMPTY):
        (at,) = readings([(1.0, gone)])
        assert AWAY - 1e-9 <= at - 1.0 <= AWAY + 2 * PULSE + 1e-9


def test_a_file_that_comes_back_is_read_again() -> None:
    assert len(readings([(1.0, None), (3.0, NEW)])) == 2


def test_that_another_file_was_never_there_holds_nothing_up() -> None:
    (at,) = readings([(1.0, NEW)], beside=None)
    assert at - 1.0 <= STILL + 2 * PULSE + 1e-9


def test_what_may_have_changed_without_a_trace_is_looked_at_once_more() -> None:
    watch = Watch.begin((OLD,), 0.0)
    assert not watch.is_due(COARSE - 0.1)
    assert watch.is_due(COARSE)
    assert not watch.reading(COARSE).is_due(10 * COARSE)


def test_the_files_beside_it_may_be_others_from_now_on() -> None:
    watch = Watch.begin((OLD, OLD), 0.0).look((NEW, OLD), 1.0).beside((NEWER,))
    assert (watch.read, watch.seen) == ((OLD, NEWER), (NEW, NEWER))
    assert watch.is_due(1.0 + STILL)


def test_a_stamp_tells_a_file_that_was_written_or_replaced(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text("one")
    os.utime(path, ns=(1, 1))
    seen: list[Stamps] = [stamps([path])]
    path.write_text("two")
    seen.append(stamps([path]))
    other = tmp_path / "other.yaml"
    other.write_text("two")
    os.utime(other, ns=(path.stat().st_mtime_ns, path.stat().st_mtime_ns))
    other.replace(path)
    seen.append(stamps([path]))
    path.unlink()
    seen.append(stamps([path]))
    assert len(set(seen)) == 4
    assert seen[-1] == (None,)


def test_what_cannot_be_looked_at_is_not_there(tmp_path: Path) -> None:
    assert stamps([None, tmp_path / "nothing", Path("a\0b"), tmp_path / "x" / "y"]) == (None, None, None, None)
