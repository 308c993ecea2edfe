"""The installed command in a real terminal: what a person types, and what the screen shows."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.command import write_story
from tests.support.markers import STORY as MARKERS
from tests.support.markers import marked
from tests.support.tmux import Tmux, needs_tmux

pytestmark = pytest.mark.wheel

COMMAND = Path(sys.executable).with_name("heartwork")
SIZES = ((60, 18), (80, 24), (120, 40), (200, 60))
TITLE = "The Spare Key of Noor"
Opener = Callable[[tuple[int, int]], Tmux]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one story of its own, so that what is chosen and what is said are known."""
    folder = tmp_path / "home" / "scenarios"
    folder.mkdir(parents=True)
    write_story(folder)
    return folder.parent


@pytest.fixture
def terminal(tmp_path: Path, home: Path) -> Iterator[Opener]:
    needs_tmux()
    opened: list[Tmux] = []

    def open_one(size: tuple[int, int] = (80, 24)) -> Tmux:
        opened.append(Tmux(tmp_path, size, HOME=str(tmp_path), HEARTWORK_HOME=str(home)))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()


def taken(home: Path) -> list[str]:
    """The decisions of the one play that is kept."""
    (path,) = (home / "plays").glob("*.jsonl")
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [line["option"] for line in lines[1:] if line["option"] is not None]


def begin(screen: Tmux) -> None:
    """From the first start through the welcome and the library to the first decision of the first story."""
    screen.run(COMMAND)
    screen.until("Welcome to heartwork")
    screen.press("Enter")
    screen.until(TITLE, "F1")
    screen.press("Enter")
    screen.until("Day 1")
    screen.press("a")
    screen.until("Keep it.", "Send it back.", "Look at it.")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_story_is_chosen_played_left_and_gone_on_with(size: tuple[int, int], terminal: Opener, home: Path) -> None:
    screen = terminal(size)
    begin(screen)
    screen.press("3")
    screen.until("It is a key.", "Send it back.")
    screen.press("C-q")
    said = screen.until("ended with 0")
    assert "The play is kept in" in said
    assert "To go on: heartwork play" in said
    assert taken(home) == ["look"]

    screen.run(COMMAND, "play", "key", "--resume")
    screen.until("It is a key.", "Keep it.", "Send it back.")
    screen.press("1")
    screen.until("Where is my key?")
    screen.press("C-q")
    screen.until("ended with 0")
    assert taken(home)[:2] == ["look", "keep"]


def test_a_play_that_was_killed_goes_on_at_its_last_decision(terminal: Opener, home: Path) -> None:
    screen = terminal((80, 24))
    begin(screen)
    screen.press("3")
    screen.until("It is a key.", "Send it back.")
    screen.kill()
    assert taken(home) == ["look"]
    screen.run(COMMAND, "play", "--resume")
    shown = screen.until("It is a key.", "1  Keep it.", "2  Send it back.")
    assert "3  " not in shown


def test_a_shipped_story_opens_at_what_was_asked_for(terminal: Opener) -> None:
    screen = terminal((120, 40))
    screen.run(COMMAND, "play", "dishwasher-treaty", "--seed", "7")
    screen.until("Welcome to heartwork")
    screen.press("Enter")
    screen.until("The Dishwasher Treaty", "Day 1")
    screen.press("C-q")
    screen.until("ended with 0")


def test_what_is_wrong_is_told_in_the_terminal_itself(terminal: Opener) -> None:
    screen = terminal((80, 24))
    screen.run(COMMAND, "play", "no-such-story")
    assert "no-such-story" in screen.until("ended with 3")


def test_a_dumb_terminal_gets_the_plain_player_and_is_told_why(terminal: Opener) -> None:
    screen = terminal((80, 24))
    screen.run(COMMAND, "play", "key", TERM="dumb")
    shown = screen.until("3  Look at it.\n\n>")
    assert "TERM is dumb" in shown
    screen.press("3", "Enter")
    screen.until("It is a key.")
    screen.press("q", "Enter")
    screen.until("The play is kept in", "ended with 0")


def test_plain_is_asked_for_and_nothing_is_explained(terminal: Opener) -> None:
    screen = terminal((80, 24))
    screen.run(COMMAND, "--plain")
    assert "no terminal" not in screen.until("Type the number of a story")
    screen.press("q", "Enter")
    screen.until("ended with 0")


def test_a_pipe_behind_the_command_gets_the_plain_face(terminal: Opener, tmp_path: Path) -> None:
    screen = terminal((80, 24))
    screen.run("sh", "-c", f"{COMMAND} </dev/null 2>talk | cat")
    shown = screen.until("ended with 0")
    assert "Type the number of a story" in shown
    assert "a pipe or a file" in (tmp_path / "talk").read_text(encoding="utf-8")


def test_nothing_that_was_for_one_stays_in_the_terminal_when_it_is_passed(terminal: Opener, home: Path) -> None:
    write_story(home / "scenarios", MARKERS, "markers.yaml")
    screen = terminal((60, 18))
    roles = ("--role", "1=ex", "--role", "2=player", "--role", "3=friend")
    screen.run(COMMAND, "play", "markers", "--plain", "--seats", "3", *roles)
    screen.until("Pass to Sam's seat (seat 2).")
    screen.press("Enter")
    screen.until("OPTION_PLAYER look")
    for key in ("s", "b", "?", "b"):  # until some of it has scrolled by
        screen.type(key)
        screen.press("Enter")
        screen.until("OPTION_PLAYER look")
    assert marked(screen.history()) == {"player"}
    screen.type("2")
    screen.press("Enter")
    screen.until("Pass to Noor's seat (seat 1).")
    assert not marked(screen.history())
    screen.press("Enter")
    screen.until("OPTION_EX ring")
    screen.press("C-c")
    screen.until("ended with 130")
    assert not marked(screen.history())
    screen.run(COMMAND, "play", "--resume", "--plain")
    screen.until("Pass to Noor's seat (seat 1).")
