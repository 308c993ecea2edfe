"""Seats that are remembered on this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.joining.tokens import MOST, NAME, keep_token, token_for


def test_each_room_has_its_own_and_a_newer_one_takes_its_place(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert token_for("BCDFGH", home) == ""
    keep_token("BCDFGH", "one", home)
    keep_token("JKMNPQ", "other", home)
    keep_token("bcd-fgh", "newer", home)
    assert (token_for("BCDFGH", home), token_for("JKMNPQ", home)) == ("newer", "other")
    assert (home / NAME).stat().st_mode & 0o077 == 0


def test_the_oldest_are_forgotten(tmp_path: Path) -> None:
    for number in range(MOST + 1):
        keep_token(f"room{number}", "token", tmp_path)
    assert token_for("room0", tmp_path) == ""
    assert token_for("room1", tmp_path) == "token"


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b'{"BCDFGH": 1}', b"[" * 100_000])
def test_a_damaged_file_remembers_nothing_and_is_written_anew(tmp_path: Path, data: bytes) -> None:
    (tmp_path / NAME).write_bytes(data)
    assert token_for("BCDFGH", tmp_path) == ""
    keep_token("BCDFGH", "token", tmp_path)
    assert token_for("BCDFGH", tmp_path) == "token"
