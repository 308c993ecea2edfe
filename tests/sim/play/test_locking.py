from __future__ import annotations

from pathlib import Path

import pytest

from sim.play.locking import InUse, held, in_use, lock, still_there

pytest.importorskip("fcntl")


def test_only_a_file_that_is_held_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "play.jsonl"
    path.write_bytes(b"")
    assert not in_use(path)
    with held(path):
        assert in_use(path)
    assert not in_use(path)
    assert not in_use(tmp_path / "nowhere")


def test_a_look_of_another_window_is_waited_for_before_giving_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    path = tmp_path / "play.jsonl"
    path.write_bytes(b"")
    with path.open("rb") as looking, path.open("r+b") as playing:
        fcntl.flock(looking, fcntl.LOCK_SH)
        pauses: list[float] = []

        def pause(seconds: float) -> None:
            pauses.append(seconds)
            if len(pauses) == 2:
                fcntl.flock(looking, fcntl.LOCK_UN)

        monkeypatch.setattr("sim.play.locking.time.sleep", pause)
        lock(playing)
        assert len(pauses) == 2
        assert in_use(path)


def test_a_file_that_stays_held_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "play.jsonl"
    path.write_bytes(b"")
    monkeypatch.setattr("sim.play.locking.time.sleep", lambda seconds: None)
    with held(path), path.open("r+b") as second, pytest.raises(InUse):
        lock(second)


def test_a_file_that_was_moved_away_before_it_could_be_held_is_told(tmp_path: Path) -> None:
    path = tmp_path / "play.jsonl"
    path.write_bytes(b"")
    with path.open("r+b") as file:
        still_there(file, path)
        path.rename(tmp_path / "aside.jsonl")
        path.write_bytes(b"")
        with pytest.raises(FileNotFoundError):
            still_there(file, path)
