from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sim.source.diagnostics import Diagnostic
from sim.story.library import Folders
from sim.workbench.depth import FULL, STATIC, USUAL, Depth
from tests.support.command import AGES
from tui import (
    pytest_stories as stories,  # here, for what a run inside of this one imports is imported anew by the next
)

pytest_plugins = ["pytester"]

STORY = """\
format: 1
title: The kettle
cast:
  player: {name: Sam}
  ex: {name: Noor, pronouns: she}
scenes:
  kitchen:
    text: It is late, and the flat hums.
    choices:
      wait: {text: Wait until morning., acts: [wait], to: morning}
      write: {text: Write two lines., acts: [message], to: door}
  morning:
    text: The kettle boils.
    ending: at-peace
    reflect: [What was it about?]
  door:
    text: The door is open.
    ending: door-open
    reflect: [Who opened it?]
checks:
  - name: waiting is calm
    take: [wait]
    ends: [at-peace]
  - name: "writing: calm, too"
    take: [write]
    ends: [at-peace]
"""
SETTINGS = "[pytest]\nheartwork_stories = stories/*.yaml\n"
ASYNC = "asyncio_default_fixture_loop_scope = function\n"  # another plugin of this environment asks for it


class Project:
    """Somebody's project with stories in it."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester = pytester
        self.folder = pytester.path
        (self.folder / "stories").mkdir()
        self.settings(SETTINGS)

    def settings(self, text: str) -> None:
        (self.folder / "pytest.ini").write_text(text + ASYNC)

    def story(self, name: str = "kettle.yaml", text: str = STORY) -> Path:
        path = self.folder / "stories" / name
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *arguments: str) -> pytest.RunResult:
        return self.pytester.runpytest("-p", "pytest_heartwork", "-p", "no:cacheprovider", *arguments)


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.delenv("HEARTWORK_HOME", raising=False)
    return Project(pytester)


def test_a_story_is_a_test_that_it_checks_clean_and_one_for_each_of_its_checks(project: Project) -> None:
    project.story()
    found = project.run("--collect-only", "-q")
    assert found.outlines[:3] == [
        "stories/kettle.yaml::checks clean",
        "stories/kettle.yaml::waiting is calm",
        "stories/kettle.yaml::writing: calm, too",
    ]
    project.run().assert_outcomes(passed=2, failed=1)


def test_a_failure_is_told_as_check_tells_it_and_without_a_traceback(project: Project) -> None:
    project.story()
    found = project.run()
    found.stdout.fnmatch_lines(
        [
            "stories/kettle.yaml:26:11: error[[]HW411 check-ends-elsewhere[]]: “writing: calm, too”: after these*",
            "      ends: [[]at-peace[]]",
            "            ^*",
            "  stories/kettle.yaml:*: the road has ended here (door-open)",
            "  help: change the check, or the story",
        ]
    )
    found.stdout.no_fnmatch_line("*Traceback*")
    found.stdout.no_fnmatch_line("*stories.py:*")
    found.stdout.no_fnmatch_line("*HW720*")


def test_a_story_that_cannot_be_read_is_one_failure_and_a_warning_is_one_too(project: Project) -> None:
    project.story(text=STORY.replace("to: door}", "to: dor}"))
    found = project.run()
    found.assert_outcomes(failed=1)
    found.stdout.fnmatch_lines(["*HW301 unknown-scene*"])
    project.story(
        text=STORY.replace("write:", "again: {text: Wait until morning., acts: [grieve], to: morning}\n      write:")
    )
    found = project.run("-k", "clean")
    found.assert_outcomes(failed=1, deselected=2)
    found.stdout.fnmatch_lines(["*warning[[]HW703*"])


def test_tests_are_chosen_by_name_and_by_their_ids(project: Project) -> None:
    project.story()
    project.run("-k", "calm and not writing").assert_outcomes(passed=1, deselected=2)
    project.run("stories/kettle.yaml::waiting is calm").assert_outcomes(passed=1)
    project.run("stories/kettle.yaml").assert_outcomes(passed=2, failed=1)


def test_names_that_stand_twice_are_told_apart(project: Project) -> None:
    project.story(text=STORY.replace('"writing: calm, too"', "waiting   is calm"))
    assert project.run("--collect-only", "-q").outlines[2] == "stories/kettle.yaml::waiting is calm (2)"


def test_nothing_happens_where_nobody_asked(project: Project) -> None:
    project.settings("[pytest]\n")
    project.story()
    assert project.run().ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_the_option_finds_stories_by_what_is_in_them(project: Project) -> None:
    project.settings("[pytest]\n")
    project.story()
    project.story("compose.yaml", "services:\n  web: {image: nginx}\n")
    project.story("broken.yml", "format: 1\nscenes: [\n")
    found = project.run("--heartwork", "--collect-only", "-q")
    assert {line.split("::")[0] for line in found.outlines if "::" in line} == {
        "stories/kettle.yaml",
        "stories/broken.yml",
    }


def test_a_file_that_a_pattern_names_is_tested_whatever_it_holds(project: Project) -> None:
    project.story(text="title: Nothing else\n")
    found = project.run()
    found.assert_outcomes(failed=1)
    found.stdout.fnmatch_lines(["*HW202*"])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("heartwork_stories = plays/*.yaml", "no file in * matches 'plays/[*].yaml'"),
        ("heartwork_stories = /etc/*.yaml", "is no pattern from"),
        ("heartwork_stories = stories/*.yaml\nheartwork_depth = deep", "'deep', and can be static, default, full"),
    ],
)
def test_a_setting_that_cannot_be_is_told(line: str, told: str, project: Project) -> None:
    project.settings(f"[pytest]\n{line}\n")
    project.story()
    found = project.run()
    assert found.ret == pytest.ExitCode.USAGE_ERROR
    found.stderr.fnmatch_lines([f"*{told}*"])


def test_the_depth_is_that_of_check(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def check_file(path: Path, folders: Folders, depth: Depth) -> list[Diagnostic]:
        asked.append(depth)
        return []

    monkeypatch.setattr(stories, "check_file", check_file)
    project.story()
    for name in ("static", "default", "full"):
        project.settings(f"{SETTINGS}heartwork_depth = {name}\n")
        project.run("-k", "clean")
    assert asked == [STATIC, USUAL, FULL]


def test_guidance_of_the_project_is_found_at_its_root(project: Project) -> None:
    folder = project.folder / "scenarios" / "guidance"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(
        "format: 1\ntitle: Own\nsources: {aunt: {title: An aunt}}\n"
        "rules: {rest: {kind: do, text: Rest., sources: {aunt: [1]}, followed: {acts: [wait]}}}\n"
    )
    check = '  - {name: as the aunt says, take: [wait], agrees: {aunt: ">= 100"}}\n'
    project.story(text=STORY.replace("cast:", "guidance: own\ncast:") + check)
    project.run("-k", "aunt or clean").assert_outcomes(passed=2, deselected=2)


def test_it_runs_on_several_cores(project: Project) -> None:
    project.story()
    project.story("second.yaml")
    project.run("-n", "2").assert_outcomes(passed=4, failed=2)


def test_a_project_that_does_not_ask_imports_nothing_of_the_library(project: Project) -> None:
    (project.folder / "test_own.py").write_text(
        "import sys\ndef test_it():\n    assert not {'sim', 'tui', 'yaml', 'click'} & set(sys.modules)\n"
    )
    project.settings("[pytest]\n")
    words = [sys.executable, "-m", "pytest", "-p", "pytest_heartwork", "-p", "no:cacheprovider", "-q"]
    done = subprocess.run(words, cwd=project.folder, capture_output=True, text=True, timeout=AGES, check=False)
    assert "1 passed" in done.stdout, done.stdout
