"""A lesson by hands in a real terminal, from the first key to the last, with a kill in its middle."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command import STORY, write_story
from tests.support.tmux import Tmux, needs_tmux

pytestmark = pytest.mark.wheel

COMMAND = Path(sys.executable).with_name("heartwork")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one story of its own, in which nobody has to be welcomed any more."""
    folder = tmp_path / "home"
    (folder / "scenarios").mkdir(parents=True)
    write_story(folder / "scenarios", STORY)
    (folder / "settings.json").write_text('{"welcomed": true, "animations": false}', encoding="utf-8")
    return folder


@pytest.fixture(params=[(80, 24), (60, 18)], ids=["80x24", "60x18"])
def screen(request: pytest.FixtureRequest, tmp_path: Path, home: Path) -> Iterator[Tmux]:
    needs_tmux()
    terminal = Tmux(tmp_path, request.param, HOME=str(tmp_path), HEARTWORK_HOME=str(home))
    yield terminal
    terminal.close()


def test_a_lesson_by_hands_survives_a_kill_and_is_wiped(screen: Tmux, home: Path) -> None:
    screen.run(COMMAND, "host", "key", "--no-network")
    screen.until("votes by hand")
    screen.press("Enter")
    screen.until("How we do this")
    screen.press("End", "Enter")
    screen.until("The key lies on the table.")
    screen.press("End", "Enter")
    screen.until("Hands up")
    screen.type("12 7 9")
    screen.until("A 12 · B 7 · C 9")
    screen.kill()
    screen.run(COMMAND, "host", "key", "--no-network")
    screen.until("was not ended", "Go on with it?")
    screen.press("Enter")
    screen.until("Hands up")
    screen.type("12 7 9")
    screen.press("Enter")
    screen.until("The hands are counted.")
    screen.press("Enter")
    screen.until("12 · 43%", "most")
    screen.press("End")
    screen.until("28 hands, as counted.")
    screen.press("Enter")
    screen.until("as most wanted (12 of 28 hands)")
    screen.press("o")
    screen.until("debrief 1 of 4")
    for number in ("2", "3", "4"):
        screen.press("End", "Enter")
        screen.until(f"debrief {number} of 4")
    screen.press("End", "Enter")
    screen.until("You are yourselves again")
    screen.press("End", "Enter")
    screen.until("End the lesson?")
    screen.press("Enter")
    screen.until("Press w to wipe it")
    screen.press("w")
    screen.until("Wipe this room?")
    screen.press("Enter")
    screen.until("The room was wiped", "ended with 0")
    assert list((home / "rooms").iterdir()) == []
