from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from pkgutil import resolve_name

import pytest

from sim.story.library import SHIPPED
from tests.support.command import STORY, call, write_story
from tui.shelf.settings import change

pytest.importorskip("pty", reason="no terminals of this kind here")
from tests.support.terminal import Terminal, command

CTRL_Q = b"\x11"
CHECK = "\nchecks:\n  - name: {name}\n    take: [{take}]\n    ends: [{ends}]\n"


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return Path(write_story(tmp_path))


def as_written(name: str, take: str, ends: str) -> str:
    return STORY + CHECK.format(name=name, take=take, ends=ends)


def test_a_play_to_its_end_becomes_a_check_that_passes(story: Path) -> None:
    done = call("play", str(story), "--plain", "--seed", "1", "--record", "a lucky day", answers="look\nkeep\n")
    assert done.exit_code == 0
    assert f"“a lucky day” is a check of {story} now. To run it: heartwork check {story}" in done.stderr
    assert story.read_text() == as_written("a lucky day", "look, keep, stop", "at-peace")
    assert call("check", str(story)).exit_code == 0


def test_only_the_present_road_counts(story: Path) -> None:
    call("play", str(story), "--plain", "--seed", "1", "--record", "second thoughts", answers="look\nu\nkeep\n")
    assert story.read_text() == as_written("second thoughts", "keep, stop", "at-peace")


def test_a_play_that_is_left_ends_where_it_stands(story: Path) -> None:
    call("play", str(story), "--plain", "--record", "left", answers="look\nq\n")
    assert story.read_text() == as_written("left", "look", "hall")


def test_a_list_of_decisions_becomes_a_check_without_a_play(story: Path) -> None:
    done = call("play", str(story), "--format", "json", "--take", "send>lost", "--record", "lost")
    assert (done.exit_code, json.loads(done.stdout)["ending"]) == (0, "apart-in-pain")
    assert story.read_text() == as_written("lost", '"send>lost"', "apart-in-pain")


def test_a_play_that_goes_on_is_recorded_from_its_beginning(story: Path) -> None:
    call("play", str(story), "--plain", answers="look\nq\n")
    done = call("play", str(story), "--plain", "--resume", "--record", "whole", answers="keep\n")
    assert done.exit_code == 0, done.stderr
    assert "take: [look, keep, " in story.read_text()


@pytest.mark.parametrize("name", ["taken", "", " ", "two\nlines", "x" * 121])
@pytest.mark.parametrize("arguments", [["--plain"], ["--plain", "--resume"], ["--format", "json"]])
def test_a_name_that_cannot_be_is_told_before_the_play_begins(name: str, arguments: list[str], story: Path) -> None:
    call("play", str(story), "--plain", answers="look\nq\n")
    story.write_text(text := as_written("taken", "look", "hall"))
    done = call("play", str(story), *arguments, "--record", name, answers="keep\n")
    assert done.exit_code == 2
    assert "--record" in done.stderr
    assert done.stdout == ""
    assert story.read_text() == text


def test_a_chance_that_is_open_is_told(story: Path) -> None:
    done = call("play", str(story), "--format", "json", "--take", "send", "--record", "open")
    assert done.exit_code == 2
    assert "`>scene`" in done.stderr
    assert story.read_text() == STORY


def test_without_a_decision_there_is_nothing_to_record(story: Path) -> None:
    done = call("play", str(story), "--plain", "--record", "none")
    assert "No decision was taken" in done.stderr
    assert story.read_text() == STORY


def told(story: str, *arguments: str) -> str:
    """What is said where the check could not be added: whole, to be pasted."""
    done = call("play", story, "--plain", "--record", "mine", *arguments)
    assert done.exit_code == 3
    assert "\n  - name: mine\n    take: [" in done.stderr
    return done.stderr


def test_a_story_that_ships_is_not_written_to(story: Path) -> None:
    before = (SHIPPED / "the-long-quiet.yaml").read_bytes()
    assert "ships with heartwork" in told("the-long-quiet", "--take", "no-word")
    assert (SHIPPED / "the-long-quiet.yaml").read_bytes() == before


def test_a_file_that_may_only_be_read_stays_as_it_is(story: Path) -> None:
    story.chmod(0o444)
    assert "may be read and not written" in told(str(story), "--take", "look")
    assert story.read_text() == STORY


def meanwhile(monkeypatch: pytest.MonkeyPatch, step: str, do: Callable[[], object]) -> None:
    """Have something happen right before a step of the recording."""
    own = resolve_name(step)

    def then(*its: object) -> object:
        do()
        return own(*its)

    monkeypatch.setattr(step, then)


def test_a_file_that_is_gone_is_not_made_anew(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(monkeypatch, "tui.authoring.recording.check_of", story.unlink)
    assert "No such file" in told(str(story), "--take", "look")
    assert not story.exists()


def test_a_file_that_changed_since_is_left_to_whoever_changed_it(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = STORY.replace("It is a key.", "It is the key.")
    meanwhile(monkeypatch, "tui.authoring.recording.check_of", lambda: story.write_text(changed))
    assert "has changed since the play began" in told(str(story), "--take", "look")
    assert story.read_text() == changed


def test_an_editor_that_saves_at_that_very_moment_wins(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(monkeypatch, "shutil.copymode", lambda: story.write_text("title: Mine\n"))
    assert "has just changed" in told(str(story), "--take", "look")
    assert story.read_text() == "title: Mine\n"
    assert sorted(path.name for path in story.parent.iterdir()) == ["home", "key.yaml"]


def test_a_link_stays_one_and_the_file_keeps_who_may_read_it(story: Path) -> None:
    story.chmod(0o640)
    link = story.with_name("link.yaml")
    link.symlink_to(story)
    call("play", str(link), "--plain", "--take", "look", "--record", "linked")
    assert link.is_symlink()
    assert story.read_text() == as_written("linked", "look", "hall")
    assert story.stat().st_mode & 0o777 == 0o640


@pytest.fixture
def terminal(story: Path) -> Iterator[Terminal]:
    home = Path(os.environ["HEARTWORK_HOME"])
    change(home, welcomed=True)
    words = ("play", str(story), "--take", "keep,stop", "--record", "in the app")
    opened = Terminal(command(*words), (80, 24))
    yield opened
    opened.close()


def test_a_play_in_the_app_is_recorded_when_the_app_is_left(terminal: Terminal, story: Path) -> None:
    terminal.until(b"Help")
    assert story.read_text() == STORY
    terminal.type(CTRL_Q)
    assert b"is a check of" in terminal.rest()
    assert terminal.end() == 0
    assert story.read_text() == as_written("in the app", "keep, stop", "at-peace")


def test_in_the_app_too_a_name_that_is_taken_is_told_before_it_opens(story: Path) -> None:
    story.write_text(as_written("taken", "look", "hall"))
    opened = Terminal(command("play", str(story), "--record", "taken"), (80, 24))
    shown = opened.rest()
    opened.close()
    assert b"\x1b[?1049h" not in shown
    assert b"take another name" in b" ".join(shown.split())
