from __future__ import annotations

import json
from pathlib import Path

import pytest

from sim.story.prose import PRONOUNS, Person
from tests.support.shelf import PACK, Shelf, assert_in_order, run


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_the_json_has_the_shape_that_programs_rely_on(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, shelf.keep("call,space,again"), "--format", "json")
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "ending": "boundary-crossed",
        "sources": {
            "bold-move": {"agreement": 100.0, "followed": ["ask", "ask"], "broken": [], "missed": [], "resisted": []},
            "slow-one": {"agreement": 0.0, "followed": [], "broken": [], "missed": ["wait", "wait"], "resisted": []},
            "healthy": {"agreement": 0.0, "followed": [], "broken": ["no"], "missed": [], "resisted": []},
        },
        "floor": ["no"],
        "moments": [
            {
                "step": 1,
                "scene": "flat",
                "option": "call",
                "verdicts": [{"rule": "ask", "verdict": "followed"}, {"rule": "wait", "verdict": "missed"}],
                "disputed": True,
                "best": {"bold-move": ["call"], "slow-one": ["wait"]},
            },
            {
                "step": 3,
                "scene": "after",
                "option": "again",
                "verdicts": [
                    {"rule": "ask", "verdict": "followed"},
                    {"rule": "wait", "verdict": "missed"},
                    {"rule": "no", "verdict": "broken"},
                ],
                "disputed": True,
                "best": {"bold-move": ["again"], "slow-one": ["leave"], "healthy": ["leave"]},
            },
        ],
    }


def test_an_unfinished_play_has_no_ending_in_json(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, shelf.keep("call"), "--format", "json")
    data = json.loads(out)
    assert data["ending"] is None
    assert [moment["option"] for moment in data["moments"]] == ["call"]
    assert data["sources"]["healthy"]["agreement"] is None


def test_the_full_text_tells_everything_in_its_order(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, shelf.keep("call,space,again"), "--full")
    assert code == 0
    order = [
        "The Jar",
        "a line that was crossed",
        "you chose “Call again.”",
        "the rule: Leave a no alone.",
        "Noor had said no on Day 3, 21:50",
        "A boundary was crossed: “Dead line”, Day 3, 21:50, after 2 decisions.",
        "At 2 of your 2 decisions that led on the articles wanted different things.",
        "Get in touch (¶6), 2 times",
        "Wait (¶3 and 4), 2 times",
        "the house's addition, not one of the articles",
        "1 · Day 3, 21:40 · The quiet flat the articles disagree",
        "You took: “Call her and say everything.”",
        "1 of 2 articles that speak is with you.",
        "1 taken “Call her and say everything.”",
        "the author: Waiting is also doing something.",
        "next: Quiet.",
        "with you Be bold: for 1",
        "against you Be slow: for 2",
        "followed Get in touch (Bold Move ¶6): 1 follows it",
        "missed Wait (Slow One ¶3 and 4): 2 follows it",
        "? Now or later? Bold Move: 1 Slow One: 2",
        "Noor “Ask for room.” 60 in 100 it could have been “Hear them out.” 40 in 100",
        "wanted all along: Find out whether Sam heard.",
        "Not again.",
        "love is respect",
    ]
    assert_in_order(out, order)


def test_questions_come_at_the_end_and_no_help_line_where_nothing_hurts(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, shelf.keep("wait"))
    assert out.rstrip().endswith("What did Noor hear?")
    assert "love is respect" not in out


def test_the_text_is_plain_in_a_pipe_and_at_most_80_columns_wide(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, shelf.keep("call,space,again"))
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_nothing_that_is_played_or_named_reaches_the_terminal_as_a_command(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shelf.keep("call", {"ex": Person("Bo", PRONOUNS["he"])})
    path.write_text(path.read_text().replace('"she"', '"he"').replace('"him"', r'"h\u001b[2Jim\u009b"'))
    for shape in ("text", "markdown", "json"):
        _, out, _ = run(capsys, path, "--format", shape)
        assert "\x1b" not in out
        assert "\x9b" not in out


def test_markdown_has_headings_lists_and_a_table(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, shelf.keep("call,space,again"), "--format", "markdown")
    assert out.startswith("# The Jar\n\n## First of all: a line that was crossed\n")
    assert "| | Agreement |\n|---|---:|\n| Bold Move | 100.0 |\n| Slow One | 0.0 |\n" in out
    assert "### 1 · Day 3, 21:40 · The quiet flat\n\n*the articles disagree*\n" in out
    assert "- **followed**: Get in touch (Bold Move ¶6): 1 follows it\n" in out


def test_a_name_is_no_markup_in_markdown(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    path = shelf.keep("call", {"ex": Person("<b>[x](y)_", PRONOUNS["she"])})
    _, out, _ = run(capsys, path, "--format", "markdown")
    assert r"\<b\>\[x\](y)\_" in out
    assert "<b>" not in out


def test_html_is_one_page_and_always_complete(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, shelf.keep("call,space,again"), "--format", "html")
    assert (code, err) == (0, "")
    assert out.startswith("<!DOCTYPE html>\n")
    assert '<h1 dir="auto">The Jar</h1>' in out
    assert "followed</dt>" in out
    assert "(Bold Move ¶6): 1 follows it" in out


def test_html_goes_to_a_file_too(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    target = shelf.folder / "debrief.html"
    code, out, err = run(capsys, shelf.keep("wait"), "--format", "html", "--output", target)
    assert (code, out) == (0, "")
    assert target.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert str(target) in err


def test_another_pack_judges_the_same_play(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    path = shelf.keep("call,hear")
    other = shelf.folder / "other.yaml"
    other.write_text(PACK.replace("bold-move", "brave"))
    _, out, err = run(capsys, path, "--guidance", other, "--format", "json")
    assert set(json.loads(out)["sources"]) == {"brave", "slow-one", "healthy"}
    assert err == ""


def test_the_shipped_pack_judges_it_too(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, shelf.keep("call,space,again"), "--guidance", "five-articles", "--format", "json")
    data = json.loads(out)
    assert data["floor"] == ["ignore-no"]
    assert "for-good" in data["sources"]


def test_output_goes_to_a_file(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    target = shelf.folder / "debrief.md"
    code, out, err = run(capsys, shelf.keep("wait"), "--format", "markdown", "--output", target)
    assert (code, out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("# The Jar")
    assert str(target) in err


def test_an_output_that_cannot_be_written_is_file_trouble(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, shelf.keep("wait"), "--output", shelf.folder / "no" / "such" / "folder.txt")
    assert (code, out) == (3, "")
    assert "No such file" in err


@pytest.mark.parametrize("arguments", [[], ["last"]])
def test_the_newest_play_is_taken_where_none_is_named(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setenv("HEARTWORK_HOME", str(shelf.folder))
    (shelf.folder / "plays").mkdir()
    shelf.keep("call,space", name="plays/old.jsonl")
    shelf.keep("wait", name="plays/new.jsonl")
    shelf.keep("", name="plays/nothing-taken.jsonl")
    _, out, _ = run(capsys, *arguments, "--format", "json")
    assert [moment["option"] for moment in json.loads(out)["moments"]] == ["wait"]


def test_without_any_play_it_says_how_to_get_one(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTWORK_HOME", str(shelf.folder))
    code, out, err = run(capsys)
    assert (code, out) == (3, "")
    assert "no play has been kept yet" in err


def test_a_play_of_an_edited_story_is_told_as_far_as_it_holds(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    path = shelf.keep("call,space,again")
    shelf.write(shelf.story.read_text().replace("again: {text", "once-more: {text"))
    code, out, _ = run(capsys, path)
    assert code == 0
    words = " ".join(out.split())
    assert "2 of 3 decisions could be played again" in words
    assert "the play stands at “After”" in words


def test_an_edit_that_changes_nothing_of_the_road_is_mentioned(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shelf.keep("wait")
    shelf.write(shelf.story.read_text().replace("The flat hums.", "The flat is loud."))
    code, out, err = run(capsys, path, "--format", "json")
    assert code == 0
    assert json.loads(out)["ending"] == "at-peace"
    assert "every decision of this play still holds" in err


def test_a_changed_pack_is_mentioned_and_judges_as_it_is_now(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    path = shelf.keep("wait")
    shelf.pack.write_text(PACK.replace("Wait.", "Wait a while."))
    _, out, _ = run(capsys, path)
    assert "The guidance was changed since" in out
    assert "Wait a while (¶3 and 4)" in out


def test_a_story_that_is_gone_is_file_trouble(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    path = shelf.keep("wait")
    shelf.story.unlink()
    code, out, err = run(capsys, path)
    assert (code, out) == (3, "")
    assert f"{shelf.story}:1:1: error[HW801 no-such-file]" in err


def test_a_story_with_faults_is_told_with_them(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    path = shelf.keep("wait")
    shelf.write(shelf.story.read_text().replace("to: rings", "to: ringz"))
    code, out, err = run(capsys, path)
    assert (code, out) == (1, "")
    assert "ringz" in err


def test_a_pack_of_another_vocabulary_is_a_fault(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    path = shelf.keep("wait")
    vocabularies = shelf.folder / "scenarios" / "vocabulary"
    vocabularies.mkdir(parents=True)
    (vocabularies / "own.yaml").write_text("format: 1\nacts: {contact: {text: calls}, wait: {text: waits}}\n")
    other = shelf.folder / "other.yaml"
    other.write_text(PACK.replace("rules:", "vocabulary: own\nrules:"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HEARTWORK_HOME", str(shelf.folder))
        code, out, err = run(capsys, path, "--guidance", other)
    assert (code, out) == (1, "")
    assert "HW607" in err


def test_a_pack_that_is_not_there_is_file_trouble(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, shelf.keep("wait"), "--guidance", "nobodys-articles")
    assert code == 3
    assert "no guidance pack named `nobodys-articles`" in err


def test_a_torn_last_line_costs_that_step_alone(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    path = shelf.keep("call,space,again")
    path.write_bytes(path.read_bytes()[:-9])
    code, out, _ = run(capsys, path)
    assert code == 0
    assert "cut off in the middle of a step" in out
    assert "after 1 decision" in " ".join(out.split())


def test_a_damaged_line_is_told_with_its_number(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    path = shelf.keep("call,space,again")
    lines = path.read_text().splitlines()
    path.write_text("\n".join([*lines[:3], "{}", lines[4], ""]))
    code, out, _ = run(capsys, path)
    assert code == 0
    assert "Line 4 of the trace is damaged" in out


def test_a_header_without_steps_is_a_play_that_has_not_begun(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    path = shelf.keep("call")
    path.write_text(path.read_text().splitlines()[0] + "\n")
    code, out, _ = run(capsys, path)
    assert code == 0
    assert "after 0 decisions" in " ".join(out.split())
    assert "No decision has been taken yet" in out


@pytest.mark.parametrize("content", [b"", b"\x00\xff\n", b"{}\n", b"[]\n", b'{"trace": 2}\n', b"title: no\n"])
def test_what_is_no_trace_is_refused_without_a_traceback(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    path = shelf.folder / "no.jsonl"
    path.write_bytes(content)
    code, out, err = run(capsys, path)
    assert code in (1, 3)
    assert out == ""
    assert "HW901" in err


def test_a_missing_file_and_a_folder_are_file_trouble(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, shelf.folder / "none.jsonl")[0] == 3
    assert run(capsys, shelf.folder)[0] == 3


def test_an_unknown_format_is_wrong_usage(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, shelf.keep("wait"), "--format", "pdf")[0] == 2
