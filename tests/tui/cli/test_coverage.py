from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from sim.story.library import SHIPPED
from sim.workbench import coverage
from tests.support.command import STORY, call, write_story

QUIET = "the-long-quiet"


def test_the_table_has_a_row_for_each_rule_under_its_sources_and_fits_80_columns() -> None:
    done = call("coverage", QUIET)
    assert done.exit_code == 0
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) < 80
    assert "  1  the-long-quiet: " in lines[0]
    assert "all there are" in lines[0]
    assert "  ignore-no              dont  .b.r" in lines
    assert "  contact-now            do    fbm." in lines
    assert lines.count("  recall-good-times      do    f.m.") == 3  # three articles say so
    assert "  threaten               dont  ...." in lines
    assert any(line.startswith("disputes, by decisions:") for line in lines)


def test_what_is_lacking_stands_below_the_table() -> None:
    below = call("coverage", QUIET).stdout.partition("Covered by fewer than 2 stories")[2]
    assert "in none: " in below
    assert "valid-reason" in below.partition("in 1: ")[0]
    assert "Biting in fewer than 3 stories:" in below


def test_the_json_has_the_shape_that_the_help_tells() -> None:
    told = json.loads(call("coverage", QUIET, "--format", "json").stdout)
    assert told.keys() == {"guidance", "stories", "rules", "disputes", "lacking"}
    assert told["guidance"] == "five-articles"
    assert told["stories"][0].keys() == {"story", "states", "exact"}
    rule = told["rules"]["ignore-no"]
    assert (rule["kind"], rule["sources"]) == ("dont", ["healthy"])
    assert rule["stories"][QUIET] == {"followed": False, "broken": True, "missed": False, "resisted": True}
    assert "month-no" in told["disputes"]["try-again"][QUIET]["scenes"]
    assert "threaten" in told["lacking"]["rules"]


def test_the_play_of_a_verdict_is_a_command_that_shows_it() -> None:
    done = call("coverage", QUIET, "--rule", "ignore-no")
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("  broken: ")]
    program, *words = shlex.split(line.removeprefix("  broken: "))
    assert program == "heartwork"
    assert call(*words, "--format", "json").exit_code == 0
    (row,) = [
        row
        for row in json.loads(call("coverage", QUIET, "--rule", "ignore-no", "--format", "json").stdout)
        if row["what"] == "broken"
    ]
    assert row["reached"] is True
    assert words == ["play", QUIET, "--take", ",".join(row["take"])]


def test_a_verdict_that_no_play_comes_to_is_out_of_reach() -> None:
    assert "  broken: out of reach" in call("coverage", QUIET, "--rule", "threaten").stdout


def test_the_play_of_a_dispute_stands_where_it_bites() -> None:
    rows = json.loads(call("coverage", QUIET, "--dispute", "try-again", "--format", "json").stdout)
    for row in rows:
        stands = json.loads(call("play", QUIET, "--take", ",".join(row["take"]), "--format", "json").stdout)
        assert stands["scene"] == row["what"]
    told = call("coverage", QUIET, "--dispute", "try-again").stdout
    assert all(f"  {row['what']}: heartwork play {QUIET} --take " in told for row in rows)


def test_with_too_few_states_what_is_not_proved_is_told_so() -> None:
    done = call("coverage", QUIET, "--cap", "30")
    assert "not all of them" in done.stdout
    assert "  threaten               dont  .?.?" in done.stdout.splitlines()
    assert "Not proved to the end" in done.stdout
    told = json.loads(call("coverage", QUIET, "--cap", "30", "--format", "json").stdout)
    assert told["rules"]["threaten"]["stories"][QUIET]["broken"] is None
    assert told["stories"][0]["exact"] is False
    assert "not proved" in call("coverage", QUIET, "--cap", "30", "--rule", "threaten").stdout
    assert "elsewhere: not proved" in call("coverage", QUIET, "--cap", "30", "--dispute", "try-again").stdout


def test_many_stories_stand_side_by_side_in_tables_that_fit(tmp_path: Path) -> None:
    paths = [write_story(tmp_path, STORY, f"key-{number}.yaml") for number in range(11)]
    lines = call("coverage", *paths).stdout.splitlines()
    assert [line for line in lines if line.startswith("for-good:")] == [
        "for-good:                      1     2     3     4     5     6     7     8",
        "for-good:                      9     10    11",
    ]
    assert max(len(line) for line in lines if "key-" not in line) < 80


def test_without_a_story_it_looks_at_those_that_ship(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def look(story: object, *rest: object) -> coverage.Coverage:
        seen.append(story.scenario.id)  # type: ignore[attr-defined]  # what the verb hands over is a story
        return coverage.Coverage(story)  # type: ignore[arg-type]  # the same

    monkeypatch.setattr(coverage, "coverage", look)
    assert call("coverage").exit_code == 0
    assert seen == sorted(path.stem for path in SHIPPED.glob("*.yaml"))


def test_what_was_looked_at_is_told_where_it_is_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (write_story(tmp_path, STORY, f"{name}.yaml") for name in ("one", "two"))
    whole = coverage.coverage

    def interrupted(story: object, *rest: object) -> coverage.Coverage:
        if story.scenario.id == "two":  # type: ignore[attr-defined]  # what the verb hands over is a story
            raise KeyboardInterrupt
        return whole(story, *rest)  # type: ignore[arg-type]  # the same

    monkeypatch.setattr(coverage, "coverage", interrupted)
    done = call("coverage", first, second)
    assert done.exit_code == 130
    assert "Interrupted: 1 of 2 stories" in done.stderr
    assert "one.yaml" in done.stdout
    assert "two.yaml" not in done.stdout
    done = call("coverage", second)
    assert (done.exit_code, done.stdout) == (130, "")


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (("--rule", "ignore-now"), 2, "did you mean `ignore-no`?"),
        (("--dispute", "ignore-no"), 2, "no dispute `ignore-no`"),
        (("--rule", "ignore-no", "--dispute", "try-again"), 2, "one at a time"),
        (("--cap", "0"), 2, "--cap"),
        (("--guidance", "six-articles"), 3, "six-articles"),
        (("no-such-story",), 3, "no-such-story"),
    ],
)
def test_what_is_asked_wrongly_is_told(words: tuple[str, ...], code: int, hint: str) -> None:
    done = call("coverage", *(words if words[0] == "no-such-story" else (QUIET, *words)))
    assert (done.exit_code, done.stdout) == (code, "")
    assert hint in done.stderr


def test_a_story_with_errors_and_one_that_cannot_start_are_told_by_name(tmp_path: Path) -> None:
    assert call("coverage", write_story(tmp_path, STORY.replace("scene: lost", "scene: lots"))).exit_code == 1
    late = STORY.replace("  hall:\n", "  hall:\n    at: day 0 08:00\n")
    done = call("coverage", write_story(tmp_path, late, "late.yaml"))
    assert done.exit_code == 1
    assert "late.yaml: this story cannot start" in done.stderr


def test_stories_of_two_packs_want_one_to_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path))
    (tmp_path / "scenarios" / "guidance").mkdir(parents=True)
    (tmp_path / "scenarios" / "guidance" / "own.yaml").write_text(
        "format: 1\ntitle: One\nsources: {a: {title: A}}\n"
        "rules: {w: {kind: do, text: Write., sources: {a: [1]}, followed: {acts: [message]}}}\n",
        encoding="utf-8",
    )
    own = write_story(tmp_path, STORY.replace("minutes: 3\n", "minutes: 3\nguidance: own\n"))
    done = call("coverage", own, QUIET)
    assert done.exit_code == 2
    assert "name one by --guidance" in done.stderr
    told = call("coverage", own, QUIET, "--guidance", "own").stdout.splitlines()
    assert "  w                      do    f.m.  f.m." in told
    assert "disputes" not in "".join(told)
