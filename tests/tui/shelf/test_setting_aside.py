from __future__ import annotations

from pathlib import Path

import pytest

from sim.play.locking import held
from tests.support.plays import keep_play
from tui.shelf.setting_aside import look_after, set_aside


def damaged(folder: Path, name: str = "bad", data: bytes = b"rubbish\n") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.jsonl"
    path.write_bytes(data)
    return path


def test_a_damaged_play_is_set_aside_whole_with_its_notes_and_told_once(tmp_path: Path) -> None:
    path = damaged(tmp_path)
    path.with_suffix(".notes").write_text("my words")
    sound = keep_play(tmp_path, "sound")
    told = look_after(tmp_path)
    assert told == [f"bad.jsonl was damaged and holds no play any more. It is set aside in {tmp_path / 'set-aside'}."]
    assert (tmp_path / "set-aside" / "bad.jsonl").read_bytes() == b"rubbish\n"
    assert (tmp_path / "set-aside" / "bad.notes").read_text() == "my words"
    assert sorted(tmp_path.glob("*.*")) == [sound]
    assert look_after(tmp_path) == []


def test_what_was_set_aside_before_is_never_written_over(tmp_path: Path) -> None:
    for data in (b"one\n", b"two\n", b"three\n"):
        look_after(damaged(tmp_path, data=data).parent)
    aside = sorted((tmp_path / "set-aside").iterdir())
    assert [path.name for path in aside] == ["bad-2.jsonl", "bad-3.jsonl", "bad.jsonl"]
    assert {path.read_bytes() for path in aside} == {b"one\n", b"two\n", b"three\n"}


def test_several_are_told_in_one_sentence(tmp_path: Path) -> None:
    damaged(tmp_path, "a")
    damaged(tmp_path, "b")
    assert look_after(tmp_path)[0].startswith("2 files were damaged")


def test_an_empty_file_and_one_that_is_held_may_be_plays_in_the_making(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    empty, half = damaged(tmp_path, "empty", b""), damaged(tmp_path, "half", b'{"trace": 1, "st')
    with held(half):
        assert look_after(tmp_path) == []
    assert empty.exists()
    assert half.exists()
    assert len(look_after(tmp_path)) == 1
    assert (empty.exists(), half.exists()) == (True, False)


def test_a_play_with_a_damaged_line_or_a_torn_end_is_still_a_play(tmp_path: Path) -> None:
    for name, end in (("line", b"rubbish\n"), ("torn", b'{"n": 2')):
        path = keep_play(tmp_path, name)
        path.write_bytes(path.read_bytes() + end)
    assert look_after(tmp_path) == []
    assert len(list(tmp_path.glob("*.jsonl"))) == 2


def test_a_play_of_a_later_version_stays_and_is_told(tmp_path: Path) -> None:
    path = damaged(tmp_path, data=b'{"trace": 2}\n')
    assert "trace format 2 is not known here" in look_after(tmp_path)[0]
    assert path.exists()


def test_a_play_that_turns_out_to_be_sound_stays(tmp_path: Path) -> None:
    path = keep_play(tmp_path, "sound")
    assert set_aside(path) is None
    assert path.exists()


def test_what_cannot_be_moved_stays_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = damaged(tmp_path)

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    assert look_after(tmp_path) == ["bad.jsonl is damaged and could not be set aside (Permission denied)."]
    assert path.exists()
    assert list((tmp_path / "set-aside").iterdir()) == []


def test_a_folder_that_is_a_file_or_that_nobody_may_open_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plays").write_text("")
    for folder in (tmp_path / "plays", tmp_path / "plays" / "inside"):
        assert f"{tmp_path / 'plays'} is a file where a folder should be" in look_after(folder)[0]

    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.scandir", refuse)
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert "cannot be read (Permission denied)" in look_after(tmp_path)[0]


def test_a_folder_that_is_not_there_yet_is_no_trouble(tmp_path: Path) -> None:
    assert look_after(tmp_path / "nowhere") == []
