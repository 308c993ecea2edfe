"""What `.ci/release` refuses, in a repository of its own where gate and building are stand-ins that say their names."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.command import AGES
from tests.support.pages import ROOT

SCRIPT = ROOT / ".ci" / "release"
PROJECT = '[project]\nname = "heartwork"\nversion = "1.2.0"\n'
CHANGES = "# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2026-11-26\n\n- All.\n\n## [1.1.0] - 2026-01-01\n\n- Less.\n"
GATE_FAILS, BUILDING = 7, 9

pytestmark = [
    pytest.mark.skipif(not SCRIPT.is_file(), reason="not the source tree"),
    pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here"),
]


@dataclass(frozen=True, slots=True)
class Checkout:
    """A repository that is ready to be released, as far as the script can see without building."""

    folder: Path

    def git(self, *words: str) -> str:
        own = ("-c", "user.name=Sam", "-c", "user.email=sam@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(["git", *own, *words], cwd=self.folder, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def commit(self, **files: str) -> None:
        for name, text in files.items():
            (self.folder / {"project": "pyproject.toml", "changes": "CHANGELOG.md"}[name]).write_text(text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Go on")

    def release(self, *words: str) -> subprocess.CompletedProcess[str]:
        script = [str(self.folder / ".ci" / "release"), *words]
        return subprocess.run(script, capture_output=True, text=True, timeout=AGES, check=False)

    def refused(self, *words: str, code: int = 1) -> str:
        """What stderr says of a release that came to nothing."""
        done = self.release(*words)
        assert done.returncode == code, done.stdout + done.stderr
        assert not (self.folder / "dist").exists()
        assert self.git("tag", "--list") == ""
        return done.stderr


@pytest.fixture
def its(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)  # a hook of git's that runs the tests would lend its repository to this one
    (tmp_path / ".ci").mkdir()
    shutil.copy(SCRIPT, tmp_path / ".ci" / "release")
    for name, code in (("run", GATE_FAILS), ("venv", BUILDING)):
        stand_in = tmp_path / ".ci" / name
        stand_in.write_text(f"#!/bin/sh\necho the {name} >&2\nexit {code}\n")
        stand_in.chmod(0o755)
    checkout = Checkout(tmp_path)
    checkout.git("init", "--quiet")
    checkout.commit(project=PROJECT, changes=CHANGES)
    return checkout


def test_a_release_that_is_ready_goes_through_the_gate_and_ends_where_that_fails(its: Checkout) -> None:
    assert its.refused("--tag", code=GATE_FAILS) == "the run\n"


def test_a_commit_that_has_passed_the_gate_is_built_and_one_after_it_is_not(its: Checkout) -> None:
    passed = its.folder / ".git" / "gate-passed"
    passed.write_text(its.git("rev-parse", "HEAD") + "\n")
    assert its.refused(code=BUILDING) == "the venv\n"
    its.git("commit", "--quiet", "--allow-empty", "--message", "Later")
    assert its.refused(code=GATE_FAILS) == "the run\n"


def test_a_gate_during_which_something_changed_counts_for_nothing(its: Checkout) -> None:
    (its.folder / ".ci" / "run").write_text("#!/bin/sh\necho more >>CHANGELOG.md\n")
    its.commit()
    assert "something has changed here while the gate ran" in its.refused()
    assert not (its.folder / ".git" / "gate-passed").exists()


def test_changes_that_are_not_committed_stop_it_before_the_gate(its: Checkout) -> None:
    (its.folder / "new.py").write_text("")
    said = its.refused()
    assert "not committed" in said
    assert "the run" not in said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            CHANGES.replace("1.2.0", "1.3.0"),
            "pyproject.toml says 1.2.0, and the newest version in CHANGELOG.md is: ## [1.3",
        ),
        ("# Changelog\n", "the newest version in CHANGELOG.md is: none"),
        (CHANGES.replace("2026-11-26", "unreleased"), "CHANGELOG.md has no day for 1.2.0 yet"),
        (CHANGES.replace("[Unreleased]\n", "[Unreleased]\n\n- More.\n"), "still has something under Unreleased"),
    ],
)
def test_a_changelog_that_tells_of_another_release_stops_it(its: Checkout, changes: str, said: str) -> None:
    its.commit(changes=changes)
    assert said in its.refused()


def test_a_version_is_released_once(its: Checkout) -> None:
    its.git("tag", "v1.2.0")
    done = its.release()
    assert done.returncode == 1
    assert "the tag v1.2.0 is already there" in done.stderr


def test_a_dry_run_tells_everything_that_is_amiss_and_leaves_out_the_gate(its: Checkout) -> None:
    its.commit(changes=CHANGES.replace("2026-11-26", "unreleased"))
    (its.folder / "new.py").write_text("")
    said = its.refused("--dry-run", code=BUILDING)
    assert "not committed" in said
    assert "no day for 1.2.0" in said
    assert "the run" not in said


@pytest.mark.parametrize("words", [["--upload"], ["--dry-run", "--tag"]])
def test_it_knows_its_two_words(its: Checkout, words: list[str]) -> None:
    assert "--dry-run" in its.refused(*words, code=2)


def test_the_newest_version_of_the_changelog_is_the_projects() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    headings = re.findall(r"^## \[(\d\S*)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == version
    assert headings == sorted(set(headings), key=lambda each: [*map(int, each.split("."))], reverse=True)
