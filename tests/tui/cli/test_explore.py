from __future__ import annotations

import json
import shlex
import signal
from pathlib import Path
from typing import Any

import pytest

from tests.support import generated
from tests.support.command import STORY, call, write_story

SOURCES = {"for-good", "take-you-back", "contact-me", "after-no-contact", "three-steps", "healthy"}
KINDS = {"at-peace", "door-open", "apart-in-pain"}
STUCK = STORY.replace(
    "talk: {text: You talk., ending: door-open}",
    "talk: {text: You talk., choices: {go: {text: Go., if: 1 > 2, to: quiet}}}",
)
CIRCLE = STORY.replace(
    "lost: {text: The post loses it., ending: apart-in-pain}",
    "lost: {text: Lost., choices: {wait: {text: Wait., to: lost}}}",
)
APART = STORY + "  attic: {text: The attic., ending: friends}\n"


def explored(path: str, *arguments: str) -> dict[str, Any]:
    done = call("explore", path, "--format", "json", *arguments)
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def test_the_json_has_the_shape_that_programs_rely_on(tmp_path: Path) -> None:
    found = explored(write_story(tmp_path))
    assert {
        "states",
        "exact",
        "unreachable",
        "never_offered",
        "stuck",
        "endless",
        "late",
        "endings",
        "no_ending",
        "entries",
        "roads",
        "best",
        "witness",
        "unproved",
    } == found.keys()
    assert found["exact"] is True
    assert found["states"] > 5
    assert [found[key] for key in ("unreachable", "never_offered", "stuck", "endless", "late", "unproved")] == [[]] * 6
    assert found["endings"] == {
        "apart-in-pain": pytest.approx(0.375),
        "door-open": pytest.approx(0.21666666),
        "at-peace": pytest.approx(0.40833333),
    }
    assert found["no_ending"] == 0
    assert found["entries"]["hall"] == 1
    assert found["roads"].keys() == SOURCES
    assert all(row.keys() == SOURCES for row in found["roads"].values())
    assert found["roads"]["for-good"]["for-good"] == 100
    assert found["best"].keys() == KINDS
    assert found["best"]["door-open"].keys() == SOURCES


def test_every_witness_is_a_road_that_play_takes(tmp_path: Path) -> None:
    path = write_story(tmp_path)
    found = explored(path)
    witness = found["witness"]
    assert witness["scenes"]["hall"] == []
    assert witness["options"].keys() == {f"hall/{name}" for name in ("keep", "send", "look")} | {
        "answer/ring",
        "answer/stop",
    }
    for kind, steps in witness["endings"].items():
        played = json.loads(call("play", path, "--take", ",".join(steps), "--format", "json").stdout)
        assert played["ending"] == kind
    for name, steps in witness["scenes"].items():
        assert json.loads(call("play", path, "--take", ",".join(steps), "--format", "json").stdout)["scene"] == name


def test_the_best_road_agrees_as_its_debrief_says(tmp_path: Path) -> None:
    path = write_story(tmp_path)
    for kind, by_source in explored(path)["best"].items():
        for source, best in by_source.items():
            if best["agreement"] is None:
                assert best["road"] is None
                continue
            trace = str(tmp_path / f"{kind}-{source}.jsonl")
            call("play", path, "--take", ",".join(best["road"]), "--trace", trace, "--format", "json")
            debriefed = json.loads(call("debrief", trace, "--format", "json").stdout)
            assert debriefed["ending"] == kind
            assert debriefed["sources"][source]["agreement"] == best["agreement"]


def test_what_cannot_happen_is_told_with_the_road_there(tmp_path: Path) -> None:
    found = explored(write_story(tmp_path, STUCK))
    assert found["stuck"] == ["talk"]
    assert found["never_offered"] == [["talk", "go"]]
    assert found["witness"]["stuck"] == {"talk": ["keep", "ring"]}
    assert found["no_ending"] == pytest.approx(0.21666666)
    assert explored(write_story(tmp_path, CIRCLE))["endless"] == ["lost"]
    assert explored(write_story(tmp_path, APART))["unreachable"] == ["attic"]
    page = call("explore", write_story(tmp_path, STUCK)).stdout
    assert "These options are never on offer:\n    talk/go\n" in page
    assert "Nothing is on offer here, and it is no ending:\n    talk\n      by keep, ring\n" in page
    assert "(no ending)        21.7 %" in page


def test_the_page_tells_what_can_happen_and_who_agrees(tmp_path: Path) -> None:
    path = write_story(tmp_path)
    done = call("explore", path)
    assert done.exit_code == 0
    assert "at-peace           40.8 %" in done.stdout
    assert "All 5 scenes can be reached, all 5 options come up, and every road can end." in done.stdout
    assert "  1 for-good         100.0" in done.stdout
    assert f"heartwork explore {path} --road " in done.stdout
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines()[:-1])) <= 80


def test_names_of_a_story_are_no_orders_to_the_terminal(tmp_path: Path) -> None:
    path = write_story(tmp_path, STORY.replace("The Spare Key of <ex>", '"A \\e[31mkey"'))
    assert "\x1b" not in call("explore", path).stdout


@pytest.mark.parametrize(
    ("place", "steps"),
    [
        ("door-open", "keep,ring"),
        ("answer", "keep"),
        ("hall", ""),
        ("hall/send", "send>answer"),
        ("apart-in-pain", "send>lost"),
        ("answer/stop", "keep,stop"),
    ],
)
def test_a_road_is_a_command_that_plays_it(place: str, steps: str, tmp_path: Path) -> None:
    path = write_story(tmp_path)
    done = call("explore", path, "--road", place)
    words = shlex.split(done.stdout)
    assert (done.exit_code, words) == (0, ["heartwork", "play", path, *(["--take", steps] if steps else [])])
    assert call(*words[1:], "--format", "json").exit_code == 0
    told = call("explore", path, "--road", place, "--format", "json").stdout
    assert json.loads(told) == {"road": steps.split(",") if steps else []}


def test_where_no_road_leads_is_told_with_1(tmp_path: Path) -> None:
    for place in ("attic", "friends"):
        done = call("explore", write_story(tmp_path, APART), "--road", place)
        assert (done.exit_code, done.stdout) == (1, "")
        assert f"no road leads to `{place}`" in done.stderr
    done = call("explore", write_story(tmp_path), "--road", "quiet", "--cap", "2")
    assert done.exit_code == 1
    assert "and there are more" in done.stderr


@pytest.mark.parametrize(
    ("place", "near"), [("anser", "answer"), ("answer/rign", "answer/ring"), ("hal/keep", "hall/keep")]
)
def test_a_place_that_the_story_does_not_have_is_wrong_usage(place: str, near: str, tmp_path: Path) -> None:
    done = call("explore", write_story(tmp_path), "--road", place)
    assert done.exit_code == 2
    assert f"did you mean `{near}`?" in done.stderr


def test_what_is_over_the_cap_is_null_and_told(tmp_path: Path) -> None:
    path = write_story(tmp_path)
    found = explored(path, "--cap", "3")
    assert found["exact"] is False
    unknown = ("unreachable", "never_offered", "stuck", "endless", "late", "endings", "no_ending", "entries", "best")
    assert [found[key] for key in unknown] == [None] * len(unknown)
    assert {figure for row in found["roads"].values() for figure in row.values()} == {None}
    assert found["witness"]["scenes"]["hall"] == []
    assert len(found["unproved"]) >= 4
    page = call("explore", path, "--cap", "3").stdout
    assert "What is not known, and why" in page
    assert "how likely each ending is: that takes more than 3 states" in page.replace("\n    ", " ")


def test_another_pack_may_be_asked(tmp_path: Path) -> None:
    pack = tmp_path / "own.yaml"
    pack.write_text(
        "format: 1\ntitle: Own\nsources: {calm: {title: Calm, stance: Keep calm.}}\n"
        "rules: {wait: {kind: do, text: Wait., sources: {calm: [1]}, followed: {acts: [wait]}}}\n",
        encoding="utf-8",
    )
    found = explored(write_story(tmp_path), "--guidance", str(pack))
    assert found["roads"] == {"calm": {"calm": 100.0}}
    assert found["best"]["apart-in-pain"]["calm"] == {"agreement": 0.0, "road": ["send>lost"]}


def test_a_story_with_faults_or_that_cannot_start_is_told(tmp_path: Path) -> None:
    done = call("explore", write_story(tmp_path, STORY.replace("scene: lost", "scene: lots")))
    assert done.exit_code == 1
    assert "HW301" in done.stderr
    late = STORY.replace("    title: The hall\n", "    title: The hall\n    at: day 0 10:00\n")
    done = call("explore", write_story(tmp_path, late))
    assert (done.exit_code, done.stdout) == (1, "")
    assert "this story cannot start" in done.stderr
    assert call("explore", str(tmp_path / "none.yaml")).exit_code == 3
    assert call("explore", write_story(tmp_path), "--cap", "0").exit_code == 2


def test_ctrl_c_ends_it_at_once_and_tells_what_was_counted(tmp_path: Path) -> None:
    pytest.importorskip("pty", reason="no terminals of this kind here")
    from tests.support.terminal import Terminal, command

    path = write_story(tmp_path, generated.story(495))
    terminal = Terminal(command("explore", path), (80, 24), HEARTWORK_HOME=str(tmp_path / "home"))
    try:
        terminal.until(b"states ...")
        terminal.process.send_signal(signal.SIGINT)
        told = terminal.rest().decode()
        assert "Traceback" not in told
        assert "broken off after" in told
        assert terminal.end() == 130
    finally:
        terminal.close()
