from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.play.playthrough import Playthrough
from sim.play.replay import carry_over, replay, resume
from sim.play.session import RoadFault, Session
from sim.play.trace import PERSON, Header, Step, Trace, header_line, parse_header, parse_step, step_line
from sim.story.prose import PRONOUNS, Person
from sim.story.story import Story
from tests.support.written import story_of

STORY = """
state: {trust: {start: 40, of: ex}}
scenes:
  flat:
    choices:
      call: {text: Call., acts: [call], effects: {trust: +5}, after: 1 hour, to: answers}
      wait: {text: Wait., acts: [wait], after: 1 day, to: [{weight: 2, scene: flat}, {weight: 1, scene: answers}]}
      look: {text: Look., effects: {trust: -1}}
  answers:
    by: ex
    choices:
      hear: {text: Hear., weight: trust, acts: [welcome], to: flat}
      later: {text: Later., weight: 30, acts: [not-ready], to: flat}
      never: {text: Never., weight: 5, acts: [refuse], to: end}
  end: {ending: apart-in-pain}
"""
SEEDS = st.integers(0, 2**64 - 1)
HANDS = st.lists(st.sampled_from(["call", "wait", "look", "undo", "undo-own"]), max_size=25)


def story() -> Story:
    return story_of(STORY)


def header(seed: int = 7) -> Header:
    return Header("test", seed=seed, roles={"player": PERSON, "ex": "weights"}, started="2026-01-01T00:00:00Z")


def standing(session: Session) -> tuple[object, ...]:
    """All that a player could notice, and the lots that are to come."""
    return (session.scene, session.state, session.minutes, session.options, session.text, session.draws)


def played(seed: int, hands: list[str]) -> Playthrough:
    """A play by a seeded hand: undo where it can, and every option that the player may take."""
    play = Playthrough(Session(story()), header(seed))
    play.advance()
    for hand in hands:
        if hand == "undo-own":
            play.undo_own()
        elif hand == "undo" and play.session.steps:
            play.undo()
        elif hand in play.session.offered:
            play.take(hand)
        play.advance()
    return play


@given(SEEDS, HANDS)
def test_the_replay_of_a_trace_is_the_play(seed: int, hands: list[str]) -> None:
    play = played(seed, hands)
    if play.session.offered:
        play.take(play.session.offered[0])  # after an undo the last line of a trace is a road that was left
        play.advance()
    replayed = replay(story(), play.trace.road())
    assert replayed.stopped == ""
    assert replayed.session.road == play.session.road
    assert standing(replayed.session) == standing(play.session)


@given(SEEDS, HANDS)
def test_a_play_gone_on_with_draws_the_same_lots_after_taking_back(seed: int, hands: list[str]) -> None:
    play = played(seed, hands)
    if play.session.offered:
        play.take(play.session.offered[0])
        play.advance()
    again, _ = resume(story(), play.trace)
    while play.session.steps:
        play.undo()
        again.undo()
        assert standing(again.session) == standing(play.session)


@given(SEEDS, HANDS)
def test_a_play_carried_over_to_a_new_file_has_drawn_as_many_lots_at_every_step(seed: int, hands: list[str]) -> None:
    play = played(seed, hands)
    if play.session.offered:
        play.take(play.session.offered[0])
        play.advance()
    carried = carry_over(replay(story(), play.trace.road()), header(seed))
    assert [step.draws for step in carried.trace.road()] == [step.draws for step in play.trace.road()]


@given(SEEDS, HANDS)
def test_every_state_can_be_saved_and_loaded(seed: int, hands: list[str]) -> None:
    trace = played(seed, hands).trace
    lines = trace.lines()
    loaded = Trace(parse_header(json.loads(lines[0])), [parse_step(json.loads(line)) for line in lines[1:]])
    assert loaded == trace
    again, replayed = resume(story(), loaded)
    assert replayed.stopped == ""
    assert again.trace == trace


@given(SEEDS, HANDS, st.sampled_from(["call", "wait", "look"]))
def test_undo_after_take_is_identity(seed: int, hands: list[str], option: str) -> None:
    play = played(seed, hands)
    if option in play.session.offered:
        before, draws = play.session.position, play.session.draws
        play.take(option)
        play.undo()
        assert play.session.position is before
        assert play.session.draws == draws


@given(SEEDS, HANDS)
def test_the_same_seed_and_hand_make_the_same_play(seed: int, hands: list[str]) -> None:
    assert played(seed, hands).trace == played(seed, hands).trace


def test_undo_and_another_try_append_to_the_tree_and_never_rewrite() -> None:
    play = Playthrough(Session(story()), header())
    play.take("look")
    play.take("call")
    kept = list(play.trace.steps)
    play.undo()
    play.take("look")
    steps = play.trace.steps
    assert steps[: len(kept)] == kept
    assert [(step.n, step.parent, step.option) for step in steps] == [
        (0, None, None),
        (1, 0, "look"),
        (2, 1, "call"),
        (3, 1, "look"),
    ]
    assert [step.n for step in play.trace.road()] == [0, 1, 3]


def test_undo_own_goes_back_to_a_decision_of_the_person_and_restores_the_draws() -> None:
    play = Playthrough(Session(story()), header())
    play.take("call")
    play.advance()
    assert play.session.steps == 2
    assert play.session.draws == 1
    assert play.undo_own()
    assert (play.session.steps, play.session.draws, play.session.scene) == (0, 0, "flat")
    assert not play.undo_own()


def test_a_role_that_a_person_plays_is_not_decided_by_weight() -> None:
    play = Playthrough(Session(story()), Header("test", roles={"player": PERSON, "ex": PERSON}))
    play.take("call")
    play.advance()
    assert play.session.by == "ex"


def test_weights_without_choice_draw_no_lot() -> None:
    choices = "{x: {text: X., weight: 3, to: b}, y: {text: Y., weight: 0, to: b}}"
    body = f"scenes: {{a: {{by: ex, choices: {choices}}}, b: {{ending: friends}}}}"
    play = Playthrough(Session(story_of(body)), Header("test"))
    play.advance()
    assert (play.session.ending, play.session.draws) == ("friends", 0)


def test_a_story_that_never_asks_is_told() -> None:
    body = "scenes: {a: {by: ex, choices: {x: {text: X., to: a}}}}"
    with pytest.raises(RoadFault, match="without ever asking"):
        Playthrough(Session(story_of(body)), Header("test")).advance()


def test_each_step_is_recorded_once_its_chance_has_fallen() -> None:
    steps: list[Step] = []
    play = Playthrough(Session(story()), header(), steps.append)
    play.take("wait")
    assert [step.option for step in steps] == [None]
    play.settle("flat")
    assert (steps[-1].option, steps[-1].fell, steps[-1].leads) == ("wait", ("flat",), "flat")


def test_a_header_says_the_cast_as_it_was_recast() -> None:
    one = Header("test", cast={"ex": Person("Ola <day>", PRONOUNS["he"])}, roles={"ex": PERSON}, seed=2**64 - 1)
    assert parse_header(json.loads(header_line(one))) == one


@pytest.mark.parametrize(
    ("old", "new", "stopped"),
    [
        ("      call:", "      new: {text: New., to: end}\n      call:", ""),
        ("text: Call.", "text: Ring up.", ""),
        ("      call: {", "      ring: {", "`call` is not on offer"),
        ("after: 1 hour, to: answers", "after: 1 hour, to: end", "led to `answers`, and leads to `end` now"),
        ("hear: {text", "listen: {text", "`hear` is not on offer"),
        ("by: ex", "by: friend", "ex deciding"),
    ],
)
def test_an_edited_story_is_replayed_by_ids_as_far_as_it_holds(old: str, new: str, stopped: str) -> None:
    play = Playthrough(Session(story()), header())
    for option in ("look", "call", "hear", "look"):
        play.take(option)
    edited = STORY.replace(old, new, 1)
    if "friend" in new:
        edited = (
            edited.replace("acts: [welcome], ", "").replace("acts: [not-ready], ", "").replace("acts: [refuse], ", "")
        )
    replayed = replay(story_of(edited), play.trace.road())
    assert stopped in replayed.stopped
    assert bool(stopped) == bool(replayed.stopped)
    assert (replayed.taken == 4) == (not stopped)
    taken = [decision.taken for decision in replayed.session.road]
    assert taken == ["look", "call", "hear", "look"][: replayed.taken]


def test_reordering_options_never_leads_down_another_road() -> None:
    lines = STORY.splitlines()
    call, wait = (next(i for i, line in enumerate(lines) if f"      {name}:" in line) for name in ("call", "wait"))
    lines[call], lines[wait] = lines[wait], lines[call]
    play = Playthrough(Session(story()), header())
    play.take("call")
    play.take("hear")
    replayed = replay(story_of("\n".join(lines)), play.trace.road())
    assert (replayed.stopped, replayed.session.state) == ("", play.session.state)


def test_going_on_after_an_edit_writes_a_new_trace_with_what_held() -> None:
    play = Playthrough(Session(story()), header())
    for option in ("call", "hear", "look"):
        play.take(option)
    edited = story_of(STORY.replace("      look:", "      gaze:"))
    replayed = replay(edited, play.trace.road())
    steps: list[Step] = []
    carried = carry_over(replayed, Header("test", continues="old.jsonl"), steps.append)
    assert [step.option for step in steps] == [None, "call", "hear"]
    assert carried.session.draws == replayed.session.draws
    assert carried.session.state == replayed.session.state


def test_a_step_and_its_line_say_the_same() -> None:
    step = Step(3, 1, "flat", 4 * 1440 + 61, "player", "call", ("call", "wait"), ("end",), 2, "end")
    assert parse_step(json.loads(step_line(step))) == step
    assert '"clock": "4 01:01"' in step_line(step)


def test_a_chance_that_an_edit_made_certain_is_followed_where_it_still_leads_there() -> None:
    play = Playthrough(Session(story()), header())
    play.take("wait")
    play.settle("answers")
    chance = "[{weight: 2, scene: flat}, {weight: 1, scene: answers}]"
    for to, taken in (("answers", 1), ("flat", 0)):
        replayed = replay(story_of(STORY.replace(chance, to)), play.trace.road())
        assert replayed.taken == taken
        assert ("and leads to `flat` now" in replayed.stopped) == (to == "flat")


def test_who_sits_where_and_the_round_are_in_the_header_where_several_play() -> None:
    header = Header("test", roles={"player": PERSON, "ex": PERSON}, seats=("ex", "player", "observer"), round=2)
    assert parse_header(json.loads(header_line(header))) == header
    alone = json.loads(header_line(Header("test")))
    assert {"seats", "round"}.isdisjoint(alone)
    assert parse_header(alone).seats == ()
