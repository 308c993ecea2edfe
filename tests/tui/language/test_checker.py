"""The process that checks: what it tells, how it is begun again, and how it ends."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.exchange.language.telling import told_of
from tests.support.command import AGES, STORY
from tests.support.written import FOLDERS
from tui.language import checking
from tui.language.checker import Checker

LOST = STORY.replace("scene: lost}", "scene: lots}")


@pytest.fixture
def checker() -> Iterator[Checker]:
    one = Checker(FOLDERS)
    yield one
    one.end()


def test_it_tells_what_a_check_in_this_process_would(checker: Checker) -> None:
    for text in (LOST, STORY, "\ud83d", ""):
        assert checker.told_of(text, "story.yaml") == told_of(text, "story.yaml", FOLDERS)


def test_a_process_that_was_killed_is_begun_again(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def starting(*words: object, **more: object) -> subprocess.Popen[bytes]:
        started.append(popen(*words, **more))  # type: ignore[call-overload]  # whatever it was called with
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", starting)
    before = checker.told_of(LOST, "story.yaml")
    os.kill(started[0].pid, signal.SIGTERM)
    started[0].wait(AGES)
    assert checker.told_of(LOST, "story.yaml") == before
    assert len(started) == 2


def test_where_no_process_can_be_started_it_checks_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/at/all")
    assert Checker(FOLDERS).told_of(LOST, "story.yaml") == told_of(LOST, "story.yaml", FOLDERS)


def test_it_ends_once_nobody_can_ask_it_any_more_and_not_by_an_interrupt(tmp_path: Path) -> None:
    words = [sys.executable, "-P", "-m", checking.__name__]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        pickle.dump((LOST, "story.yaml", FOLDERS), process.stdin)
        process.stdin.flush()
        assert pickle.load(process.stdout) == told_of(LOST, "story.yaml", FOLDERS)  # noqa: S301  # our own process
        process.send_signal(signal.SIGINT)
        process.stdin.close()
        assert process.wait(AGES) == 0


def test_a_file_of_the_same_name_beside_a_story_is_never_run(
    checker: Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit('run')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sim.exchange.language.telling.told_of", lambda *_: pytest.fail("no process could check it"))
    assert [one.code for one in checker.told_of(LOST, "story.yaml")].count("HW301") == 1
