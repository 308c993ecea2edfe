from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from sim.story.library import SHIPPED
from tests.support.command import call, spawn, write_story

STORIES = sorted(path.stem for path in SHIPPED.glob("*.yaml"))
STORY = """\
format: 1
title: The Umbrella of <ex>
cast:
  player: {name: Sam, pronouns: they}
  ex: {name: Noor, pronouns: she}
state:
  trust: {start: 40, of: ex}
  nerve: {start: 3, max: 9, of: player}
  brave: false
scenes:
  hall:
    text:
      - text: It stands by the door.
      - {text: It is late., if: hour >= 22}
    choices:
      keep: {text: Keep it., acts: [wait], effects: {trust: -10}, to: alone}
      send:
        text: Send it back.
        acts: [message]
        to:
          - {weight: 1, scene: answer}
          - {weight: 3, scene: lost}
      dare: {text: Bring it., if: brave, acts: [message], to: talk}
      twirl: {text: Twirl it., if: trust >= 20, acts: [brood]}
  answer:
    by: ex
    text: The phone hums.
    choices:
      ring: {text: Ring., weight: trust, to: talk}
      stop: {text: Let it be., weight: 60, acts: [ask-for-space], to: alone}
      never: {text: Never., weight: 0, to: alone}
  talk: {text: You talk., ending: door-open}
  alone: {text: Nobody rings., ending: at-peace}
  lost: {text: The post loses it., ending: apart-in-pain}
  attic: {text: Nobody comes here., ending: friends}
"""
CIRCLE = """\
format: 1
title: Round and round
cast: {player: {name: Sam, pronouns: they}}
scenes:
  hall:
    text: The hall.
    choices:
      on: {text: On., acts: [wait], to: hall}
      off: {text: Off., if: day > 9, acts: [wait], to: end}
      wait: {text: Wait., acts: [wait], after: 30 days, to: late}
  late: {text: Late., at: day 2 09:00, to: end}
  end: {text: The end., ending: at-peace}
"""


def told(*arguments: str) -> Any:
    """What the verb tells a program."""
    result = call("simulate", *arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def without_time(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if not key.endswith(("second", "seconds"))}


def test_json_has_the_promised_shape(tmp_path: Path) -> None:
    data = told(write_story(tmp_path, STORY), "--plays", "2000")
    assert data["plays"] == 2000
    assert data["plays_per_second"] == pytest.approx(2000 / data["seconds"], rel=0.01)
    assert [*data["endings"]] == ["at-peace", "apart-in-pain", "door-open", "friends"]
    assert sum(data["endings"].values()) == pytest.approx(1)
    assert data["endings"]["apart-in-pain"] == pytest.approx(3 / 8, abs=0.05)
    low, high = data["margins"]["apart-in-pain"]
    assert low < data["endings"]["apart-in-pain"] < high < low + 0.05
    assert data["coverage"] == {"scenes": round(5 / 6, 6), "options": round(5 / 7, 6), "conditions": 0.0}
    assert data["never_entered"] == ["attic"]
    assert data["never_offered"] == [["hall", "dare"]]
    assert data["never_taken"] == [["answer", "never"]]
    assert data["only_held"] == [{"scene": "hall", "option": "twirl", "part": "if", "if": "trust >= 20"}]
    assert [each["if"] for each in data["only_failed"]] == ["hour >= 22", "brave"]
    assert data["state_by_ending"]["apart-in-pain"] == {"trust": 40.0, "nerve": 3.0, "brave": 0.0}
    assert data["agreement"].keys() == {
        "for-good", "take-you-back", "contact-me", "after-no-contact", "three-steps", "healthy",
    }  # fmt: skip
    assert (data["no_ending"], data["lost"], data["stopped"]) == (0.0, [], {})


def test_the_page_tells_the_same_to_people(tmp_path: Path) -> None:
    result = call("simulate", write_story(tmp_path, STORY), "--plays", "2000")
    assert result.exit_code == 0
    text = result.stdout
    assert "The Umbrella of Noor" in text
    assert "5 of 6 entered" in text
    assert "Never entered:\n    attic" in text
    assert "Held whenever they were asked:\n    hall/twirl if trust >= 20" in text
    assert "Never held when they were asked:\n    hall text 2 if hour >= 22\n    hall/dare if brave" in text
    assert max(map(len, text.splitlines())) <= 80
    assert result.stderr == ""


def test_what_an_author_wrote_is_no_command_to_the_terminal(tmp_path: Path) -> None:
    story = STORY.replace("The Umbrella of <ex>", '"The \\e[31mred one"')
    result = call("simulate", write_story(tmp_path, story), "--plays", "10")
    assert "\x1b" not in result.output


def test_the_number_of_workers_changes_nothing(tmp_path: Path) -> None:
    arguments = (write_story(tmp_path, STORY), "--plays", "7000", "--seed", "4")
    alone = without_time(told(*arguments))
    assert without_time(told(*arguments, "--workers", "2")) == alone
    assert without_time(told(*arguments, "--seed", "5")) != alone


@pytest.mark.parametrize("policy", ["random", "three-steps"])
@pytest.mark.parametrize("name", STORIES)
def test_a_play_is_replayed_by_the_command_that_is_shown(name: str, policy: str) -> None:
    for number in range(1, 6):
        wanted = told(name, "--show", str(number), "--seed", "3", "--policy", policy)
        text = call("simulate", name, "--show", str(number), "--seed", "3", "--policy", policy).stdout
        command = shlex.split(text.splitlines()[-1])
        assert command == shlex.split(wanted["command"])
        played = json.loads(call(*command[1:], "--format", "json").stdout)
        assert (played["scene"], played["ending"]) == (wanted["scene"], wanted["ending"])
        assert played["steps"] == len(wanted["take"])


def test_plays_shown_are_plays_counted(tmp_path: Path) -> None:
    path = write_story(tmp_path, STORY)
    shown = [told(path, "--show", str(number))["ending"] for number in range(1, 31)]
    endings = told(path, "--plays", "30")["endings"]
    assert {kind: round(30 * share) for kind, share in endings.items()} == {kind: shown.count(kind) for kind in endings}


def test_a_play_that_comes_to_no_end_is_told_with_a_command_that_tells_more(tmp_path: Path) -> None:
    path = write_story(tmp_path, CIRCLE)
    data = told(path, "--plays", "20", "--seed", "2")
    assert data["no_ending"] == 1.0
    (lost,) = data["lost"]
    assert (lost["why"], lost["plays"]) == ("`late` takes place earlier than it is by then", 20)
    assert f"    {lost['command']}\n" in call("simulate", path, "--plays", "20", "--seed", "2").stdout
    more = call(*shlex.split(lost["command"])[1:]).stdout
    assert "is lost after" in more
    again = call(*shlex.split(more.splitlines()[-1])[1:], "--format", "json")
    assert again.exit_code == 1
    assert "takes place earlier than it is by then" in again.stderr


def test_a_circle_is_told_as_one(tmp_path: Path) -> None:
    path = write_story(tmp_path, CIRCLE.replace("to: late", "to: hall").replace("if: day > 9", "if: day < 0"))
    text = call("simulate", path, "--plays", "3").stdout
    assert "3 plays: it goes on for 1,000 decisions without an end." in text
    assert "Play 1 " in call("simulate", path, "--show", "1").stdout


def test_a_play_that_stops_where_nothing_is_on_offer_is_told(tmp_path: Path) -> None:
    stops = CIRCLE.replace("on: {text: On., acts: [wait], to: hall}", "on: {text: On., to: end}")
    path = write_story(tmp_path, stops.replace("at: day 2 09:00, to: end}", "choices: {up: {text: Up., once: true}}}"))
    data = told(path, "--plays", "400")
    assert data["stopped"].keys() == {"late"}
    assert data["no_ending"] == data["stopped"]["late"] / 400
    text = call("simulate", path, "--plays", "400").stdout
    assert f"Nothing was on offer:\n    late ({data['stopped']['late']} plays)" in text


def test_a_tournament_sets_every_source_and_chance_side_by_side(tmp_path: Path) -> None:
    path = write_story(tmp_path, STORY)
    data = told(path, "--tournament", "--plays", "200")
    assert data["plays"] == 1400
    assert [*data["policies"]] == [
        "for-good", "take-you-back", "contact-me", "after-no-contact", "three-steps", "healthy", "random",
    ]  # fmt: skip
    for source, its in data["policies"].items():
        assert its["plays"] == 200
        assert sum(its["endings"].values()) == pytest.approx(1)
        if source != "random":
            alone = told(path, "--policy", source, "--plays", "200")
            assert its == {"plays": 200} | {key: alone[key] for key in its if key != "plays"}
            assert its["agreement"][source] in (None, 100)
    text = call("simulate", path, "--tournament", "--plays", "200").stdout
    assert "1 for-good, 2 take-you-back" in " ".join(text.split())
    assert "trust (ex)" in text
    assert max(map(len, text.splitlines())) <= 80


def test_the_odds_of_a_scene_are_those_of_its_weights(tmp_path: Path) -> None:
    path = write_story(tmp_path, STORY)
    answer = told(path, "--odds", "answer", "--plays", "4000")
    ring, stop, never = answer["options"]
    assert answer["by"] == "ex"
    assert ring["offered"] == answer["entries"] == ring["taken"] + stop["taken"]
    assert (ring["weight"], stop["weight"], never["weight"], never["taken"]) == (40, 60, 0, 0)
    assert ring["share"] == pytest.approx(0.4, abs=0.06)
    hall = told(path, "--odds", "hall", "--plays", "4000")
    assert [each["weight"] for each in hall["options"]] == [None] * 4
    (send,) = hall["ways"]
    assert (send["option"], send["by"]) == ("send", "chance")
    assert [way["id"] for way in send["to"]] == ["answer", "lost"]
    assert send["to"][1]["share"] == pytest.approx(0.75, abs=0.05)
    text = call("simulate", path, "--odds", "hall", "--plays", "4000").stdout
    assert "Where hall/send leads, by chance" in text


def test_plays_may_begin_elsewhere(tmp_path: Path) -> None:
    path = write_story(tmp_path, STORY)
    data = told(path, "--from", "answer", "--set", "trust=90", "--plays", "500")
    assert data["endings"]["door-open"] == pytest.approx(0.6, abs=0.1)
    assert told(path, "--set", "brave=true", "--plays", "200")["never_offered"] == []
    shown = call("simulate", path, "--from", "answer", "--show", "1").stdout
    assert "begins in `answer`" in shown
    assert "heartwork play umb" not in shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--policy", "for-god"), "did you mean `for-good`?"),
        (("--from", "hell"), "did you mean `hall`?"),
        (("--set", "trust=400"), "`trust` goes from 0 to 100"),
        (("--set", "trust"), "sets nothing"),
        (("--odds", "hal"), "did you mean `hall`?"),
        (("--odds", "hall", "--tournament"), "choose one of them"),
        (("--tournament", "--policy", "for-good"), "--policy has no place beside it"),
        (("--scheduler", "tcp://127.0.0.1:1", "--workers", "2"), "choose one of them"),
        (("--plays", "0"), "0 is not in the range"),
        (("--show", "1", "--policy", "nobody"), "nobody plays by `nobody`"),
    ],
)
def test_wrong_usage_is_told_plainly(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    result = call("simulate", write_story(tmp_path, STORY), *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_scheduler_that_does_not_answer_is_trouble_with_advice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sim.workbench.simulation.crews.PATIENCE", 0.2)
    result = call("simulate", write_story(tmp_path, STORY), "--scheduler", "tcp://127.0.0.1:1")
    assert result.exit_code == 3
    assert "no Dask scheduler answers at tcp://127.0.0.1:1" in result.stderr


def test_in_a_pipe_nothing_is_said_beside_the_data(tmp_path: Path) -> None:
    done = spawn("simulate", write_story(tmp_path, STORY), "--plays", "20000", "--workers", "2")
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_story_with_faults_is_told_and_not_played(tmp_path: Path) -> None:
    result = call("simulate", write_story(tmp_path, STORY.replace("to: talk", "to: tlk")))
    assert result.exit_code == 1
    assert "no scene named `tlk`" in result.stderr
