from __future__ import annotations

import json
from pathlib import Path

import pytest

from sim.classroom.journal import parse_journal, read_journal
from sim.classroom.rules import replay
from sim.play.locking import held
from sim.play.store import new_file
from sim.story.library import Folders
from tests.support.kept_rooms import keep_room, tipped
from tests.support.shelved import keep, shelve
from tests.support.terminal import Terminal, command
from tui.cli import main
from tui.shelf.folders import home as home_of
from tui.shelf.rooms import anew
from tui.shelf.settings import change
from tui.shelf.stories import open_story


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with something of everything in it, and somebody's own file beside it."""
    place = tmp_path / "home"
    monkeypatch.setenv("HEARTWORK_HOME", str(place))
    shelve(place)
    keep(place, "keep").with_suffix(".notes").write_text('{"step": 1, "text": "private"}\n')
    keep(place, "keep")
    aside = place / "plays" / "set-aside"
    aside.mkdir()
    (aside / "damaged.jsonl").write_text("rubbish\n")
    keep_room(place, tipped()).close()
    change(place, name="Robin")
    (place / "seats.json").write_text("{}")
    for half_written in (".settings.json.17", "rooms/.key.jsonl.17.part", "plays/.key.jsonl.17.part"):
        (place / half_written).write_text("{")
    (place / "scenarios" / "my-thesis.txt").write_text("nothing of heartwork's")
    assert home_of() == place
    return place


def files(place: Path) -> set[str]:
    return {str(path.relative_to(place)) for path in place.rglob("*") if path.is_file()}


def room_of(place: Path) -> Path:
    (path,) = (place / "rooms").glob("*.jsonl")
    return path


# everything


def test_everything_is_what_was_played_and_set_and_not_what_was_written(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(place)
    assert main(["forget", "everything", "--yes"]) == 0
    out, err = capsys.readouterr()
    assert files(place) == {"scenarios/key.yaml", "scenarios/my-thesis.txt"}
    assert {Path(line.split(maxsplit=1)[1]).relative_to(place) for line in out.splitlines()} == {
        Path(each) for each in before - files(place)
    }
    assert err == (
        "Forgotten: 3 plays, 1 file of notes, 1 room, 1 list of seats taken from here, 1 file of settings, "
        "3 unfinished files.\n"
    )
    assert not (place / "plays").exists()


def test_with_the_stories_only_what_is_not_heartworks_own_is_left(place: Path) -> None:
    assert main(["forget", "everything", "--stories", "--yes"]) == 0
    assert files(place) == {"scenarios/my-thesis.txt"}


def test_only_listing_touches_nothing_and_lists_what_would_go(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(place)
    assert main(["forget", "everything", "--dry-run"]) == 0
    listed = capsys.readouterr()
    assert files(place) == before
    assert listed.err.startswith("Would go: 3 plays")
    assert main(["forget", "everything", "--yes"]) == 0
    assert capsys.readouterr().out == listed.out


def test_without_anybody_to_ask_nothing_is_forgotten(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(place)
    assert main(["forget", "everything"]) == 2
    assert "--yes" in capsys.readouterr().err
    assert files(place) == before


def test_where_nothing_is_kept_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forget", "everything", "--yes"]) == 0
    assert capsys.readouterr().err.startswith("Nothing is kept")


@pytest.mark.parametrize(("answer", "gone"), [(b"y\r", True), (b"n\r", False), (b"\r", False)])
def test_on_a_terminal_it_is_asked_for_first(answer: bytes, gone: bool, place: Path) -> None:
    terminal = Terminal(command("forget", "everything"))
    asked = terminal.until(b"[y/N]")
    assert b"Forget 3 plays, 1 file of notes, 1 room, " in asked
    assert b"settings.json" in asked
    terminal.type(answer)
    terminal.rest()
    assert terminal.end() == 0
    terminal.close()
    assert (place / "settings.json").exists() is not gone


def test_leaving_at_the_question_forgets_nothing(place: Path) -> None:
    before = files(place)
    terminal = Terminal(command("forget", "everything"))
    terminal.until(b"[y/N]")
    terminal.interrupt()
    terminal.rest()
    assert terminal.end() == 130
    terminal.close()
    assert files(place) == before


def test_what_is_in_use_is_told_and_left_with_its_notes(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    played = next(path.with_suffix(".jsonl") for path in (place / "plays").glob("*.notes"))
    going_on = keep_room(place)
    with held(played):
        for only_listed in (["--dry-run"], ["--yes"]):
            assert main(["forget", "everything", *only_listed, "--format", "json"]) == 3
            answer = json.loads(capsys.readouterr().out)
            assert {(row["kind"], row["path"], row["why"]) for row in answer["left"]} == {
                ("room", str(going_on.path), "a lesson is being held in it"),
                ("play", str(played), "it is being played in another window"),
                ("notes", str(played.with_suffix(".notes")), "it is being played in another window"),
            }
    going_on.close()
    assert files(place) >= {str(path.relative_to(place)) for path in (played, going_on.path)}
    assert played.with_suffix(".notes").exists()
    assert not (place / "settings.json").exists()


# plays


def test_a_play_goes_with_its_notes_and_no_other(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    noted = next((place / "plays").glob("*.notes")).with_suffix(".jsonl")
    before = files(place)
    assert main(["forget", "play", noted.stem, str(noted), "--yes"]) == 0
    assert before - files(place) == {f"plays/{noted.name}", f"plays/{noted.stem}.notes"}
    assert capsys.readouterr().err == "Forgotten: 1 play, 1 file of notes.\n"


@pytest.mark.parametrize("text", ["Dear diary\n", "", '{"room": 1}\n'])
def test_a_file_that_is_no_play_is_left_as_it_is(
    text: str, place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text(text)
    before = files(place)
    assert main(["forget", "play", str(next((place / "plays").glob("*.jsonl"))), str(diary), "--yes"]) == 3
    assert "left as it is" in capsys.readouterr().err
    assert diary.read_text() == text
    assert files(place) == before


def test_a_play_that_is_not_there_is_told(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forget", "play", "yesterday", "--yes"]) == 3
    assert str(place / "plays") in capsys.readouterr().err


# rooms


@pytest.mark.parametrize("named", ["{}", "{}.jsonl", "last"])
def test_a_room_goes_whole_and_what_it_held_is_counted(
    named: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = room_of(place)
    before = files(place)
    assert main(["forget", "room", named.format(path.stem), "--yes"]) == 0
    out, err = capsys.readouterr()
    assert before - files(place) == {f"rooms/{path.name}"}
    assert out == f"room        {path}\n"
    assert f"Room {path.stem}: 3 seats, 3 votes, 2 notes.\n" in err


def test_a_room_takes_its_key_and_what_the_class_played_with_it(place: Path) -> None:
    path = room_of(place)
    path.with_suffix(".key").write_text("{}")
    header = read_journal(path).founding.header
    played = new_file(place / "plays", header)
    played.close()
    played.path.with_suffix(".notes").write_text("")
    before = files(place)
    assert main(["forget", "room", path.stem, "--yes"]) == 0
    assert {Path(each).name for each in before - files(place)} == {
        path.name,
        f"{path.stem}.key",
        played.path.name,
        f"{played.path.stem}.notes",
    }


def test_a_damaged_room_can_be_forgotten_by_its_name_but_no_other_file(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    room_of(place).write_text("rubbish")
    assert main(["forget", "room", room_of(place).stem, "--yes"]) == 0
    (tmp_path / "diary.txt").write_text("Dear diary\n")
    assert main(["forget", "room", str(tmp_path / "diary.txt"), "--yes"]) == 3
    assert "left as it is" in capsys.readouterr().err
    assert (tmp_path / "diary.txt").exists()


def test_a_room_that_is_not_there_is_told_with_those_that_are(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forget", "room", "monday", "--yes"]) == 3
    assert room_of(place).stem in capsys.readouterr().err


# a seat


@pytest.mark.parametrize("named", ["s1", "red otter", "Red Otter"])
def test_a_seat_leaves_no_trace_and_the_class_its_road(
    named: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = room_of(place)
    before = read_journal(path)
    assert main(["forget", "seat", path.stem, named, "--yes"]) == 0
    out, err = capsys.readouterr()
    data = path.read_bytes()
    assert out == f"seat        {path}\n"
    assert "Red Otter (s1)" in err
    assert "1 seat, 1 vote, 1 note" in err
    assert "1 decision of the class hung on that" in err
    assert not any(word in data for word in (b"s1", b"Red Otter", b"asked first"))
    read = parse_journal(data)
    fresh = anew(before.founding, open_story("dishwasher-treaty", Folders(place)), Folders(place))
    rooms = [replay(fresh(), each.events) for each in (before, read)]
    assert rooms[0].trace == rooms[1].trace
    assert [seat.name for seat in rooms[1].present] == ["Blue Heron", "Green Newt"]
    assert rooms[1].ballots[0].votes == {"s2": "treaty", "s3": "her-things"}


def test_only_listing_a_seat_touches_nothing(place: Path) -> None:
    before = room_of(place).read_bytes()
    assert main(["forget", "seat", room_of(place).stem, "s1", "--dry-run"]) == 0
    assert room_of(place).read_bytes() == before


def test_a_seat_that_nobody_had_is_told_with_those_that_were(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forget", "seat", room_of(place).stem, "s9", "--yes"]) == 2
    assert "Red Otter (s1), Blue Heron (s2)" in capsys.readouterr().err


def test_a_seat_of_a_lesson_that_is_going_on_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path))
    going_on = keep_room(tmp_path, tipped())
    before = going_on.path.read_bytes()
    assert main(["forget", "seat", going_on.path.stem, "s1", "--yes"]) == 3
    assert "a lesson is being held in it" in capsys.readouterr().err
    assert going_on.path.read_bytes() == before
    going_on.close()


def test_where_the_story_is_gone_forgetting_the_whole_room_is_what_is_left(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = room_of(place)
    path.write_text(path.read_text().replace('"dishwasher-treaty"', '"gone-for-good"'))
    assert main(["forget", "seat", path.stem, "s1", "--yes"]) == 3
    assert f"heartwork forget room {path.stem}" in capsys.readouterr().err


def test_copies_of_a_room_that_were_set_aside_go_with_it_and_with_each_of_its_seats(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = room_of(place)
    copies = [path.with_name(f"{path.name}.damaged{end}") for end in ("", "-2")]
    for arguments in (["seat", path.stem, "s1"], ["seat", path.stem, "s2"], ["room", path.stem]):
        for copy in copies:
            copy.write_text("Red Otter, Blue Heron\n")
        assert main(["forget", *arguments, "--yes"]) == 0
        assert not any(copy.exists() for copy in copies)
        assert "2 copies of damaged rooms" in capsys.readouterr().err
        assert path.exists() is (arguments[0] == "seat")


def test_copies_of_a_room_stay_while_a_lesson_is_held_in_it(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = room_of(place)
    copy = path.with_name(f"{path.name}.damaged")
    copy.write_text("Red Otter\n")
    with held(path):
        assert main(["forget", "everything", "--yes"]) == 3
        assert main(["forget", "seat", path.stem, "s1", "--yes"]) == 3
    assert copy.exists()
    assert "lesson is being held" in capsys.readouterr().err
