from __future__ import annotations

from pathlib import Path

import pytest

from tui.workbench.editor import call

FILE = Path("/stories/the key.yaml")
PLUS = ("+12", str(FILE))
COLON = (f"{FILE}:12",)
SCREEN = {"DISPLAY": ":0"}


@pytest.mark.parametrize(
    ("editor", "arguments", "in_terminal"),
    [
        ("vi", PLUS, True),
        ("vim", PLUS, True),
        ("nvim", PLUS, True),
        ("nano", PLUS, True),
        ("micro", PLUS, True),
        ("helix", PLUS, True),
        ("emacs", PLUS, True),
        ("hx", COLON, True),
        ("subl", COLON, False),
        ("zed", COLON, False),
        ("code", ("--goto", *COLON), False),
        ("codium", ("--goto", *COLON), False),
        ("cursor", ("--goto", *COLON), False),
        ("gvim", PLUS, False),
        ("kate", ("--line", "12", str(FILE)), False),
        ("mate", ("-l", "12", str(FILE)), False),
        ("ed", (str(FILE),), True),
    ],
)
def test_the_usual_editors_open_at_the_line(editor: str, arguments: tuple[str, ...], in_terminal: bool) -> None:
    found = call({"EDITOR": editor}, FILE, 12)
    assert found == ((editor, *arguments), in_terminal)


def test_visual_comes_before_editor_and_an_empty_one_counts_as_none() -> None:
    assert (call({"VISUAL": "vim", "EDITOR": "ed"}, FILE, 1) or ((),))[0][0] == "vim"
    assert (call({"VISUAL": " ", "EDITOR": "ed"}, FILE, 1) or ((),))[0][0] == "ed"
    assert call({"VISUAL": "", "EDITOR": ""}, FILE, 1) is None
    assert call({}, FILE, 1) is None


def test_an_editor_may_be_named_by_path_with_arguments_of_its_own() -> None:
    found = call({"EDITOR": "'/opt/my editors/nvim' -u NONE"}, FILE, 3)
    assert found == (("/opt/my editors/nvim", "-u", "NONE", "+3", str(FILE)), True)
    assert call({"EDITOR": "code --wait"}, FILE, 3) == (("code", "--wait", "--goto", f"{FILE}:3"), False)


def test_a_lone_quotation_mark_is_a_part_of_the_name() -> None:
    assert call({"EDITOR": "/opt/o'brien/ed"}, FILE, 3) == (("/opt/o'brien/ed", str(FILE)), True)


@pytest.mark.parametrize("editor", ["emacs", "emacsclient", "emacs -q"])
def test_emacs_opens_a_window_where_there_is_a_screen_unless_it_is_told_not_to(editor: str) -> None:
    assert call({"EDITOR": editor, **SCREEN}, FILE, 3) == ((*editor.split(), "+3", str(FILE)), False)
    assert (call({"EDITOR": f"{editor} -nw", **SCREEN}, FILE, 3) or ((), False))[1]


def test_the_file_is_named_in_full_so_that_none_looks_like_an_option(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert call({"EDITOR": "vi"}, Path("-key.yaml"), 0) == (("vi", "+1", "/-key.yaml"), True)
