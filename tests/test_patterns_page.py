"""The gallery of patterns: each stands in its frame without a fault, with its checks, and is played to its ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sim.source.diagnostics import Severity
from sim.story.library import Folders
from sim.workbench.check import check_file
from tests.support.command import call
from tests.support.pages import ROOT, Block, blocks, whole

PAGE = ROOT / "docs" / "patterns.md"
PATTERNS = [block for block in blocks(PAGE) if block.kind == "yaml" and not block.is_whole] if PAGE.exists() else []
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="not the source tree")


def written(pattern: Block, folder: Path) -> Path:
    path = folder / "frame.yaml"
    path.write_text(whole(pattern), encoding="utf-8")
    return path


def test_every_heading_but_the_frames_has_a_pattern() -> None:
    page = PAGE.read_text(encoding="utf-8")
    _, frame, *told = re.split(r"^## ", page, flags=re.MULTILINE)
    assert frame.startswith("The frame")
    assert [text.count("```yaml") for text in told] == [1] * len(PATTERNS)
    assert re.findall(r"^- \[(.*?)\]", page, re.MULTILINE) == [text.partition("\n")[0] for text in told]


@pytest.mark.parametrize("pattern", PATTERNS, ids=str)
def test_a_pattern_stands_in_its_frame_without_a_fault_and_with_checks(pattern: Block, tmp_path: Path) -> None:
    assert "\nchecks:\n" in pattern.text
    faults = check_file(written(pattern, tmp_path), Folders(tmp_path))
    assert [fault for fault in faults if fault.severity is not Severity.ADVICE] == []


@pytest.mark.parametrize("pattern", PATTERNS, ids=str)
def test_every_play_of_a_pattern_ends_and_together_they_meet_all_of_it(pattern: Block, tmp_path: Path) -> None:
    said = call("simulate", str(written(pattern, tmp_path)), "--plays", "500", "--format", "json")
    assert said.exit_code == 0, said.output
    found = json.loads(said.stdout)
    assert found["no_ending"] == 0
    missed = ("never_entered", "never_offered", "never_taken", "only_held", "only_failed", "never_asked", "lost")
    assert [what for what in missed if found[what]] == []
