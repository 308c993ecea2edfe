from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from sim.classroom.events import Begun, Closed, Decided, Event, Joined, Opened, Voted
from sim.classroom.journal import found
from sim.classroom.room import Room
from sim.classroom.rules import apply
from sim.play.notes import Mark, Notes, notes_path
from sim.play.playthrough import Playthrough
from sim.play.session import Session
from sim.play.store import TraceFile
from sim.play.trace import Header
from sim.story.library import Folders, fingerprint, load_scenario
from sim.story.prose import PRONOUNS, Person
from sim.story.story import Story
from tests.support.classes import FORK
from tests.support.command import call, write_story
from tests.support.rooms import room
from tests.support.xapi import assert_statement

PERSON = {"player": "person", "ex": "weights"}
MANY = {"fork,eat": 12, "fork,leave": 8, "spoon,sit": 9, "look,spoon,go": 6}


@dataclass
class Class:
    """A folder with a story and plays of it, by names that nobody is to read in a report."""

    folder: Path

    def __post_init__(self) -> None:
        self.story = Path(write_story(self.folder, FORK, "fork.yaml"))
        self.files: list[Path] = []

    def plays(self, roads: dict[str, int], name: str = "anna", **changes: Any) -> list[Path]:
        loaded = load_scenario(self.story, Folders(self.folder))
        assert loaded.scenario is not None
        assert loaded.vocabulary is not None
        made = []
        for road, many in roads.items():
            for _ in range(many):
                number = len(self.files)
                header = Header("fork", str(self.story), fingerprint(self.story), roles=PERSON, seed=number)
                file = TraceFile(self.folder / f"{name}-{number}.jsonl", header._replace(**changes))
                story = Story(loaded.scenario, loaded.vocabulary, header._replace(**changes).cast)
                play = Playthrough(Session(story), header, file.record)
                for option in filter(None, road.split(",")):
                    play.take(option)
                file.close()
                made.append(file.path)
                self.files.append(file.path)
        return made

    def report(self, *arguments: object) -> Result:
        return call("report", *map(str, (*self.files, *arguments)))

    def told(self, *arguments: object) -> Any:
        result = self.report("--format", "json", *arguments)
        assert result.exit_code in (0, 1), result.output
        return json.loads(result.stdout)


@pytest.fixture
def its(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Class:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path / "home"))
    folder = tmp_path / "lehrerin"
    folder.mkdir()
    return Class(folder)


def test_a_terminal_gets_a_page_that_fits_it(its: Class) -> None:
    its.plays(MANY)
    result = its.report()
    assert result.exit_code == 0
    assert result.stderr == ""
    assert max(map(len, result.stdout.splitlines())) <= 80
    words = " ".join(result.stdout.split())
    assert "Sam decides; 35 came here." in words
    assert "A =Take the fork & run. 20 (57%)" in words
    assert "Decisions: The sink." in words


def test_json_has_the_promised_shape(its: Class) -> None:
    its.plays({**MANY, "knife,wash": 2})
    told = its.told()
    assert told["participants"] == 37
    drawer = told["decisions"][0]
    assert (drawer["scene"], drawer["visit"], drawer["vote"], drawer["role"], drawer["count"]) == (
        "drawer",
        1,
        1,
        "player",
        37,
    )
    assert drawer["options"][2] == {
        "option": "knife",
        "text": "Take the knife.",
        "besides": False,
        "offered": True,
        "count": None,
        "share": None,
    }
    assert told["agreement"]["for-good"].keys() == {
        "count",
        "least",
        "lower_quartile",
        "median",
        "upper_quartile",
        "most",
    }
    assert told["unreached"] == {"decisions": [], "scenes": []}
    assert told["fewer_than"] is None


@pytest.mark.parametrize("form", ["text", "html", "csv", "json", "xapi"])
def test_no_form_names_a_file_a_player_or_an_hour(its: Class, form: str) -> None:
    cast = {"player": Person("Annegret", PRONOUNS["she"]), "ex": Person("Bogdan", PRONOUNS["he"])}
    its.plays(MANY, name="annegret", cast=cast, started="2026-11-02T09:10:11Z")
    result = its.report("--format", form)
    assert result.exit_code == 0
    assert len(result.stdout) > 500
    for secret in ("nnegret", "Bogdan", "lehrerin", ".jsonl", "fork.yaml", "09:10:11"):
        assert secret not in result.stdout


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.html", "<!DOCTYPE html>"), ("a.CSV", '\ufeff"table"'), ("a.json", "{"), ("a.txt", "The Fork & the Spoon")],
)
def test_the_name_of_the_file_says_how_it_is_written(its: Class, name: str, begins: str) -> None:
    its.plays(MANY)
    path = its.folder / name
    result = its.report("-o", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_text(encoding="utf-8").startswith(begins)
    assert str(path) in result.stderr.replace("\n", "")


def test_csv_is_one_table(its: Class) -> None:
    its.plays(MANY)
    rows = [*csv.reader(StringIO(its.report("--format", "csv").stdout, newline=""))]
    assert len({len(row) for row in rows}) == 1


def test_statements_are_for_any_store_and_say_whose_they_are(its: Class) -> None:
    its.plays(MANY)
    result = its.report("--format", "xapi", "--home-page", "https://school.example/lrs/")
    statements = json.loads(result.stdout)
    assert len(statements) > 50
    for statement in statements:
        assert_statement(statement)
        assert statement["actor"]["account"]["homePage"] == "https://school.example/lrs"


def test_a_class_under_five_has_no_figures_and_is_told_why(its: Class) -> None:
    its.plays({"fork,eat": 4})
    result = its.report()
    assert result.exit_code == 0
    assert "Fewer than 5 took part" in result.stdout
    assert "Take the spoon." in result.stdout
    assert "4" not in result.stdout
    assert json.loads(its.report("--format", "xapi").stdout) == []


def test_one_play_is_for_the_debrief(its: Class) -> None:
    (path,) = its.plays({"fork,eat": 1})
    result = its.report()
    assert result.exit_code == 2
    assert f"heartwork debrief {path}" in result.stderr.replace("\n", "")


def test_a_file_that_cannot_be_reported_is_told_and_the_rest_goes_on(its: Class) -> None:
    good = its.plays(MANY)
    (torn,) = its.plays({"fork,eat": 1}, name="torn")
    torn.write_bytes(torn.read_bytes()[:-9])
    (broken,) = its.plays({"fork,eat": 1}, name="broken")
    broken.write_text(broken.read_text().replace('"n": 1', '"n": 7'))
    copy = its.folder / "copy.jsonl"
    copy.write_bytes(good[0].read_bytes())
    (other,) = its.plays({"fork,eat": 1}, name="other", story="spoon")
    (lesson,) = its.plays({"fork,eat": 1}, name="lesson", lesson="The sink")
    (idle,) = its.plays({"": 1}, name="idle")
    (nobody,) = its.plays({"fork,eat": 1}, name="nobody", roles={"player": "weights"})
    its.files += [copy, its.folder, its.folder / "nowhere.jsonl", its.story]
    result = its.report("--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["participants"] == 36
    assert f"{torn}: cut off in the middle of a step" in result.stderr
    for path, why in (
        (broken, "is damaged"),
        (copy, f"it is the same play as {good[0]}"),
        (other, "another story or lesson"),
        (lesson, "lesson The sink"),
        (idle, "nothing was decided in it yet"),
        (nobody, "nobody has decided anything in it"),
        (its.folder, "this is a folder"),
        (its.folder / "nowhere.jsonl", "there is no such file"),
        (its.story, "not the trace of a play"),
    ):
        assert any(
            line.startswith(f"heartwork: {path}: left out, ") and why in line for line in result.stderr.split("\n")
        )


def test_plays_of_another_version_are_told_and_counted_where_they_hold(its: Class) -> None:
    its.plays(MANY)
    its.story.write_text(FORK.replace("Take the knife.", "Take the good knife."))
    result = its.report("--format", "json")
    assert result.exit_code == 0
    assert all(str(path) in result.stderr for path in its.files)
    assert result.stderr.count("of another version of the story, but every decision still holds") == 1
    its.story.write_text(FORK.replace("to: table}", "to: bench}"))
    result = its.report("--format", "json")
    assert result.exit_code == 1
    assert result.stderr.count("of another version of the story, and cannot be followed to its end") == 20
    assert json.loads(result.stdout)["participants"] == 15


def test_what_observers_marked_is_told_by_decision_and_not_by_play(its: Class) -> None:
    paths = its.plays(MANY)
    for number, path in enumerate(paths[:3]):
        notes = Notes(notes_path(path))
        notes.mark(Mark(2 - number % 2, number == 0, f"They asked {number}."))
        notes.mark(Mark(99, True, "About nothing."))
        notes.about_step(1, "My own words.")
    result = its.report("--format", "json")
    assert "My own words" not in result.stdout
    assert [(mark["sign"], mark["title"], mark["text"]) for mark in json.loads(result.stdout)["marks"]] == [
        ("delta", "The <b>drawer</b> of Noor", "They asked 1."),
        ("plus", "The table", "They asked 0."),
        ("delta", "The table", "They asked 2."),
    ]


def test_a_story_that_lies_elsewhere_is_named(its: Class) -> None:
    its.plays(MANY, path="/on/another/laptop/fork.yaml")
    assert its.report().exit_code == 3
    assert its.told("--story", its.story)["participants"] == 35


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((), "which plays"),
        (("a.jsonl", "b.jsonl", "-o", "b.jsonl"), "write to another"),
        (("a.jsonl", "--pseudonyms"), "--pseudonyms belongs to --format xapi"),
        (("a.jsonl", "--home-page", "https://a.example"), "--home-page belongs to --format xapi"),
        (("a.jsonl", "--format", "xapi", "--home-page", "my school"), "an address such as"),
    ],
)
def test_what_does_not_go_together_is_said(arguments: tuple[str, ...], why: str) -> None:
    result = call("report", *arguments)
    assert result.exit_code == 2
    assert why in " ".join(result.stderr.split())


def test_nothing_that_is_found_is_trouble(its: Class) -> None:
    result = call("report", str(its.story), str(its.folder))
    assert result.exit_code == 3
    assert "none of these files holds a play" in result.stderr


def lesson(folder: Path, votes: tuple[int, int], decisions: int = 3) -> tuple[Room, Path]:
    """A room that voted so on each of its first decisions, and its journal."""
    its = room(seats=0)
    events: list[Event] = []

    def do(event: Event) -> None:
        apply(its, event)
        events.append(event)

    for number in range(sum(votes)):
        do(Joined(f"s{number}", f"Brave Walnut {number}", f"proof {number}"))
    do(Begun())
    for _ in range(decisions):
        do(Opened())
        first, second, *_ = its.session.offered
        for number, seat in enumerate(its.present):
            do(Voted(seat.id, first if number < votes[0] else second))
        do(Closed())
        do(Decided(first, "override"))
    journal = found(folder / "rooms", its.founding)
    journal.append(events, "2026-11-02T09:10:11Z")
    journal.close()
    return its, journal.path


def test_a_room_is_reported_from_its_journal(its: Class) -> None:
    room_, path = lesson(its.folder, (12, 9))
    its.files = [path]
    told = its.told()
    assert (told["of"], told["steered"], told["participants"]) == ("seats", True, None)
    assert [each["count"] for each in told["decisions"]] == [21] * 3
    assert sorted(option["count"] for option in told["decisions"][0]["options"])[-2:] == [9, 12]
    assert len(told["roads"][0]["steps"]) == 3
    page = its.report()
    assert "The road of the class" in page.stdout
    assert "Walnut" not in page.stdout + its.report("--format", "xapi").stdout
    assert "Walnut" in its.report("--format", "xapi", "--pseudonyms").stdout
    assert room_.founding.code not in page.stdout + its.report("--format", "html").stdout


def test_a_room_is_found_by_its_name(its: Class, tmp_path: Path) -> None:
    _, path = lesson(tmp_path / "home", (12, 9))
    for name in ("last", path.stem, str(path)):
        result = call("report", name, "--format", "json")
        assert result.exit_code == 0, result.output
        assert json.loads(result.stdout)["steered"]
    result = call("report", "no-such-room")
    assert result.exit_code == 3
    assert "no-such-room" in result.stderr


def test_a_journal_that_was_cut_off_is_told_as_far_as_it_goes(its: Class) -> None:
    _, path = lesson(its.folder, (12, 9))
    path.write_bytes(path.read_bytes()[:-30])
    its.files = [path]
    result = its.report("--format", "json")
    assert result.exit_code == 0
    assert "cut off in the middle of a line" in result.stderr
    assert len(json.loads(result.stdout)["decisions"]) == 2


def test_a_room_is_reported_by_itself(its: Class) -> None:
    _, path = lesson(its.folder, (12, 9))
    its.plays({"fork,eat": 6})
    its.files.append(path)
    result = its.report()
    assert result.exit_code == 2
    assert "name it alone" in " ".join(result.stderr.split())


def test_a_room_in_which_nothing_was_decided_has_no_report(its: Class) -> None:
    _, path = lesson(its.folder, (3, 3), decisions=0)
    its.files = [path]
    result = its.report()
    assert result.exit_code == 3
    assert "nobody has decided anything" in result.stderr
