from __future__ import annotations

from pathlib import Path

import pytest

from sim.play.notes import Mark, Notes, notes_path


def test_the_newest_note_about_a_thing_counts_and_outlives_the_app(tmp_path: Path) -> None:
    path = tmp_path / "play.notes"
    notes = Notes(path)
    notes.about_step(3, "Too soon.")
    notes.about_step(3, "Too soon, and I knew [it].")
    notes.about_question("What was not said?", "Sorry.\nTwice.")
    again = Notes(path)
    assert again.by_step == {3: "Too soon, and I knew [it]."}
    assert again.by_question == {"What was not said?": "Sorry.\nTwice."}


def test_an_empty_note_takes_it_away(tmp_path: Path) -> None:
    notes = Notes(tmp_path / "play.notes")
    notes.about_step(3, "Too soon.")
    notes.about_step(3, "  ")
    assert not notes.by_step
    assert not Notes(tmp_path / "play.notes").by_step


def test_marks_and_guesses_outlive_the_table_and_are_nobodys_own_notes(tmp_path: Path) -> None:
    path = tmp_path / "play.notes"
    notes = Notes(path)
    notes.mark(Mark(3, True, "Asked first."))
    notes.mark(Mark(3, False, "Asked twice."))
    notes.guess("Sam", "Sleep.")
    notes.guess("Sam", "To be asked.")
    again = Notes(path)
    assert again.marks == notes.marks == (Mark(3, True, "Asked first."), Mark(3, False, "Asked twice."))
    assert again.guesses == {"Sam": "To be asked."}
    assert not again.by_step
    assert not again.by_question


@pytest.mark.parametrize("damage", ['{"step": 4, "te', "[1]", "null", '{"text": "no place"}', "\ufffd" * 9])
def test_a_damaged_line_loses_itself_alone(damage: str, tmp_path: Path) -> None:
    path = tmp_path / "play.notes"
    Notes(path).about_step(1, "One.")
    with path.open("a") as file:
        file.write(damage + "\n")
    Notes(path).about_step(2, "Two.")
    assert Notes(path).by_step == {1: "One.", 2: "Two."}


def test_without_a_file_notes_live_as_long_as_the_play() -> None:
    notes = Notes(None)
    notes.about_step(1, "One.")
    assert notes.by_step == {1: "One."}


def test_notes_lie_beside_the_trace_and_are_no_play(tmp_path: Path) -> None:
    assert notes_path(tmp_path / "key-2026.jsonl") == tmp_path / "key-2026.notes"
