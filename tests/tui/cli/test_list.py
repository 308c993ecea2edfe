from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command import STORY, call, write_story


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path))
    (tmp_path / "scenarios").mkdir()
    return tmp_path / "scenarios"


def test_list_tells_bundled_stories_and_ones_own(own: Path) -> None:
    write_story(own)
    done = call("list")
    assert done.exit_code == 0
    assert "key  The Spare Key of Noor  (yours)\n     A key, and who keeps it.\n     3 minutes, starter" in done.stdout
    assert "the-long-quiet" in done.stdout


def test_list_as_json(own: Path) -> None:
    path = write_story(own)
    rows = {row["id"]: row for row in json.loads(call("list", "--format", "json").stdout)}
    assert rows["key"] == {
        "id": "key",
        "title": "The Spare Key of Noor",
        "summary": "A key, and who keeps it.",
        "minutes": 3,
        "level": "starter",
        "ages": "",
        "content_notes": ["a key is mentioned"],
        "whose": "yours",
        "endings": ["apart-in-pain", "at-peace", "door-open"],
        "path": path,
        "faults": 0,
    }
    assert rows["the-long-quiet"]["whose"] == "bundled"


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff", b"- a\n- b\n", b"title: [", STORY.replace("lost", "", 1).encode()]
)
def test_a_broken_story_is_listed_with_its_faults(content: bytes, own: Path) -> None:
    (own / "broken.yaml").write_bytes(content)
    done = call("list")
    assert done.exit_code == 0
    assert "heartwork check broken" in done.stdout
    rows = {row["id"]: row for row in json.loads(call("list", "--format", "json").stdout)}
    assert rows["broken"]["faults"] > 0
