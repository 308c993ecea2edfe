"""The installed wheel, used as a person would: by its command, in a bare environment and an empty folder."""

from __future__ import annotations

import importlib.metadata
import json
import os
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

pytestmark = pytest.mark.wheel

COMMAND = Path(sys.executable).with_name("heartwork")
STORIES = ("dishwasher-treaty", "the-long-quiet")
SOURCES = {"for-good", "take-you-back", "contact-me", "after-no-contact", "three-steps", "healthy"}
ENDINGS = {
    "reunited",
    "friends",
    "fresh-start",
    "at-peace",
    "door-open",
    "apart-in-pain",
    "boundary-crossed",
}


def shipped() -> set[str]:
    """The files inside the wheel, with forward slashes."""
    return {str(file) for file in importlib.metadata.files("heartwork") or ()}


def shipped_stories() -> list[str]:
    """The ids of every story in the wheel; the source tree (not installed) yields the two of the core."""
    try:
        files = shipped()
    except importlib.metadata.PackageNotFoundError:
        return list(STORIES)
    paths = map(Path, files)
    found = [path.stem for path in paths if path.parts[:-1] == ("scenarios",) and path.suffix == ".yaml"]
    return sorted(found) or list(STORIES)


def heartwork(folder: Path, *arguments: str, answers: str = "", codes: tuple[int, ...] = (0,)) -> tuple[str, str]:
    """Run the command in `folder`, which is its home too; its stdout and stderr."""
    environment = {"PATH": os.defpath, "HOME": str(folder), "LANG": "C.UTF-8"}
    done = subprocess.run(
        [str(COMMAND), *arguments],
        cwd=folder,
        env=environment,
        input=answers.encode(),
        capture_output=True,
        timeout=120,
        check=False,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err, err
    assert "\x1b" not in out
    assert done.returncode in codes, f"ended with {done.returncode}\n{out[-2000:]}\n{err}"
    return out, err


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The trace of a play in a pipe that answers 1 at every decision."""
    trace = tmp_path_factory.mktemp("play") / "play.jsonl"
    arguments = ("play", "dishwasher-treaty", "--plain", "--seed", "7", "--trace", str(trace))
    out, _ = heartwork(trace.parent, *arguments, answers="1\n" * 500)
    assert "1" in out
    return trace


def test_what_runs_is_the_wheel() -> None:
    import sim

    assert "site-packages" in Path(sim.__file__).parts, "the source tree is in reach: use `make wheel`"
    assert COMMAND.exists()


CARRIED = {  # how many files of each pattern the wheel has at least
    "scenarios/*.yaml": 12,
    "scenarios/vocabulary/break-ups.yaml": 1,
    "scenarios/guidance/five-articles.yaml": 1,
    "sim/py.typed": 1,
    "tui/py.typed": 1,
    "sim/source/codes/HW*.md": 147,
    "sim/exchange/svg/*.css": 1,
    "sim/classroom/printing/*.css": 1,
    "sim/classroom/report/*.css": 1,
    "sim/classroom/web/*.html": 2,
    "sim/classroom/web/*.css": 3,
    "sim/classroom/web/*.js": 20,
    "sim/classroom/web/words-en.js": 1,
    "tui/styles/*.tcss": 17,
    "tui/browser/app_index.html": 1,
    "tui/debriefing/*.css": 1,
    "tui/support/help-lines.json": 1,
    "tui/authoring/templates/story.yaml": 1,
    "tui/authoring/templates/articles/*.txt": 6,
    "tui/authoring/templates/causes/*.txt": 7,
}


@pytest.mark.parametrize("pattern", CARRIED)
def test_the_wheel_carries_what_is_no_code(pattern: str) -> None:
    files = [file for file in shipped() if PurePosixPath(file).match(pattern)]
    assert len(files) >= CARRIED[pattern], files


def test_the_wheel_says_what_a_package_index_shows_of_it() -> None:
    about = importlib.metadata.metadata("heartwork")
    assert about["Description-Content-Type"] == "text/markdown"
    assert about["License-Expression"] == "MIT"
    assert any(line.startswith("Development Status :: ") for line in about.get_all("Classifier", []))
    assert any(file.endswith(".dist-info/licenses/LICENSE") for file in shipped())


def test_the_wheel_holds_nothing_else() -> None:
    written = {file for file in shipped() if not file.endswith(".pyc")}  # pip compiles what it installs
    tops = {Path(file).parts[0] for file in written if not file.startswith("..")}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"sim", "tui", "scenarios", "pytest_heartwork.py"}


def test_a_new_story_is_tested_by_the_pytest_plugin_without_any_setting(tmp_path: Path) -> None:
    heartwork(tmp_path, "new", "own.yaml", "--article", "healthy")
    words = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--heartwork"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 passed" in done.stdout


def test_help_and_version(tmp_path: Path) -> None:
    out, _ = heartwork(tmp_path, "--help")
    for verb in ("play", "list", "check", "debrief", "export", "new"):
        assert verb in out
    out, _ = heartwork(tmp_path, "--version")
    assert importlib.metadata.version("heartwork") in out


def test_list_names_every_story(tmp_path: Path) -> None:
    out, _ = heartwork(tmp_path, "list")
    for story in shipped_stories():
        assert story in out


@pytest.mark.parametrize("story", shipped_stories())
def test_every_shipped_story_checks(story: str, tmp_path: Path) -> None:
    heartwork(tmp_path, "check", story)
    out, _ = heartwork(tmp_path, "check", story, "--format", "json")
    assert [fault for fault in json.loads(out) if fault["severity"] == "error"] == []


def test_a_play_reaches_an_end(played: Path) -> None:
    lines = [json.loads(line) for line in played.read_text(encoding="utf-8").splitlines()]
    assert len(lines) > 3
    out, _ = heartwork(played.parent, "debrief", str(played), "--format", "json")
    assert json.loads(out)["ending"] in ENDINGS


def test_the_debrief_as_json(played: Path) -> None:
    out, _ = heartwork(played.parent, "debrief", str(played), "--format", "json")
    found = json.loads(out)
    assert set(found) == {"ending", "sources", "floor", "moments"}
    assert set(found["sources"]) == SOURCES
    for source in found["sources"].values():
        assert set(source) == {"agreement", "followed", "broken", "missed", "resisted"}
        assert source["agreement"] is None or 0 <= source["agreement"] <= 100
    for moment in found["moments"]:
        assert set(moment) == {"step", "scene", "option", "verdicts", "disputed", "best"}


def test_the_debrief_as_text_and_markdown(played: Path) -> None:
    text, _ = heartwork(played.parent, "debrief", str(played))
    assert "How To Get Him Back For Good" in text
    markdown, _ = heartwork(played.parent, "debrief", str(played), "--format", "markdown")
    assert markdown.startswith("# ")
    assert "How To Get Him Back For Good" in markdown


def test_the_schema_is_json(tmp_path: Path) -> None:
    out, _ = heartwork(tmp_path, "export", "--to", "schema")
    assert isinstance(json.loads(out), dict)


def test_a_story_is_drawn(tmp_path: Path) -> None:
    heartwork(tmp_path, "export", "the-long-quiet", "--to", "svg", "--colour", "visits", "--output", "story.svg")
    assert "prefers-color-scheme" in (tmp_path / "story.svg").read_text(encoding="utf-8")


def test_the_browser_is_an_extra_that_says_how_to_get_it(tmp_path: Path) -> None:
    _, err = heartwork(tmp_path, "serve", codes=(3,))
    assert "pip install 'heartwork[serve]'" in err


def test_the_language_server_is_an_extra_that_says_how_to_get_it(tmp_path: Path) -> None:
    _, err = heartwork(tmp_path, "lsp", codes=(3,))
    assert "pip install 'heartwork[lsp]'" in err


MISTAKES = [("play", "no-such-story", "--plain"), ("check", "missing.yaml"), ("debrief", ".")]


@pytest.mark.parametrize("arguments", MISTAKES)
def test_what_is_not_there_is_told(arguments: tuple[str, ...], tmp_path: Path) -> None:
    out, err = heartwork(tmp_path, *arguments, codes=(1, 2, 3))
    assert (out + err).strip()
    assert not list(tmp_path.rglob("*.jsonl"))


def test_an_interrupted_pipe_leaves_a_play_that_can_be_read(tmp_path: Path) -> None:
    arguments = ("play", "the-long-quiet", "--plain", "--trace", "half.jsonl")
    heartwork(tmp_path, *arguments, answers="1\n1\n", codes=(0, 130))
    out, _ = heartwork(tmp_path, "debrief", "half.jsonl", "--format", "json")
    assert json.loads(out)["ending"] is None
