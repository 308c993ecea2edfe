from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.shelf import Shelf, assert_in_order, run


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_the_text_is_short_and_says_who_is_for_and_against_and_why(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, shelf.keep("call,space,again"))
    assert code == 0
    order = [
        "you chose “Call again.”",
        "A boundary was crossed",
        "Bold Move ████████████████████ 100.0",
        "At 2 of your 2 decisions that led on the articles wanted different things.",
        "Be bold Bold Move followed Get in touch (¶6), 2 times",
        "Be slow Slow One missed Wait (¶3 and 4), 2 times",
        "`--moment 3` tells the last in full",
        "1 · Day 3, 21:40 · The quiet flat the articles disagree",
        "You took: “Call her and say everything.”",
        "with you Bold Move ¶6: Get in touch",
        "against you Slow One ¶3 and 4: Wait; rather “Wait.”",
        "In dispute: Now or later?",
        "Noor “Ask for room.” (60 in 100)",
        "3 · Day 3, 21:50 · After the articles disagree",
        "the house against you: Leave a no alone",
        "wanted all along: Find out whether Sam heard.",
        "Not again.",
        "love is respect",
    ]
    assert_in_order(out, order)
    assert "Waiting is also doing something." not in out
    assert "next:" not in out
    assert "it could have been" not in out


def test_the_note_of_the_option_taken_is_told(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, shelf.keep("wait"))
    assert "the author   Waiting is also doing something." in out


def test_one_moment_is_told_in_full_and_alone(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    path = shelf.keep("call,space,again")
    code, out, _ = run(capsys, path, "--moment", 1)
    assert code == 0
    assert out.startswith("1 · Day 3, 21:40 · The quiet flat")
    assert "After" not in out
    _, whole, _ = run(capsys, path, "--full")
    assert out in whole


def test_one_moment_can_be_told_as_markdown(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, shelf.keep("call,space,again"), "--moment", 3, "--format", "markdown")
    assert out.startswith("### 3 · Day 3, 21:50 · After\n")


def test_a_moment_that_is_not_there_is_wrong_usage_and_says_which_are(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, shelf.keep("call,space,again"), "--moment", 2)
    assert (code, out) == (2, "")
    assert "there are 1 and 3" in err


@pytest.mark.parametrize("beside", [["--full"], ["--format", "json"]])
def test_one_moment_is_neither_everything_nor_data(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], beside: list[str]
) -> None:
    code, out, err = run(capsys, shelf.keep("wait"), "--moment", 1, *beside)
    assert (code, out) == (2, "")
    assert " ".join(beside) in err


ASIDES = """\
      list: {text: Read the list., acts: [wait], once: true, note: Three inks.}
      chair: {text: Sit down., once: true}
"""


def test_asides_share_the_heading_of_their_visit(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    shelf.write(shelf.story.read_text().replace("    choices:\n      call:", f"    choices:\n{ASIDES}      call:"))
    _, out, _ = run(capsys, shelf.keep("list,chair,call"))
    assert out.count("The quiet flat") == 1
    order = [
        "1 to 3 · Day 3, 21:40 · The quiet flat",
        "1 aside “Read the list.” followed: Slow One ¶3 and 4: Wait the author: Three inks.",
        "2 aside “Sit down.” It follows no rule and breaks none.",
        "You took: “Call her and say everything.”",
    ]
    assert_in_order(out, order)


def test_a_play_without_choice_has_nobody_for_or_against(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    lines = shelf.story.read_text().splitlines(keepends=True)
    shelf.write("".join(line for line in lines if not line.startswith("      call:")))
    _, out, _ = run(capsys, shelf.keep("wait"))
    assert "There was one way on, so nobody takes sides." in out
    assert "with you" not in out


class Pager:
    """What was shown page by page, on a terminal of so many lines."""

    def __init__(self, patch: pytest.MonkeyPatch, lines: int) -> None:
        self.shown: list[str] = []
        patch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        patch.setenv("LINES", str(lines))
        patch.setattr("click.echo_via_pager", self.shown.append)


@pytest.mark.parametrize(("lines", "paged"), [(20, True), (500, False)])
def test_on_a_terminal_a_text_longer_than_the_screen_is_shown_page_by_page(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lines: int, paged: bool
) -> None:
    path = shelf.keep("call,space,again")
    pager = Pager(monkeypatch, lines)
    code, out, _ = run(capsys, path)
    assert code == 0
    assert ["The Jar" in text for text in pager.shown] == [True] * paged
    assert ("The Jar" in out) is not paged


def test_data_and_pipes_are_never_shown_page_by_page(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shelf.keep("call,space,again")
    pager = Pager(monkeypatch, 5)
    for shape in ("json", "markdown"):
        assert run(capsys, path, "--format", shape)[1]
    monkeypatch.setattr("sys.stdout.isatty", lambda: False, raising=False)
    assert "The Jar" in run(capsys, path)[1]
    assert pager.shown == []


def test_a_pager_that_is_no_command_costs_nothing(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shelf.keep("call,space,again")
    Pager(monkeypatch, 5)

    def refuse(text: str) -> None:
        raise ValueError("No closing quotation")

    monkeypatch.setattr("click.echo_via_pager", refuse)
    code, out, _ = run(capsys, path)
    assert code == 0
    assert "The Jar" in out
