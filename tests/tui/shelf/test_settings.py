from __future__ import annotations

from pathlib import Path

import pytest

from tui.shelf.settings import NAME, Settings, change, load_settings


def test_settings_are_kept(tmp_path: Path) -> None:
    home = tmp_path / "new"
    assert load_settings(home) == (Settings(), "")
    change(home, theme="paper", width=60)
    assert load_settings(home)[0] == Settings(theme="paper", width=60)


def test_what_another_window_changed_meanwhile_stays(tmp_path: Path) -> None:
    change(tmp_path, theme="paper")
    assert change(tmp_path, coach=True) == Settings(theme="paper", coach=True)


@pytest.mark.parametrize("damage", ["", "{", "[1]", "null", "\x00\xff", "[" * 100_000])
def test_damaged_settings_are_set_aside_and_told(damage: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(damage, encoding="utf-8")
    settings, told = load_settings(tmp_path)
    assert settings == Settings()
    assert "set aside" in told
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == [damage]
    assert load_settings(tmp_path) == (Settings(), "")


def test_values_of_the_wrong_kind_and_unknown_ones_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"theme": 7, "width": true, "coach": true, "speed": 9}')
    assert load_settings(tmp_path)[0] == Settings(coach=True)


def test_a_file_in_the_place_of_the_folder_is_told_as_that(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(OSError, match="is a file where a folder should be"):
        change(tmp_path / "home", theme="paper")
