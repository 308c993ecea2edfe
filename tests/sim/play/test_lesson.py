from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.play.lesson import NoSuchLesson, begin_lesson, find_lesson
from sim.play.memory import remember
from sim.play.playthrough import Playthrough
from sim.play.replay import carry_over, onto, replay, resume
from sim.play.session import NotOnOffer, Session
from sim.play.trace import PERSON, WEIGHTS, Header, Trace, header_line, parse_header
from sim.story.clock import DAY
from sim.story.story import Story
from tests.support.written import story_of

STORY = """
clock: {day: 1, time: "10:00"}
past: [{act: message, days_ago: 1}]
state: {trust: {start: 40, of: ex}, key: false}
scenes:
  flat:
    choices:
      call: {text: Call., acts: [call], to: answers}
  answers:
    by: ex
    text: Day <day>.
    choices:
      hear: {text: Hear., weight: trust, acts: [welcome], to: door}
      never: {text: Never., weight: 5, acts: [refuse], to: week}
  week:
    at: day 9 19:00
    choices:
      write: {text: Write., if: told_no, acts: [message], to: door}
      wait: {text: Wait., acts: [wait], to: [{weight: 1, scene: door}, {weight: 1, scene: end}]}
      look: {text: Look., once: true, if: silence >= 5}
  door:
    text: The door.
    effects: {trust: +1}
    to: [{if: key, scene: inside}, {scene: end}]
  inside: {choices: {sit: {text: Sit., to: end}}}
  end: {ending: at-peace}
lessons:
  - name: The first call
    from: flat
    stop: [week]
  - name: After a no
    from: week
    set: {trust: 70, key: true}
    clock: {day: 6, time: "08:30"}
    past: [{act: call, days_ago: 2}, {act: refuse, days_ago: 2}]
    stop: [door]
  - {name: Inside, from: inside, set: {key: true}}
"""
HANDS = st.lists(st.sampled_from(["call", "write", "wait", "look", "undo"]), max_size=12)


def story() -> Story:
    return story_of(STORY)


def header(lesson: str = "", seed: int = 7) -> Header:
    roles = {"player": PERSON, "ex": WEIGHTS, "friend": WEIGHTS}
    return Header("test", seed=seed, roles=roles, started="2026-01-01T00:00:00Z", lesson=lesson)


def begun(lesson: str) -> Session:
    known = story()
    return begin_lesson(known, find_lesson(known.scenario, lesson))


def played(lesson: str, hands: list[str], seed: int = 7) -> Playthrough:
    play = Playthrough(begun(lesson), header(lesson, seed))
    play.advance()
    for hand in hands:
        if hand == "undo":
            play.undo_own()
        elif hand in play.session.offered:
            play.take(hand)
            play.advance()
    return play


def standing(session: Session) -> tuple[object, ...]:
    told = (session.scene, session.state, session.minutes, session.told_no, session.silence)
    return (*told, session.options, session.text, session.draws, session.over)


# --- finding one


@pytest.mark.parametrize("name", ["After a no", "after A NO", "  After  a no ", "2"])
def test_a_lesson_is_found_by_its_name_in_capitals_or_not_and_by_its_number(name: str) -> None:
    assert find_lesson(story().scenario, name).start == "week"


@pytest.mark.parametrize("name", ["0", "4", "-1", "²", "", "After", "9" * 5000])
def test_where_there_is_no_such_lesson_those_that_there_are_are_named(name: str) -> None:
    with pytest.raises(NoSuchLesson, match="there are: 1 The first call; 2 After a no; 3 Inside"):
        find_lesson(story().scenario, name)


def test_a_story_without_lessons_says_so() -> None:
    with pytest.raises(NoSuchLesson, match="this story has none"):
        find_lesson(story_of("scenes: {a: {ending: friends}}").scenario, "1")


# --- where it begins


def test_a_lesson_begins_in_its_scene_with_its_states_its_clock_and_its_history() -> None:
    session = begun("After a no")
    assert session.scene == "week"
    assert session.state == {"trust": 70, "key": True}
    assert session.minutes == 9 * DAY + 19 * 60
    assert (session.told_no, session.silence) == (True, 9 - 4)
    assert session.offered == ("write", "wait", "look")


def test_what_was_done_before_the_story_stays_on_its_day() -> None:
    later = STORY.replace("from: flat", 'from: flat\n    clock: {day: 12, time: "10:00"}')
    known = story_of(later)
    assert begin_lesson(known, find_lesson(known.scenario, "1")).silence == 12


def test_without_a_clock_a_lesson_starts_when_its_story_does() -> None:
    session = begun("The first call")
    assert (session.minutes, session.silence, session.told_no) == (DAY + 600, 1, False)


def test_without_a_lesson_the_whole_story_is_played() -> None:
    known = story()
    assert standing(begin_lesson(known, None)) == standing(Session(known))


def test_a_lesson_leaves_its_story_as_it_was() -> None:
    known = story()
    before = standing(Session(known))
    begin_lesson(known, find_lesson(known.scenario, "After a no"))
    assert standing(Session(known)) == before


def test_the_first_step_of_a_trace_is_the_opening_of_its_lesson() -> None:
    opening = Playthrough(begun("After a no"), header("After a no")).trace.steps[0]
    assert (opening.scene, opening.minutes, opening.leads) == ("week", 6 * DAY + 8 * 60 + 30, "week")


# --- where it stops


def test_a_lesson_stops_on_entering_its_scene_and_tells_it() -> None:
    play = played("After a no", ["write"])
    session = play.session
    assert (session.scene, session.ending, session.by, session.options) == ("door", None, None, ())
    assert play.over
    assert session.stopped
    assert session.state["trust"] == 71
    assert [beat.text for beat in session.text] == ["The door."]
    assert session.reflect == ()
    play.advance()
    assert session.scene == "door"
    with pytest.raises(NotOnOffer, match="nothing is on offer in `door`"):
        play.take("sit")


def test_it_goes_on_again_where_the_last_decision_is_taken_back() -> None:
    play = played("After a no", ["write", "undo"])
    assert (play.over, play.session.scene, play.session.stopped) == (False, "week", False)


def test_where_a_lesson_comes_to_an_ending_it_is_an_ending() -> None:
    play = played("Inside", [])
    play.take("sit")
    assert (play.over, play.session.ending, play.session.stopped) == (True, "at-peace", False)


def test_a_whole_story_passes_the_scene_at_which_a_lesson_stops() -> None:
    session = Session(story())
    session.take("call")
    session.take("never")
    assert (session.scene, session.stopped) == ("week", False)
    session.take("write")
    assert session.ending == "at-peace"


def test_an_open_chance_is_not_the_end() -> None:
    session = begun("After a no")
    session.take("wait")
    assert not session.over
    session.settle("door")
    assert session.stopped


# --- its trace


def test_the_header_names_the_lesson_and_one_without_reads_as_the_whole_story() -> None:
    line = header_line(header("After a no"))
    assert parse_header(json.loads(line)) == header("After a no")
    assert "lesson" not in header_line(header())
    assert parse_header(json.loads(header_line(header()))).lesson == ""


@given(HANDS, st.sampled_from(["The first call", "After a no"]), st.integers(0, 2**64 - 1))
def test_a_play_of_a_lesson_goes_on_exactly_where_it_stood(hands: list[str], lesson: str, seed: int) -> None:
    play = played(lesson, hands, seed)
    stood = onto(play, play.numbers[-1])
    assert standing(stood.session) == standing(play.session)
    trace = Trace(play.header, play.trace.steps[: play.numbers[-1] + 1])
    again, replayed = resume(story(), trace)
    assert not replayed.stopped
    assert standing(again.session) == standing(play.session)
    carried = carry_over(replayed, trace.header)
    assert standing(carried.session) == standing(play.session)
    assert carried.trace.steps[0] == trace.steps[0]


def test_a_lesson_that_is_gone_is_told_and_nothing_of_the_play_is_played_again() -> None:
    trace = played("After a no", ["write"]).trace
    replayed = replay(story_of(STORY.replace("After a no", "Another")), trace.road(), trace.header.lesson)
    assert (replayed.taken, replayed.whole, replayed.session.scene) == (0, 1, "flat")
    assert replayed.stopped.startswith("there is no lesson `After a no`; there are: 1 The first call; 2 Another")


def test_a_lesson_that_begins_elsewhere_now_is_told_as_other_edits_are() -> None:
    play = played("Inside", [])
    play.take("sit")
    edited = story_of(STORY.replace("{name: Inside, from: inside", "{name: Inside, from: flat"))
    assert "the play was in `inside`" in replay(edited, play.trace.road(), "Inside").stopped


def test_what_was_seen_in_a_lesson_is_remembered_as_it_was_told_there() -> None:
    memory = remember(story(), [played("After a no", ["write"]).trace])
    assert memory.texts == {"The door."}
    assert ("week", "write", "door") in memory.edges
    assert not memory.endings
