from __future__ import annotations

import json
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sim.exchange.json_schema import KINDS
from tests.support.command import STORY, call, write_story
from tests.support.generated import story as generated
from tests.support.shelf import PACK
from tui.entry import NOT_FOR
from tui.shelf.folders import home
from tui.support.words import NOW, WHO
from tui.words import ENDINGS

STARTS = {
    "text": "The Spare Key of Noor\n",
    "mermaid": "---\n",
    "dot": "digraph ",
    "svg": "<?xml",
    "twee": ":: StoryTitle\n",
    "ink": "// Written by",
    "html": "<!DOCTYPE html>",
}


def test_without_what_it_is_one_object_of_the_three() -> None:
    found = json.loads(call("export", "--to", "schema").stdout)
    assert set(found) == {"scenario", "pack", "vocabulary"}


@pytest.mark.parametrize("kind", KINDS)
def test_one_kind_by_itself(kind: str) -> None:
    found = json.loads(call("export", "--to", "schema", "--what", kind).stdout)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_a_folder_gets_a_file_each_and_a_file_what_was_asked_for(tmp_path: Path) -> None:
    assert call("export", "--to", "schema", "--output", str(tmp_path)).exit_code == 0
    assert {path.stem for path in tmp_path.iterdir()} == set(KINDS)
    call("export", "--to", "schema", "--what", "pack", "-o", str(tmp_path / "p.json"))
    assert (tmp_path / "p.json").read_text() == (tmp_path / "pack.json").read_text()


@pytest.mark.parametrize("target", STARTS)
def test_a_story_goes_to_stdout_or_to_a_file(target: str, tmp_path: Path) -> None:
    path, file = write_story(tmp_path), tmp_path / "out"
    shown, written = call("export", path, "--to", target), call("export", path, "--to", target, "-o", str(file))
    assert (shown.exit_code, written.exit_code) == (0, 0)
    assert shown.stdout.startswith(STARTS[target])
    assert (written.stdout, file.read_text(encoding="utf-8")) == ("", shown.stdout)
    assert written.stderr.endswith(f"{file} written.\n")


def test_what_twee_cannot_take_along_is_told(tmp_path: Path) -> None:
    done = call("export", write_story(tmp_path), "--to", "twee")
    assert done.stderr.startswith("Not in the Twee:\n  the guidance and its debrief")
    assert "\n  Noor decides here; whoever plays picks for Noor, and weights are comments (answer)\n" in done.stderr


def test_what_twee_cannot_take_along_is_told_once_for_all_scenes() -> None:
    told = call("export", "a-clear-no", "--to", "twee").stderr
    assert told.count("Leila decides here") == 1
    assert "weights are comments (ex-first, ex-clear, " in told


def test_a_story_that_ships_goes_by_its_id() -> None:
    root = ElementTree.fromstring(call("export", "the-long-quiet", "--to", "svg").stdout.encode())
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "The Long Quiet"


def test_a_page_says_what_the_program_says_and_whom_to_call(tmp_path: Path) -> None:
    own = '{"checked": "May 2030", "countries": {"NZ": {"name": "NZ", "lines": [{"name": "Own", "number": "09 1"}]}}}'
    home().mkdir(parents=True, exist_ok=True)
    (home() / "help-lines.json").write_text(own, encoding="utf-8")
    page = call("export", write_story(tmp_path), "--to", "html").stdout
    for each in (NOT_FOR, WHO, NOW, ENDINGS["door-open"], "09 1", "May 2030", "a key is mentioned"):
        assert each in page


def test_a_page_plays_a_lesson_and_is_judged_by_another_pack(tmp_path: Path) -> None:
    voices = tmp_path / "voices.yaml"
    voices.write_text(PACK, encoding="utf-8")
    page = call("export", "the-long-quiet", "--to", "html", "--lesson", "1", "--guidance", str(voices)).stdout
    data = json.loads(page.partition('id="story">')[2].partition("</script>")[0])
    assert data["lesson"]
    assert data["pack"]["title"] == "Two voices"


@pytest.mark.parametrize("colour", ["visits", "agreement", "article:for-good"])
def test_it_is_coloured_by_plays_that_are_the_same_every_time(colour: str, tmp_path: Path) -> None:
    arguments = ("export", write_story(tmp_path), "--to", "text", "--colour", colour, "--plays", "20")
    first, again, other = call(*arguments), call(*arguments, "--seed", "0"), call(*arguments, "--seed", "1")
    assert first.exit_code == 0
    assert "20 plays" in first.stdout
    assert first.stdout == again.stdout != other.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--to", "svg"], "wants a STORY"),
        (["--to", "pdf"], "'pdf' is not one of"),
        (["--to", "ink"], "wants a STORY"),
        (["STORY", "--to", "ink", "--colour", "visits"], "--to ink has no colours"),
        (["STORY", "--to", "schema"], "no place here"),
        (["--to", "schema", "--colour", "visits"], "--colour has no place here"),
        (["STORY", "--to", "twee", "--colour", "visits"], "--to twee has no colours, so --colour has no place here"),
        (["STORY", "--to", "svg", "--what", "pack"], "--what belongs to --to schema"),
        (["STORY", "--to", "svg", "--plays", "9"], "--plays says how to colour"),
        (["STORY", "--to", "svg", "--guidance", "five-articles"], "--guidance says how to colour"),
        (["STORY", "--to", "svg", "--lesson", "1"], "--lesson belongs to --to html"),
        (["STORY", "--to", "html", "--lesson", "1"], "this story has none"),
        (["STORY", "--to", "html", "--colour", "visits"], "--colour has no place in a page"),
        (["STORY", "--to", "html", "--seed", "1"], "--seed has no place in a page"),
        (["--to", "html"], "wants a STORY"),
        (["STORY", "--to", "svg", "--colour", "blue"], "there are visits, agreement and article:SOURCE"),
        (["STORY", "--to", "svg", "--colour", "article:for-god"], "did you mean `for-good`?"),
        (["STORY", "--to", "svg", "--colour", "article:"], "there are for-good"),
        (["STORY", "--to", "svg", "--colour", "visits", "--guidance", "five-articles"], "no article is asked"),
        (["STORY", "--to", "svg", "--colour", "visits", "--plays", "0"], "0 is not in the range"),
    ],
)
def test_what_does_not_belong_together_is_wrong_usage(arguments: list[str], told: str, tmp_path: Path) -> None:
    path = write_story(tmp_path)
    done = call("export", *(path if each == "STORY" else each for each in arguments))
    assert done.exit_code == 2
    assert told in done.stderr
    assert done.stdout == ""


def test_a_story_with_faults_is_told_and_one_that_is_missing_is_file_trouble(tmp_path: Path) -> None:
    broken = write_story(tmp_path, STORY.replace("to: quiet", "to: quit"))
    assert call("export", broken, "--to", "svg").exit_code == 1
    assert call("export", str(tmp_path / "no.yaml"), "--to", "svg").exit_code == 3
    for wanted in (("--to", "svg", "--colour", "agreement"), ("--to", "html")):
        pack = call("export", write_story(tmp_path), *wanted, "--guidance", "no-such")
        assert pack.exit_code == 3


def test_a_story_that_cannot_start_is_drawn_but_has_no_colour(tmp_path: Path) -> None:
    path = write_story(tmp_path, STORY.replace("  hall:\n", "  porch: {to: yard}\n  yard: {to: porch}\n  hall:\n", 1))
    assert call("export", path, "--to", "svg").exit_code == 0
    for wanted in (("--to", "svg", "--colour", "visits"), ("--to", "svg", "--colour", "agreement"), ("--to", "html")):
        done = call("export", path, *wanted)
        assert (done.exit_code, done.stdout) == (1, "")
        assert "this story cannot start" in done.stderr


@pytest.mark.parametrize("target", [*STARTS, "schema"])
def test_what_cannot_be_written_is_file_trouble(target: str, tmp_path: Path) -> None:
    story = [] if target == "schema" else [write_story(tmp_path)]
    done = call("export", *story, "--to", target, "-o", str(tmp_path / "no" / "where"))
    assert done.exit_code == 3
    assert "No such file" in done.stderr


def test_a_folder_is_no_place_for_one_picture(tmp_path: Path) -> None:
    done = call("export", write_story(tmp_path), "--to", "svg", "-o", str(tmp_path))
    assert done.exit_code == 3
    assert f"{tmp_path} is a folder" in done.stderr


def test_an_older_file_stays_as_it_was_until_the_new_one_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "out.svg"
    file.write_text("older", encoding="utf-8")

    def full(*_: object) -> None:
        assert file.read_text(encoding="utf-8") == "older"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    done = call("export", write_story(tmp_path), "--to", "svg", "-o", str(file))
    assert done.exit_code == 3
    assert "No space left on device" in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"out.svg", "key.yaml"}
    assert file.read_text(encoding="utf-8") == "older"


def test_a_link_stays_a_link_and_a_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    file, link = tmp_path / "real.svg", tmp_path / "link.svg"
    file.write_text("older", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    call("export", write_story(tmp_path), "--to", "svg", "-o", str(link))
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8").startswith("<?xml")
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    assert call("export", write_story(tmp_path), "--to", "text", "-o", os.devnull).exit_code == 0
    assert not Path(os.devnull).is_file()


def test_a_flowchart_that_is_too_large_to_be_drawn_is_written_and_told(tmp_path: Path) -> None:
    done = call("export", write_story(tmp_path, generated(300)), "--to", "mermaid")
    assert done.exit_code == 0
    assert "Mermaid draws no more than 500 lines" in done.stderr
    assert "Mermaid" not in call("export", "dishwasher-treaty", "--to", "mermaid").stderr
