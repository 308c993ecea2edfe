"""Long simulations in a real terminal: what they show on the way, and what is left of one that is interrupted."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command import write_story
from tests.tui.cli.test_simulate import STORY

pytest.importorskip("pty", reason="no terminals of this kind here")
from tests.support.terminal import Terminal, command


@pytest.fixture(params=["1", "2"], ids=["alone", "two workers"])
def long(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    program = command("simulate", write_story(tmp_path, STORY), "--plays", "100000000", "--workers", request.param)
    terminal = Terminal(program, HEARTWORK_HOME=str(tmp_path / "home"))
    yield terminal
    terminal.close()


def test_ctrl_c_stops_at_once_and_tells_what_was_counted(long: Terminal) -> None:
    long.until(b" of 100,000,000 plays ...")
    os.killpg(long.process.pid, signal.SIGINT)  # as a terminal does, to the workers too
    shown = long.rest().decode()
    assert "How they end" in shown
    counted = re.search(r"interrupted after ([\d,]+) of 100,000,000 plays", shown)
    assert counted is not None
    assert f"{counted[1]} plays, seed 0" in shown
    assert "Traceback" not in shown
    assert long.end() == 130
