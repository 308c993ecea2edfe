"""How soon a command answers, against a Python that imports yaml and nothing more, in the same run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support import generated

pytestmark = pytest.mark.bench
RUNS = 9


def seconds(*command: str, until_first_byte: bool = False) -> float:
    """The fastest of several runs of a command: to its end, or to the first byte that it prints."""
    return min(_once(command, until_first_byte) for _ in range(RUNS))


def _once(command: tuple[str, ...], until_first_byte: bool) -> float:
    began = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        if until_first_byte:
            assert os.read(process.stdout.fileno(), 1)
            took = time.perf_counter() - began
            process.kill()
            return took
        process.communicate()
    return time.perf_counter() - began


def report(what: str, took: float, floor: float, bar: float) -> None:
    print(
        f"\n{what}: {took:.3f} s, {took / floor:.1f} times `import yaml` ({floor:.3f} s); "
        f"the bar is {bar} s where that takes 0.06: {bar / 0.06:.1f} times"
    )


def heartwork(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "tui.cli", *arguments)


def test_help_and_first_text() -> None:
    floor = seconds(sys.executable, "-c", "import yaml")
    report("heartwork --help", seconds(*heartwork("--help")), floor, 0.15)
    first = seconds(*heartwork("play", "dishwasher-treaty", "--plain"), until_first_byte=True)
    report("the first text of a play", first, floor, 0.35)


@pytest.mark.parametrize(("scenes", "bar"), [(500, 0.6), (5_000, 2.5)])
def test_check_of_a_whole_file_without_its_proofs(tmp_path: Path, scenes: int, bar: float) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(generated.story(scenes))
    floor = seconds(sys.executable, "-c", "import yaml")
    check = heartwork("check", "--static", str(path))
    report(f"check --static of {scenes:,} scenes", min(_once(check, False) for _ in range(3)), floor, bar)


def test_memory_of_a_play(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(generated.story(5_000))
    command = heartwork("play", str(path), "--plain", "--trace", str(tmp_path / "play.jsonl"))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as play:
        assert play.stdin is not None
        play.stdin.write(b"1\n" * 60)
        play.stdin.close()
        _, status, used = os.wait4(play.pid, 0)
        play.returncode = os.waitstatus_to_exitcode(status)
    assert play.returncode == 0
    print(f"\nmemory of a play of 5,000 scenes: {used.ru_maxrss / 1024:.0f} MiB at most; the bar is 120")
