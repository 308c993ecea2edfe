"""How soon the app shows itself, against an empty Textual app in the same run, and how much memory a whole play takes.

A frame is what the terminal shows at once: one synchronised update. The first frame is over with the last byte of the
first update that has something to read in it.
"""

from __future__ import annotations

import re
import select
import sys
import time
from pathlib import Path

import pytest

from sim.story.library import Folders
from tests.support.terminal import Terminal
from tui.shelf.kept import is_unfinished, kept_plays
from tui.shelf.settings import change
from tui.shelf.stories import open_story

pytestmark = pytest.mark.bench
RUNS = 9
SIZE = (120, 40)
HEARTWORK = Path(sys.executable).with_name("heartwork")
EMPTY = """\
from textual.app import App
from textual.widgets import Static


class Empty(App):
    def compose(self):
        yield Static("empty")


Empty().run()
"""
ASKED, ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"  # whether the terminal has synchronised updates: it has
UPDATE = re.compile(rb"\x1b\[\?2026h(.*?)\x1b\[\?2026l", re.DOTALL)
ESCAPE = re.compile(rb"\x1b(\[[0-9;?>$]*[A-Za-z]|\][^\x07]*\x07)")


def has_text(update: bytes) -> bool:
    return bool(ESCAPE.sub(b"", update).strip())


def first_frame(program: list[str], home: Path) -> float:
    """Seconds from the start of a program to the end of its first frame."""
    began = time.perf_counter()
    terminal = Terminal(program, SIZE, HEARTWORK_HOME=str(home), COLORTERM="truecolor")
    try:
        while not any(map(has_text, UPDATE.findall(terminal.read))):
            asked = ASKED in terminal.read
            terminal.read += terminal.more()
            if not asked and ASKED in terminal.read:
                terminal.type(ANSWER)
        return time.perf_counter() - began
    finally:
        terminal.close()


def test_the_first_frame(tmp_path: Path) -> None:
    empty = tmp_path / "empty.py"
    empty.write_text(EMPTY)
    home = tmp_path / "home"
    change(home, welcomed=True)
    programs = {"empty": [sys.executable, str(empty)], "ours": [str(HEARTWORK)]}
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(RUNS):
        for name, program in programs.items():
            seconds[name].append(first_frame(program, home))
    floor, ours = min(seconds["empty"]), min(seconds["ours"])
    print(
        f"\nthe first frame of heartwork: {ours:.3f} s, {ours / floor:.2f} times an empty Textual app "
        f"({floor:.3f} s); the bar is 1.25"
    )


def test_memory_of_a_whole_play(tmp_path: Path) -> None:
    home = tmp_path / "home"
    change(home, welcomed=True)
    story = open_story("dishwasher-treaty", Folders(home))
    terminal = Terminal([str(HEARTWORK)], SIZE, HEARTWORK_HOME=str(home), COLORTERM="truecolor")
    try:
        terminal.until(b"The Dishwasher Treaty")
        terminal.type(b"\r")
        terminal.until(b"Day 1")
        while all(is_unfinished(kept, story) for kept in kept_plays(home / "plays")):
            terminal.type(b"a1")  # tell it all, and take the first option
            settle(terminal)
        status = Path(f"/proc/{terminal.process.pid}/status").read_text(encoding="utf-8")
    finally:
        terminal.close()
    most = int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024
    print(f"\nmemory of the app after the library and a whole play: {most:.0f} MiB at most; the bar is 120")


def settle(terminal: Terminal) -> None:
    """Read what is drawn until nothing more is."""
    while select.select([terminal.screen], [], [], 0.3)[0]:
        terminal.more()
