from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from sim.play.lesson import as_played
from sim.play.playthrough import Playthrough
from sim.play.session import Session
from sim.play.store import TraceFile
from sim.play.trace import PERSON, WEIGHTS, Header
from sim.story.library import Folders, fingerprint
from sim.story.prose import PRONOUNS, Person
from tests.support.classes import FORK
from tests.support.command import STORY, call, write_story
from tests.support.kept_rooms import keep_room
from tests.support.shelved import go_on
from tests.support.xapi import assert_statement
from tui.shelf.folders import library
from tui.shelf.stories import open_story

EXTENSIONS = "https://heartwork.example/extensions/"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def played(folder: Path, *entries: str, text: str = FORK, name: str = "annegret.jsonl", **changes: Any) -> Path:
    """A play in a file: options by id, `>scene` for how a chance falls, `<` to take the last one back."""
    story = Path(write_story(folder, text, "fork.yaml"))
    roles = {"player": PERSON, "ex": WEIGHTS}
    header = Header("fork", str(story), fingerprint(story), roles=roles)._replace(**changes)
    file = TraceFile(folder / name, header)
    opened = open_story(str(story), Folders(folder)).story(header.cast)
    play = Playthrough(Session(as_played(opened, header.lesson)), header, file.record)
    go_on(play, entries)
    file.close()
    return file.path


def export(path: object, *more: str) -> Result:
    return call("export", str(path), "--to", "xapi", *more)


def told(path: object, *more: str) -> list[dict[str, Any]]:
    """The statements of a play, each by the rules of xAPI."""
    result = export(path, *more)
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    for statement in found:
        assert_statement(statement)
    assert len({statement["id"] for statement in found}) == len(found)
    return found


def done(statements: list[dict[str, Any]]) -> list[str]:
    return [
        each["result"].get("response") or each["result"]["extensions"][f"{EXTENSIONS}ending"] for each in statements
    ]


def test_a_decision_is_a_statement_and_so_is_the_ending(tmp_path: Path) -> None:
    look, fork, eat, ending = told(played(tmp_path, "look", "fork", "eat"))
    assert done([look, fork, eat, ending]) == ["look", "fork", "eat", "at-peace"]
    assert look["context"]["extensions"][f"{EXTENSIONS}offered"] == ["fork", "spoon", "knife", "look"]
    assert fork["context"]["extensions"] == {
        f"{EXTENSIONS}visit": 1,
        f"{EXTENSIONS}step": 2,
        f"{EXTENSIONS}role": "player",
        f"{EXTENSIONS}offered": ["fork", "spoon", "knife"],
    }
    assert ending["object"]["id"].endswith("/stories/fork")
    assert len({json.dumps([each["actor"], each["context"]["registration"]]) for each in (look, fork, ending)}) == 1


def test_the_ending_has_the_agreement_that_the_debrief_tells(tmp_path: Path) -> None:
    path = played(tmp_path, "fork", "eat")
    sources = json.loads(call("debrief", str(path), "--format", "json").stdout)["sources"]
    its = {name: each["agreement"] for name, each in sources.items() if each["agreement"] is not None}
    assert its
    assert told(path)[-1]["result"]["extensions"][f"{EXTENSIONS}agreement"] == its


def test_the_present_road_is_told_and_keeps_the_ids_of_what_it_shares_with_an_earlier_one(tmp_path: Path) -> None:
    path = played(tmp_path, "look", "fork", "eat")
    before = told(path)
    copy = played(tmp_path, "look", "fork", "eat", "<", "leave", name="copy.jsonl")
    after = told(copy)
    assert done(after) == ["look", "fork", "leave", "door-open"]
    assert [each["id"] for each in after[:2]] == [each["id"] for each in before[:2]]
    assert not {each["id"] for each in after[2:]} & {each["id"] for each in before}


def test_what_is_sent_twice_has_the_same_ids_and_another_play_has_others(tmp_path: Path) -> None:
    path = played(tmp_path, "fork", "eat")
    other = played(tmp_path, "fork", "eat", name="other.jsonl", started="2026-11-02T09:10:11Z")
    assert export(path).stdout == export(path).stdout
    assert not {each["id"] for each in told(path)} & {each["id"] for each in told(other)}


def test_a_scene_met_again_after_taking_back_is_another_statement(tmp_path: Path) -> None:
    first, again = (
        told(played(tmp_path, *road, name=f"{len(road)}.jsonl")) for road in (["fork", "eat"], ["fork", "<", "fork"])
    )
    assert first[0]["result"] == again[0]["result"]
    assert first[0]["id"] != again[0]["id"]


def test_nobody_is_named(tmp_path: Path) -> None:
    cast = {"player": Person("Annegret", PRONOUNS["she"]), "ex": Person("Bogdan", PRONOUNS["he"])}
    path = played(tmp_path, "fork", "eat", cast=cast, started="2026-11-02T09:10:11Z")
    text = export(path).stdout
    assert "<b>drawer</b> of Noor" in text
    for secret in ("nnegret", "Bogdan", ".jsonl", "fork.yaml", "09:10:11"):
        assert secret not in text


def test_what_the_weights_decided_is_nobodys_statement(tmp_path: Path) -> None:
    found = told(played(tmp_path, "keep", "stop", text=STORY))
    assert done(found) == ["keep", "at-peace"]
    alone = export(played(tmp_path, "keep", "stop", text=STORY, name="alone.jsonl", roles={"player": WEIGHTS}))
    assert (alone.exit_code, alone.stdout) == (1, "")
    assert "nobody has decided anything" in alone.stderr


def test_an_unfinished_play_has_no_ending_and_a_lesson_ends_where_it_stops(tmp_path: Path) -> None:
    assert done(told(played(tmp_path, "fork"))) == ["fork"]
    fork, stop = told(played(tmp_path, "fork", name="lesson.jsonl", lesson="Open it"))
    assert stop["verb"]["id"].endswith("/completed")
    assert stop["object"]["id"].endswith("/stories/fork/lessons/Open%20it")
    assert f"{EXTENSIONS}ending" not in stop["result"]["extensions"]
    assert fork["context"]["contextActivities"]["grouping"][0]["id"].endswith("/stories/fork")


def test_a_home_page_names_accounts_stories_and_extensions(tmp_path: Path) -> None:
    text = json.dumps(told(played(tmp_path, "fork", "eat"), "--home-page", "https://school.example/lrs/"))
    assert '"homePage": "https://school.example/lrs"' in text
    assert "https://school.example/lrs/extensions/agreement" in text
    assert "heartwork.example" not in text


def test_it_goes_to_a_file_and_the_newest_play_is_the_last(tmp_path: Path) -> None:
    story, file = write_story(tmp_path, FORK, "fork.yaml"), tmp_path / "out.json"
    call(
        "play", story, "--take", "fork,eat", "--format", "json", "--trace", str(tmp_path / "home" / "plays" / "a.jsonl")
    )
    assert library().user == tmp_path / "home"
    result = export("last", "-o", str(file))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"{file} written.\n")
    assert done(json.loads(file.read_text(encoding="utf-8"))) == ["fork", "eat", "at-peace"]


def test_what_differs_from_the_play_as_it_was_is_told_beside_the_statements(tmp_path: Path) -> None:
    path = played(tmp_path, "fork", "eat")
    write_story(tmp_path, FORK.replace("eat: {text: Eat.", "dine: {text: Eat."), "fork.yaml")
    result = export(path)
    assert done(json.loads(result.stdout)) == ["fork"]
    assert "1 of 2 decisions could be played again" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "wants a TRACE"),
        (["dishwasher-treaty"], "`dishwasher-treaty` is a story, and xAPI tells what was decided in a play"),
        (["fork.yaml"], "`fork.yaml` is a story"),
        (["PLAY", "--colour", "visits"], "--colour is about stories"),
        (["PLAY", "--what", "pack"], "--what is about stories"),
        (["PLAY", "--home-page", "school"], "https://school.example/lrs"),
        (["ROOM"], "--format xapi` tells of them"),
    ],
)
def test_what_is_no_play_is_wrong_usage_with_a_hint(arguments: list[str], said: str, tmp_path: Path) -> None:
    room = keep_room(tmp_path / "home")
    room.close()
    files = {"PLAY": str(played(tmp_path, "fork", "eat")), "ROOM": str(room.path)}
    result = call("export", *(files.get(each, each) for each in arguments), "--to", "xapi")
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())


def test_a_home_page_is_for_statements_alone(tmp_path: Path) -> None:
    result = call("export", write_story(tmp_path), "--to", "svg", "--home-page", "https://school.example")
    assert result.exit_code == 2
    assert "--home-page belongs to --to xapi" in result.stderr


def test_a_file_that_holds_no_play_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "text.jsonl").write_text("no play\n", encoding="utf-8")
    assert export(tmp_path / "text.jsonl").exit_code == 1
    missing = export(tmp_path / "none.jsonl")
    assert (missing.exit_code, missing.stdout) == (3, "")
    assert "there is no such file" in missing.stderr
