from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.play.locking import InUse
from sim.play.playthrough import Playthrough
from sim.play.session import Session
from sim.play.store import TraceFile, new_file, plays, read_trace, remove
from sim.play.trace import Header
from tests.support.written import story_of

BODY = "scenes: {a: {choices: {x: {text: X.}, y: {text: Y., to: b}}}, b: {ending: friends}}"
HEADER = Header("test", roles={"player": "person"})


def play_into(path: Path, *options: str) -> Playthrough:
    file = TraceFile(path, HEADER)
    play = Playthrough(Session(story_of(BODY)), HEADER, file.record)
    for option in options:
        play.take(option)
    file.close()
    return play


def test_what_is_written_is_what_was_played(tmp_path: Path) -> None:
    play = play_into(tmp_path / "deep" / "play.jsonl", "x", "x", "y")
    read = read_trace(tmp_path / "deep" / "play.jsonl")
    assert (read.trace, read.faults, read.torn) == (play.trace, (), False)


def test_every_step_is_on_disk_as_soon_as_it_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "play.jsonl"
    file = TraceFile(path, HEADER)
    play = Playthrough(Session(story_of(BODY)), HEADER, file.record)
    for _ in range(5):
        play.take("x")
        assert read_trace(path).trace == play.trace
    file.close()


def test_a_file_cut_at_any_byte_loses_at_most_the_last_step(tmp_path: Path) -> None:
    play = play_into(tmp_path / "whole.jsonl", "x", "y")
    data = (tmp_path / "whole.jsonl").read_bytes()
    first = data.index(b"\n") + 1
    for end in range(first, len(data)):
        path = tmp_path / "cut.jsonl"
        path.write_bytes(data[:end])
        read = read_trace(path)
        assert read.faults == ()
        assert read.trace is not None
        assert read.trace.steps == play.trace.steps[: data[:end].count(b"\n") - 1]
        assert read.torn is not data[:end].endswith(b"\n")


def test_going_on_after_a_crash_takes_the_torn_line_away(tmp_path: Path) -> None:
    path = tmp_path / "play.jsonl"
    play = play_into(path, "x")
    path.write_bytes(path.read_bytes() + b'{"n": 2, "par')
    file = TraceFile(path, HEADER, fresh=False)
    play.recorder = file.record
    play.take("y")
    file.close()
    assert read_trace(path).trace == play.trace


@given(st.binary(max_size=80))
def test_no_bytes_make_reading_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("t") / "play.jsonl"
    path.write_bytes(data)
    assert read_trace(path).faults or read_trace(path).trace


def test_a_line_that_is_no_step_ends_the_reading_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "play.jsonl"
    play_into(path, "x", "x")
    lines = path.read_bytes().splitlines()
    path.write_bytes(b"\n".join([*lines[:3], b"[1]", lines[3]]) + b"\n")
    read = read_trace(path)
    assert [(fault.code, fault.place.line) for fault in read.faults] == [("HW902", 4)]
    assert read.trace is not None
    assert len(read.trace.steps) == 2


def test_a_number_without_end_is_no_header(tmp_path: Path) -> None:
    path = tmp_path / "play.jsonl"
    play_into(path)
    path.write_text(path.read_text().replace('"seed": 0', '"seed": 1e999'))
    assert [fault.code for fault in read_trace(path).faults] == ["HW901"]


@pytest.mark.parametrize("name", ["Noor\\u001b[2J", "Noor\\u0007"])
def test_a_name_with_control_characters_is_no_header(tmp_path: Path, name: str) -> None:
    path = tmp_path / "play.jsonl"
    play_into(path)
    pronouns = (
        '{"they": "she", "them": "her", "their": "her", "theirs": "hers", "themself": "herself", "plural": false}'
    )
    cast = f'"cast": {{"ex": {{"name": "{name}", "pronouns": {pronouns}}}}}'
    path.write_text(path.read_text().replace('"cast": {}', cast))
    assert [fault.code for fault in read_trace(path).faults] == ["HW901"]


def test_a_play_that_somebody_plays_is_locked(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    path = tmp_path / "play.jsonl"
    first = TraceFile(path, HEADER)
    second = TraceFile(path, HEADER, fresh=False)
    assert first.lost is None
    assert second.lost == "it is being played in another window"
    first.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told_and_the_play_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "play.jsonl"
    file = TraceFile(path, HEADER)
    play = Playthrough(Session(story_of(BODY)), HEADER, file.record)
    assert file._file is not None
    with Path("/dev/full").open("wb") as full:
        os.dup2(full.fileno(), file._file.fileno())
    play.take("x")
    play.take("y")
    assert file.lost == "No space left on device"
    assert play.session.ending == "friends"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_device_may_be_named_as_the_file() -> None:
    assert TraceFile(Path("/dev/full"), HEADER).lost == "No space left on device"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "plays").write_text("a file where a folder is wanted")
    assert TraceFile(tmp_path / "plays" / "play.jsonl", HEADER).lost


def test_new_plays_get_names_of_their_own_and_are_listed_newest_first(tmp_path: Path) -> None:
    header = HEADER._replace(started="2026-01-02T03:04:05+00:00")
    first, second = new_file(tmp_path, header), new_file(tmp_path, header)
    assert first.path.name == "test-20260102030405.jsonl"
    assert (first.lost, second.lost) == (None, None)
    os.utime(first.path, (1, 1))
    assert plays(tmp_path) == [second.path, first.path]
    assert plays(tmp_path / "nowhere") == []
    first.close()
    second.close()


def test_a_new_play_finds_no_name_where_its_folder_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "plays").write_text("")
    assert "is a file, not a folder" in str(new_file(tmp_path / "plays", HEADER).lost)


def test_a_file_that_vanishes_while_the_folder_is_listed_is_passed_over(tmp_path: Path) -> None:
    play_into(tmp_path / "play.jsonl")
    (tmp_path / "gone.jsonl").symlink_to(tmp_path / "nowhere.jsonl")
    (tmp_path / "folder.jsonl").mkdir()
    assert plays(tmp_path) == [tmp_path / "play.jsonl"]


def test_opening_a_play_alone_does_not_make_it_the_newest(tmp_path: Path) -> None:
    path = tmp_path / "play.jsonl"
    play_into(path, "x")
    os.utime(path, (1, 1))
    TraceFile(path, HEADER, fresh=False).close()
    assert path.stat().st_mtime == 1


def test_a_play_is_removed_with_its_notes_and_nothing_else(tmp_path: Path) -> None:
    for name in ("play", "other"):
        play_into(tmp_path / f"{name}.jsonl", "x")
        (tmp_path / f"{name}.notes").write_text("{}")
    remove(tmp_path / "play.jsonl")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["other.jsonl", "other.notes"]


def test_a_play_that_somebody_plays_is_not_removed(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    file = TraceFile(tmp_path / "play.jsonl", HEADER)
    with pytest.raises(InUse):
        remove(file.path)
    assert file.path.exists()
    file.close()
