"""The ten steps to a story of one's own, done in order: each leaves a story that checks clean."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from sim.story.library import Folders, load_scenario
from sim.workbench.check import check_file
from tests.support.command import call
from tests.support.pages import ROOT, Block, blocks, commands, put_into

PAGE = ROOT / "docs" / "authors.md"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="not the source tree")


def edits() -> list[Block]:
    return [block for block in blocks(PAGE) if "into" in block.words]


def begun(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the first step makes."""
    monkeypatch.chdir(folder)
    first = commands(next(block for block in blocks(PAGE) if block.kind == "sh"))[0]
    assert call(*shlex.split(first)[1:]).exit_code == 0
    return folder / edits()[0].file


def test_there_are_ten_steps_and_each_has_a_command_and_leads_on() -> None:
    head, *steps = re.split(r"^## (?=\d+\. )", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert "ten steps" in head
    assert [int(step.split(".")[0]) for step in steps] == [*range(1, 11)]
    assert all("```sh\n" in step for step in steps)
    assert all("*Read on:*" in step for step in steps[:-1])


def test_every_step_leaves_a_story_without_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = begun(tmp_path, monkeypatch)
    for edit in edits():
        before = path.read_text(encoding="utf-8")
        after = put_into(before, edit.text)
        assert after != before, edit
        path.write_text(after, encoding="utf-8")
        assert check_file(path, Folders(tmp_path)) == [], edit


def test_in_the_end_there_is_what_was_put_in_and_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = begun(tmp_path, monkeypatch)
    old = load_scenario(path, Folders(tmp_path)).scenario
    for edit in edits():
        path.write_text(put_into(path.read_text(encoding="utf-8"), edit.text), encoding="utf-8")
    new = load_scenario(path, Folders(tmp_path)).scenario
    assert old is not None
    assert new is not None
    assert [*new.scenes] == [*old.scenes, "august", "the-picture", "by-post", "a-while", "how-long-it-is"]
    assert [check.name for check in new.checks[: len(old.checks)]] == [check.name for check in old.checks]
    assert (len(new.checks), new.minutes, new.state["seaside"]) == (len(old.checks) + 3, 6, False)
    assert new.cast == old.cast
