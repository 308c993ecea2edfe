from __future__ import annotations

import json

import pytest

from sim.source.diagnostics import Diagnostic, Place
from sim.source.document import parse_document
from sim.source.render import columns, render

PATH = "stories/hall.yaml"
LINES = ["title: x", "text: Wait: what?"]
COLON = Diagnostic("HW120", "a colon in a value", Place(PATH, 2, 11), "quote it")
TWICE = Diagnostic(
    "HW117",
    "the key `title` stands here for the second time",
    Place(PATH, 2, 1, 4),
    "",
    ((Place(PATH, 1, 1, 5), "first here"),),
)


def test_text_shows_the_line_a_caret_and_the_help() -> None:
    assert render([COLON], "text", {PATH: LINES}) == (
        "stories/hall.yaml:2:11: error[HW120 colon-in-text]: a colon in a value\n"
        "  text: Wait: what?\n"
        "            ^\n"
        "  help: quote it\n"
    )


def test_labels_are_excerpts_of_their_own() -> None:
    assert render([TWICE], "text", {PATH: LINES}).splitlines()[1:] == [
        "  text: Wait: what?",
        "  ^^^^",
        "  stories/hall.yaml:1:1: first here",
        "  title: x",
        "  ^^^^^",
    ]


def test_concise_is_one_line_a_fault_in_order() -> None:
    earlier = Diagnostic("HW107", "the file is not made of keys and values", Place(PATH, 1, 1))
    assert [line.split(": ")[0] for line in render([COLON, earlier], "concise", {}).splitlines()] == [
        "stories/hall.yaml:1:1",
        "stories/hall.yaml:2:11",
    ]


def test_json_has_exactly_the_promised_keys() -> None:
    assert json.loads(render([COLON], "json", {})) == [
        {
            "code": "HW120",
            "name": "colon-in-text",
            "severity": "error",
            "path": PATH,
            "line": 2,
            "column": 11,
            "message": "a colon in a value",
            "help": "quote it",
        }
    ]
    assert json.loads(render([], "json", {})) == []


def test_github_commands_are_escaped() -> None:
    one = Diagnostic("HW120", "100%\nof it: yes", Place("a,b:c.yaml", 2, 11))
    assert render([one], "github", {}) == (
        "::error file=a%2Cb%3Ac.yaml,line=2,col=11,title=HW120 colon-in-text::100%25%0Aof it: yes\n"
    )


def test_a_long_line_is_cut_around_the_caret() -> None:
    line = "text: " + "x" * 5000 + "HERE" + "y" * 5000
    one = Diagnostic("HW120", "here", Place(PATH, 1, line.index("HERE") + 1, 4))
    _, shown, carets = render([one], "text", {PATH: [line]}).splitlines()
    assert len(shown) < 120
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "HERE"
    assert shown.startswith("  ...")
    assert shown.endswith("...")


def test_a_caret_stands_under_its_letter_behind_wide_ones() -> None:
    one = Diagnostic("HW120", "here", Place(PATH, 1, 3))
    _, shown, carets = render([one], "text", {PATH: ["你好x"]}).splitlines()
    assert columns(carets[: carets.index("^")]) == columns(shown[: shown.index("x")])


@pytest.mark.parametrize("format", ["text", "concise", "json", "github"])
def test_no_format_lets_a_control_character_through(format: str) -> None:
    data = b"a\x1b[2J\x07: \xc2\x9b31m *b\r\nc: \xe2\x80\xae: x\n"
    path = "evil\x1b[2J\n.yaml"
    document = parse_document(data, path)
    assert document.faults
    written = render(document.faults, format, {path: document.lines})
    assert all(letter == "\n" or letter.isprintable() for letter in written)


def test_a_place_outside_its_file_has_no_excerpt() -> None:
    one = Diagnostic("HW801", "there is no such file", Place(PATH, 1, 1))
    assert len(render([one], "text", {}).splitlines()) == 1


def test_a_format_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no format named xml"):
        render([], "xml", {})
