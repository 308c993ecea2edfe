from __future__ import annotations

from pathlib import Path

from sim.workbench.check import check_file
from tests.support.workbench import Manuscript
from tui.workbench.inspecting import faults_of
from tui.workbench.notices import broken_notice, counted


def test_in_the_end_it_is_what_check_tells(tmp_path: Path) -> None:
    manuscript = Manuscript(tmp_path)
    manuscript.save(("to: [{weight: 1, scene: doorstep", "to: [{weight: 0, scene: doorstep"))
    *_, (faults, done) = faults_of(manuscript.edition(), manuscript.folders, lambda: False)
    assert done
    assert faults == check_file(manuscript.path, manuscript.folders)


def test_what_is_quick_to_know_comes_first(tmp_path: Path) -> None:
    manuscript = Manuscript(tmp_path)
    told = list(faults_of(manuscript.edition(), manuscript.folders, lambda: False))
    assert [done for _, done in told] == [False, True]


def test_a_file_that_cannot_be_played_is_inspected_once(tmp_path: Path) -> None:
    manuscript = Manuscript(tmp_path)
    manuscript.save(("to: answer", "to: anser"), ("acts: [letter]", "acts: [leter]"))
    ((faults, done),) = faults_of(manuscript.edition(), manuscript.folders, lambda: False)
    assert done
    assert {"HW301", "HW303"} <= {fault.code for fault in faults}


def test_nothing_is_told_once_nobody_wants_to_know(tmp_path: Path) -> None:
    manuscript = Manuscript(tmp_path)
    assert list(faults_of(manuscript.edition(), manuscript.folders, lambda: True)) == []


def test_faults_are_counted_by_how_bad_they_are(tmp_path: Path) -> None:
    manuscript = Manuscript(tmp_path)
    assert counted([]) == "no faults"
    manuscript.save(("to: answer", "to: anser"), ("reflect: [And <ex>?]}", "}"))
    *_, (faults, _) = faults_of(manuscript.edition(), manuscript.folders, lambda: False)
    assert counted(faults).startswith("1 error")


def test_why_a_file_cannot_be_played_is_one_line(tmp_path: Path) -> None:
    manuscript = Manuscript(tmp_path)
    manuscript.save(("to: answer", "to: anser"), ("acts: [letter]", "acts: [leter]"))
    broken = broken_notice(manuscript.edition(), plays_on=True)
    assert broken.text == "2 faults keep the file from being played. What plays here is the version before."
    manuscript.path.write_bytes(b"")
    empty = broken_notice(manuscript.edition(), plays_on=True)
    assert empty.text == "A fault keeps the file from being played. What plays here is the version before."
    manuscript.path.unlink()
    gone = broken_notice(manuscript.edition(), plays_on=False)
    assert (gone.text, gone.trouble) == ("The file is gone. There is nothing to play yet.", True)
    manuscript.path.mkdir()
    folder = broken_notice(manuscript.edition(), plays_on=True)
    assert folder.text.startswith("The file cannot be read: this is a folder, not a file. What plays")
