from __future__ import annotations

from pathlib import Path

import pytest

from sim.play.trace import Header
from tui.debriefing.exporting import proposed, write_new


def test_the_name_is_made_from_the_story_and_its_date(home: Path) -> None:
    home.mkdir(parents=True)
    header = Header("the-jar", started="2026-11-25T21:53:07Z")
    assert proposed(header, "markdown") == home / "the-jar-debrief-2026-11-25.md"
    assert proposed(header, "html") == home / "the-jar-debrief-2026-11-25.html"


def test_a_story_of_any_name_stays_in_the_folder(home: Path) -> None:
    home.mkdir(parents=True)
    assert proposed(Header("../../etc/passwd", started="never"), "html") == home / "etc-passwd-debrief.html"


def test_without_a_home_it_is_the_present_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert proposed(Header("jar"), "markdown") == tmp_path / "jar-debrief.md"


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "debrief.md"
    written = [write_new(path, text) for text in ("one", "two", "three")]
    assert [each.name for each in written] == ["debrief.md", "debrief-2.md", "debrief-3.md"]
    assert [each.read_text() for each in written] == ["one", "two", "three"]


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_new(tmp_path / "no" / "debrief.md", "text")
