from __future__ import annotations

import json
from pathlib import Path

import pytest

from sim.exchange.json_schema import KINDS
from tests.support.command import call


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


def test_what_cannot_be_written_is_file_trouble(tmp_path: Path) -> None:
    done = call("export", "--to", "schema", "-o", str(tmp_path / "no" / "where"))
    assert done.exit_code == 3
    assert "No such file" in done.stderr


def test_another_format_is_wrong_usage() -> None:
    assert call("export", "--to", "ink").exit_code == 2
