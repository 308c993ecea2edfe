"""Several people at one laptop, in lines of text."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.play.notes import Mark, Notes, notes_path
from sim.play.store import read_trace
from sim.play.trace import Trace
from tests.support.command import call, write_story
from tests.support.markers import KINDS, ROLES, STORY, kinds, marked
from tui.cli.clearing import APART, CANNOT, clear

THREE = ("--role", "1=ex", "--role", "2=player", "--role", "3=friend")
PASSED = re.compile(r"Pass to (\w+)'s seat \(seat (\d)\).")
TO_THE_END = "\n2\n\n1\n\n1\n\n1\n"  # pass and take, four times


@pytest.fixture
def story(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("HEARTWORK_HOME", str(home))
    return write_story(tmp_path, STORY)


def play(story: str, answers: str, *more: str) -> Result:
    return call("play", story, "--plain", "--seats", "3", *THREE, "--seed", "1", *more, answers=answers)


def pieces(output: str) -> list[str]:
    """What stands between two blankings, each meant for somebody."""
    return [piece.strip() for piece in output.split(APART)]


def newest(home: Path) -> tuple[Path, Trace]:
    path = max((home / "plays").glob("*.jsonl"), key=lambda each: each.stat().st_mtime_ns)
    trace = read_trace(path).trace
    assert trace is not None
    return path, trace


def test_the_laptop_goes_from_seat_to_seat_and_is_blanked_before_and_after(story: str) -> None:
    done = play(story, TO_THE_END)
    assert done.exit_code == 0
    found = pieces(done.stdout)
    assert [PASSED.search(piece) is not None for piece in found[1:9]] == [True, False] * 4
    assert [match.groups() for piece in found if (match := PASSED.search(piece))] == [
        ("Sam", "2"),
        ("Noor", "1"),
        ("Ade", "3"),
        ("Sam", "2"),
    ]
    assert "The end. At peace." in found[9]


def before_the_goals(output: str) -> str:
    return output.partition("what did you think")[0]


def test_nothing_that_is_for_one_role_stands_where_another_may_read_it(story: str) -> None:
    shown = before_the_goals(play(story, "\nc\n\n1\nb\ns\n1\n\nc\n\np\n\nc\n\n1\n\n1\n").stdout)
    found = pieces(shown)
    assert all(len(marked(piece)) <= 1 for piece in found)
    assert not any(marked(piece) for piece in found if PASSED.search(piece) or "This is for all of you." in piece)
    everything = {role: set().union(*(kinds(piece, role) for piece in found)) for role in ROLES}
    assert everything == {role: set(KINDS) for role in ROLES}  # each is there for its own, so it could be elsewhere


answers = st.lists(st.sampled_from(("", "", "1", "2", "p", "c", "u", "b", "s", "?", "x", "+ y", "- y")), max_size=40)


@given(answers)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_nobody_reads_what_is_for_another(story: str, answers: list[str]) -> None:
    seats = ("--seats", "4", *THREE, "--role", "4=observer")
    done = call("play", story, "--plain", *seats, "--seed", "1", answers="\n".join(answers))
    assert done.exit_code == 0
    holder = ""
    for piece in pieces(before_the_goals(done.stdout)):
        named = PASSED.search(piece)
        assert marked(piece) <= ({holder} if holder and not named else set())
        if named:
            holder = {"Sam": "player", "Noor": "ex", "Ade": "friend"}[named[1]]
        elif "This is for all of you." in piece:
            break


def test_what_another_took_is_not_told(story: str) -> None:
    found = pieces(before_the_goals(play(story, TO_THE_END).stdout))
    for one, other in pairwise(piece for piece in found if "OPTION" in piece):
        assert marked(one) != marked(other)


def test_the_card_is_shown_by_request_and_blanked_at_the_next_line(story: str) -> None:
    found = pieces(play(story, "\nc\n\n").stdout)
    card = next(piece for piece in found if "CARD_PLAYER" in piece)
    assert sum("CARD_" in piece for piece in found) == 1
    assert "1  OPTION_PLAYER look" in found[found.index(card) + 1]


def test_help_on_the_way_offers_nothing(story: str) -> None:
    waiting = pieces(play(story, "?\n").stdout)[1]
    assert "0808 802 0300" in waiting
    assert not marked(waiting)


def test_a_pass_takes_an_option_by_lot_and_tells_nobody(story: str, home: Path) -> None:
    done = play(story, "\np\np\np\n")
    assert "pass" not in pieces(done.stdout)[3].partition("Pass to")[2].lower()
    _, trace = newest(home)
    assert trace.steps[1].role == "player"


def test_only_what_one_decided_oneself_can_be_taken_back(story: str, home: Path) -> None:
    done = play(story, "\n1\nu\n1\n1\n\nu\n")
    assert "You take that back.\n\nIt begins." in done.stdout
    assert "Only what you decided since you got the laptop" in pieces(done.stdout)[-2]
    assert [step.option for step in newest(home)[1].road()] == [None, "look", "go"]


def test_observers_note_plus_and_delta_for_the_decision_just_taken(story: str, home: Path) -> None:
    seats = ("--seats", "3", "--role", "1=player", "--role", "2=ex", "--role", "3=observer")
    answers = "+ early\n\n2\n+ went ahead\n-\n- did not ask\n\nq\n"
    done = call("play", story, "--plain", *seats, answers=answers)
    assert "about a decision, and there is none yet" in done.stdout
    assert "Write the line behind the sign" in done.stdout
    path, _ = newest(home)
    assert Notes(notes_path(path)).marks == (Mark(1, True, "went ahead"), Mark(1, False, "did not ask"))
    assert "Said aloud." in next(piece for piece in pieces(done.stdout) if "Noor's seat" in piece)


def test_observers_are_told_what_to_watch_for_before_the_first_decision(story: str) -> None:
    seats = ("--seats", "3", "--role", "1=player", "--role", "2=ex", "--role", "3=observer")
    done = call("play", story, "--plain", *seats, answers="\n2\n")
    assert done.stdout.count("Whoever observes: Where did one of them say what they wanted") == 1
    assert "Whoever observes: Where" not in play(story, "\n2\n").stdout


def test_without_an_observer_there_is_nobody_to_note(story: str, home: Path) -> None:
    done = play(story, "\n2\n+ went ahead\n")
    assert "for whoever observes, and nobody does" in done.stdout
    assert not notes_path(newest(home)[0]).exists()


def test_before_the_goals_are_told_each_is_asked_what_the_others_wanted(story: str, home: Path) -> None:
    done = play(story, TO_THE_END + "to be heard\n\nto keep out of it\n")
    asked, _, told = done.stdout.partition("wanted all along")
    assert "Noor (seat 1), what did you think Sam and Ade wanted?" in asked
    assert "Ade (seat 3), what did you think Sam and Noor wanted?" in asked
    assert all(f"GOAL_{role.upper()}" in told for role in ROLES)
    assert "to be heard" in asked.rpartition("The other side")[2]
    assert Notes(notes_path(newest(home)[0])).guesses == {"Noor": "to be heard", "Ade": "to keep out of it"}


def test_the_debrief_is_the_tables_with_marks_hidden_beats_and_each_roles_reading(story: str) -> None:
    seats = ("--seats", "3", "--role", "1=player", "--role", "2=ex", "--role", "3=observer")
    done = call("play", story, "--plain", *seats, "--seed", "1", answers="\n2\n+ went ahead\n\n1\n\n1\n\n\n\n")
    told = done.stdout.partition("How it ended")[2]
    assert "Respect (Sam)" in told
    assert "Respect (Noor)" in told
    assert re.search(r"plus +went ahead", told)
    assert "Noor thinks: THOUGHT_EX" in told


def test_the_roles_go_round_until_each_has_had_each_and_the_last_words_are_out_of_role(story: str, home: Path) -> None:
    seats = ("--seats", "2", "--role", "1=player", "--role", "2=ex")
    once = "\n2\n\n1\n\n1\n" + "\n\n"  # the story plays Ade; nobody guesses
    done = call("play", story, "--plain", *seats, "--seed", "1", answers=once + "y\n" + once)
    assert "Then seat 1 plays Noor (ex), seat 2 plays Sam (player)." in done.stdout
    assert done.stdout.count("Another round") == 1
    assert "Each seat has had each role now." in done.stdout
    assert done.stdout.rstrip().endswith("leave what was said at this table.")
    assert "nobody here is Noor or Sam any more" in done.stdout
    header = newest(home)[1].header
    assert (header.seats, header.round, header.roles["friend"]) == (("ex", "player"), 2, "weights")
    assert len([*(home / "plays").glob("*.jsonl")]) == 2


def test_a_play_that_was_left_goes_on_at_the_pass_to_whose_turn_it_is(story: str, home: Path) -> None:
    left = play(story, "\n2\n\nq\n")
    assert "To go on: heartwork play" in left.stderr
    assert "heartwork debrief" not in left.stderr
    assert not marked(pieces(left.stdout)[-1])
    again = call("play", "--resume", "--plain", answers="\n1\n")
    found = pieces(again.stdout)
    assert "Pass to Noor's seat (seat 1)." in found[1]
    assert not marked(found[1])
    assert kinds(found[2], "ex") == {"ONLY", "THOUGHT", "OPTION"}
    assert [step.option for step in newest(home)[1].road()] == [None, "go", "ring"]


def test_a_play_that_is_killed_at_somebodys_turn_goes_on_at_the_pass_too(story: str, home: Path) -> None:
    path = home / "plays"
    play(story, "\n2\n\n1\n")
    whole = newest(home)[0].read_bytes()
    newest(home)[0].write_bytes(whole[:-20])
    done = call("play", "--resume", "--plain", answers="")
    assert "Pass to Noor's seat (seat 1)." in done.stdout
    assert len([*path.glob("*.jsonl")]) == 1


def test_roles_are_drawn_by_the_seed_and_may_be_chosen_before_anybody_sits(story: str, home: Path) -> None:
    done = call("play", story, "--plain", "--seats", "2", "--seed", "1", answers="1=friend\n2=uncle\nd\n1=ex\n\n")
    assert "Content notes: markers." in done.stdout
    assert "Seat 1 plays Ade (friend)" in done.stdout
    assert "Nobody can play `uncle` in this story" in done.stdout
    assert "Pass to Sam's seat (seat 2)." in done.stdout
    assert not (home / "plays").exists()


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--seats", "2", "--role", "3=ex"), "there is no seat 3"),
        (("--seats", "2", "--role", "ex"), "says no role for a seat"),
        (("--seats", "2", "--as", "ex"), "--as has no place beside it"),
        (("--seats", "2", "--coach"), "--coach has no place beside it"),
        (("--seats", "2", "--format", "json"), "--format json has no place beside it"),
        (("--seats", "2", "--record", "x"), "--record has no place beside it"),
        (
            (
                "--role",
                "1=ex",
            ),
            "it goes with --seats",
        ),
        (("--seats", "5"), "5"),
        (("--resume", "--seats", "2"), "--seats has no place beside it"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(story: str, arguments: tuple[str, ...], why: str) -> None:
    done = call("play", story, "--plain", *arguments)
    assert done.exit_code == 2
    assert why in done.stderr


def test_ones_own_name_is_not_put_on_the_lead_at_a_table(story: str, home: Path) -> None:
    from tui.shelf.settings import change

    change(home, name="Robin")
    assert "Robin" not in play(story, "\n").stdout


def test_a_story_that_cannot_go_on_says_so_to_everybody(story: str, tmp_path: Path) -> None:
    late = STORY.replace("    by: friend\n", "    by: friend\n    at: day 0 11:00\n")  # which is over by then
    done = play(write_story(tmp_path, late), "\n2\n\n1\n")
    assert done.exit_code == 1
    assert "This story cannot go on from here" in pieces(done.stdout)[-1]


LESSONS = "lessons:\n  - {name: The first half, from: first, stop: [third]}\n"


def test_a_lesson_is_played_by_those_who_have_something_to_decide_in_it(story: str, home: Path, tmp_path: Path) -> None:
    short = write_story(tmp_path, STORY + LESSONS, "short.yaml")
    lesson = ("play", short, "--plain", "--lesson", "1", "--seats", "3")
    refused = call(*lesson, "--role", "3=friend")
    assert "nobody can play `friend` in this story: there are player, ex, observer" in refused.stderr
    done = call(*lesson, "--role", "1=player", "--role", "2=ex", answers="\n\n2\n\n1\n\n\n\ny\n")
    assert done.stdout.startswith("Markers: The first half")
    assert "The lesson ends here." in done.stdout
    assert "What not everybody could see" in done.stdout
    assert "Pass to Sam's seat (seat 2)." in done.stdout
    assert newest(home)[1].header.lesson == "The first half"


def test_a_terminal_is_blanked_with_all_that_scrolled_by(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    clear()
    assert capsys.readouterr().out.endswith("\x1b[2J\x1b[3J")
    monkeypatch.setenv("TERM", "dumb")
    clear()
    shown = capsys.readouterr().out
    assert shown.count("\n") > 20
    assert CANNOT in shown
