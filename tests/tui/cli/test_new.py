from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.command import call
from tui.authoring.draft import ARTICLES

pytest.importorskip("pty", reason="no terminals of this kind here")
from tests.support.terminal import Terminal, command


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_story_plays_under_the_title_that_it_was_given() -> None:
    done = call("new", "first-try", "--title", 'A "story": # of <ex> \\ and {more}')
    assert done.exit_code == 0
    assert done.stdout == ""
    assert done.stderr.splitlines()[1:] == [
        f"  heartwork {verb} first-try.yaml" for verb in ("play", "check", "preview")
    ]
    played = call("play", "first-try.yaml", "--take", "ring,meet,lay-open,try", "--trace", "t.jsonl")
    assert played.exit_code == 0, played.stderr
    assert played.stdout.startswith('A "story": # of Toni \\ and {more}\n')
    assert "The end. The door stays open." in played.stdout


def test_in_a_pipe_nothing_is_asked_and_the_story_checks_clean() -> None:
    assert call("new", answers="never read\n").exit_code == 0
    done = call("check", "my-story.yaml", "--format", "json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [])


def test_what_is_said_on_the_command_line_is_in_the_story() -> None:
    people = ("--cast", 'player=Zoë "Z" #1/he', "--cast", "ex=שלום: [x]")
    done = call("new", "a.yml", "--yes", "--title", "אחרי: #2", *people, "--cause", "distance", "--article", "healthy")
    assert done.exit_code == 0, done.stderr
    standing = json.loads(call("play", "a.yml", "--format", "json", "--take", "ask-first,talk").stdout)
    assert standing["scene"] == "an-hour"
    told = call("play", "a.yml", "--plain").stdout
    assert told.startswith("אחרי: #2\n")
    assert "שלום: [x] said that they did not" in told
    assert "Zoë" in call("play", "a.yml", "--plain", "--as", "ex").stdout


def test_a_file_without_a_title_lends_it_its_name() -> None:
    call("new", "the_spare-key.yaml")
    assert call("play", "the_spare-key.yaml", "--plain").stdout.startswith("The spare key\n")


def test_nothing_is_written_over() -> None:
    for name in ("my-story.yaml", "own.yaml"):
        Path(name).write_text("mine")
    for arguments in ([], ["own"]):
        done = call("new", *arguments)
        assert done.exit_code == 3
        assert "is there already" in done.stderr
    assert {path.read_text() for path in Path().iterdir()} == {"mine"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--title", ""], "1 to 120 characters"),
        (["--title", "x" * 121], "1 to 120 characters"),
        (["--title", "\x1b[31m"], "a terminal would obey"),
        (["--title", "\u202eturned"], "a terminal would obey"),
        (["--title", "Of <noor>"], "`<noor>` names nobody"),
        (["--cast", "player="], "1 to 40 plain characters"),
        (["--cast", "ex=" + "x" * 41], "1 to 40 plain characters"),
        (["--cast", "ex=a\x07b"], "1 to 40 plain characters"),
        (["--cast", "ex=Toni/xe"], "pronouns are she, he, they"),
        (["--cast", "friend=Ade"], "player=NAME or ex=NAME"),
        (["--cause", "argumnt"], "did you mean `argument`?"),
        (["--cause", "sorrow"], "long-decline"),
        (["--article", "six"], "for-good, take-you-back"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(arguments: list[str], told: str, here: Path) -> None:
    done = call("new", "a", *arguments)
    assert done.exit_code == 2
    assert told in done.stderr
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("name", [".", "..", "nowhere/a", "x" * 300])
def test_where_nothing_can_be_written_is_told(name: str, here: Path) -> None:
    done = call("new", name)
    assert done.exit_code in (2, 3)
    assert "Traceback" not in done.stderr
    assert list(here.iterdir()) == []


class Asked:
    """The command on a terminal, asking."""

    def __init__(self, *arguments: str) -> None:
        self.terminal = Terminal(command("new", *arguments), (80, 50))

    def answers(self, *answers: str) -> str:
        """What was written while each question was answered with a line."""
        shown = ""
        for answer in answers:
            shown += self.terminal.until(b"]: ").decode()
            self.terminal.type(f"{answer}\n".encode())
        return shown


@pytest.fixture
def asked() -> Iterator[list[Asked]]:
    opened: list[Asked] = []
    yield opened
    for each in opened:
        each.terminal.close()


def test_on_a_terminal_it_asks_and_takes_what_stands_in_brackets(asked: list[Asked]) -> None:
    asked.append(Asked())
    shown = asked[0].answers("", "", "", "", "", "", "", "")
    assert "Name [Kim]" in shown
    assert "Title [The lamp]" in shown
    assert "heartwork check the-lamp.yaml" in asked[0].terminal.rest().decode()
    assert asked[0].terminal.end() == 0
    done = call("check", "the-lamp.yaml", "--format", "json")
    assert json.loads(done.stdout) == []


def test_an_answer_that_cannot_be_is_told_and_asked_for_again(asked: list[Asked]) -> None:
    Path("there.yaml").write_text("mine")
    asked.append(Asked("--cast", "player=Kim"))
    answers = ["9", "distance", "x", "6", "a" * 41, "Toni", "xe", "SHE", "<b>", "Am Ende", "there", "gone"]
    shown = asked[0].answers(*answers)
    assert "type a number from 1 to 7" in shown
    assert "whom you play" not in shown
    assert "is there already" in shown
    asked[0].terminal.rest()
    assert Path("there.yaml").read_text() == "mine"
    assert 'title: "Am Ende"' in Path("gone.yaml").read_text()


def test_where_all_is_said_nothing_is_asked(asked: list[Asked]) -> None:
    people = ("--cast", "player=Kim", "--cast", "ex=Toni")
    asked += [
        Asked("a", "--title", "A", *people, "--cause", "distance", "--article", ARTICLES[1]),
        Asked("b", "--yes"),
    ]
    assert [each.terminal.rest().count(b"is written") for each in asked] == [1, 1]


def end_of_input(terminal: Terminal) -> None:
    terminal.type(b"\x04")


@pytest.mark.parametrize("leave", [Terminal.interrupt, end_of_input])
def test_leaving_in_the_middle_writes_nothing(
    leave: Callable[[Terminal], None], asked: list[Asked], here: Path
) -> None:
    asked.append(Asked())
    asked[0].answers("2", "3", "Robin")
    asked[0].terminal.until(b"]: ")
    leave(asked[0].terminal)
    asked[0].terminal.rest()
    assert asked[0].terminal.end() == 130
    assert list(here.iterdir()) == []
