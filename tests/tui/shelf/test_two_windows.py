from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sim.play.store import read_trace
from sim.story.library import Folders
from tests.support.command import AGES, write_story
from tui.shelf import beginning
from tui.shelf.kept import Kept, read_play
from tui.shelf.request import Request
from tui.shelf.seat import Seat, sit_down, sit_down_again

pytest.importorskip("fcntl")
ROOT = Path(__file__).resolve().parents[3]


class Desk:
    """A story, a folder of plays, and what was told about keeping them."""

    def __init__(self, folder: Path) -> None:
        self.story = write_story(folder)
        self.plays = folder / "plays"
        self.library = Folders(folder)
        self.told: list[str] = []

    def begin(self, taken: str = "look") -> Seat:
        return sit_down(Request(story=self.story, seed=1, taken=taken), self.library, self.plays, self.told.append)

    def go_on(self, kept: Kept) -> Seat:
        return sit_down_again(kept, self.library, self.plays, self.told.append)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def path_of(seat: Seat) -> Path:
    assert seat.keeper.path is not None
    return seat.keeper.path


def test_two_plays_begun_in_the_same_second_are_both_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginning, "now", lambda: "2026-01-02T03:04:05Z")
    first, second = desk.begin(), desk.begin()
    assert path_of(first).name == "key-20260102030405.jsonl"
    assert path_of(second).name == "key-20260102030405-2.jsonl"
    assert desk.told == []
    first.leave()
    second.leave()


def test_a_play_that_another_window_plays_goes_on_in_a_file_that_names_it(desk: Desk) -> None:
    here = desk.begin()
    there = desk.go_on(read_play(path_of(here)))
    assert path_of(there) != path_of(here)
    assert there.play.header.continues == str(path_of(here))
    assert there.notices[0] == "It is being played in another window too; from here each goes its own way."
    here.play.take("keep")
    there.play.take("send")
    for seat in (here, there):
        assert read_trace(path_of(seat)).trace == seat.play.trace
        seat.leave()
    assert desk.told == []


def test_what_another_window_played_meanwhile_is_gone_on_from(desk: Desk) -> None:
    here = desk.begin()
    stale = read_play(path_of(here))
    here.play.take("keep")
    here.leave()
    there = desk.go_on(stale)
    assert path_of(there) == path_of(here)
    assert there.session.scene == "answer"
    there.play.take("ring")
    there.leave()
    assert read_trace(path_of(here)).trace == there.play.trace


def test_where_another_window_took_another_road_meanwhile_both_are_kept(desk: Desk) -> None:
    here = desk.begin()
    here.play.take("keep")
    stale = read_play(path_of(here))
    here.play.undo()
    here.play.take("send")
    here.play.settle("lost")
    here.leave()
    there = desk.go_on(stale)
    assert path_of(there) != path_of(here)
    assert there.session.scene == "answer"
    assert read_trace(path_of(here)).trace == here.play.trace
    there.leave()


def test_two_processes_that_start_play_resume_and_list_at_once_spoil_nothing(desk: Desk, tmp_path: Path) -> None:
    rounds = 4
    command = [sys.executable, "-m", "tests.support.window", str(tmp_path), desk.story, str(rounds)]
    windows = [
        subprocess.Popen([*command, take], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for take in ("keep", "send>lost")
    ]
    for _ in range(2 * rounds):
        _let_go_together(windows)
    reports = [json.loads(window.communicate(timeout=AGES)[0]) for window in windows]
    assert [told for told, _ in reports] == [[], []]
    reads = {str(path): read_trace(path) for path in desk.plays.iterdir()}
    assert all(not read.faults and not read.torn for read in reads.values())
    steps = {path: len(read.trace.steps) for path, read in reads.items() if read.trace is not None}
    assert len(steps) == len(reads)
    for _, made in reports:
        assert len(made) > rounds
        assert all(steps[path] >= number for path, number in made.items())


def _let_go_together(windows: list[subprocess.Popen[str]]) -> None:
    """Wait until both windows are ready, then let both go on."""
    for window in windows:
        assert window.stdout is not None
        assert window.stdout.readline() == "ready\n"
    for window in windows:
        assert window.stdin is not None
        window.stdin.write("go\n")
        window.stdin.flush()
