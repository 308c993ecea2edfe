from __future__ import annotations

import pytest

from sim.classroom.balloting import LOT, MAJORITY, OVERRIDE
from sim.classroom.events import (
    PASS,
    Begun,
    Briefed,
    Closed,
    Counted,
    Debriefed,
    Decided,
    Networked,
    Opened,
    Released,
    Removed,
    Revealed,
    Took,
    Veiled,
    Voted,
)
from sim.classroom.founding import OWN, SPLIT
from sim.classroom.room import ENDED, LOBBY, Room
from sim.classroom.rules import apply, replay
from tests.support.rooms import room, secret_story
from tui.projector.course import COUNT, NOBODY, OVER, TIE, next_step, out_of_story, override
from tui.projector.course import OWN as ON_THEIR_OWN


def voted(*votes: str, seats: int = 4) -> Room:
    """A class that voted for these options of the kitchen, by seat, and saw its split."""
    its = replay(room(story=secret_story(), seats=seats), (Briefed(), Begun(), Opened()))
    for number, option in enumerate(votes, start=1):
        apply(its, Voted(f"s{number}", option))
    return replay(its, (Closed(), Revealed()))


def test_enter_alone_leads_a_lesson_from_its_lobby_to_its_end() -> None:
    its = room(story=secret_story(), seats=3)
    phases = [LOBBY]
    while its.phase != ENDED:
        step = next_step(its)
        assert step.events, f"{its.phase}: {step.words}"
        replay(its, step.events)
        if its.phase == "vote":
            apply(its, Voted("s1", its.session.options[0].id))
        if its.phase != phases[-1]:
            phases.append(its.phase)
    assert phases[:6] == ["lobby", "brief", "scene", "vote", "closed", "revealed"]
    assert phases[-3:] == ["debrief", "out-of-role", "ended"]
    assert next_step(its).words == OVER


def test_the_end_is_asked_about() -> None:
    assert next_step(replay(room(), (Begun(), Debriefed("summary"), Released()))).asks


def test_a_majority_goes_on_by_enter() -> None:
    step = next_step(voted("leave", "leave", "write"))
    assert step.events == (Decided("leave", MAJORITY),)
    assert step.words == "go on with B"


@pytest.mark.parametrize(("votes", "words"), [(("leave", "write"), TIE), ((PASS, PASS), NOBODY), ((), NOBODY)])
def test_without_one_enter_says_so_and_waits_for_a_letter(votes: tuple[str, ...], words: str) -> None:
    its = voted(*votes)
    assert next_step(its).words == words
    assert not next_step(its).events
    step = override(its, 1)
    assert step.events == (Decided("leave", OVERRIDE),)
    assert not step.asks


def test_another_way_than_the_majority_is_asked_about_and_marked() -> None:
    its = voted("leave", "leave", "write")
    step = override(its, 2)
    assert step.asks == "Go on with C instead of the majority?"
    assert step.events == (Decided("look", OVERRIDE),)


def test_the_letter_of_the_majority_is_no_override() -> None:
    assert override(voted("leave", "leave", "write"), 1).events == (Decided("leave", MAJORITY),)


def test_a_letter_during_the_vote_closes_it_after_a_question() -> None:
    its = replay(room(story=secret_story(), seats=2), (Begun(), Opened()))
    step = override(its, 0)
    assert step.asks
    assert step.events == (Closed(), Decided("write", OVERRIDE))
    replay(its, step.events)
    assert its.ballots[-1].how == OVERRIDE


def test_a_letter_that_is_no_option_is_told() -> None:
    its = replay(room(story=secret_story()), (Begun(),))
    assert override(its, 3).words == "The options here go from A to C."
    assert not override(its, 3).events


def test_by_hand_enter_waits_for_the_count() -> None:
    its = replay(room(story=secret_story()), (Networked(False), Begun(), Opened()))
    assert next_step(its).words == COUNT
    apply(its, Counted({"write": 2, "leave": 1, "look": 0}))
    assert next_step(its).events == (Revealed(),)


def test_a_side_in_which_nobody_sits_is_played_by_the_story() -> None:
    its = replay(room(SPLIT, ("player", "ex"), story=secret_story(), seats=2), (Begun(), Removed("s2")))
    apply(its, Decided("write", OVERRIDE))
    step = next_step(its)
    assert step.words == "let the story decide for Noor"
    assert step.events == (Decided(PASS, LOT),)


def test_where_everybody_plays_a_road_of_their_own_enter_waits_until_all_are_through() -> None:
    its = replay(room(OWN, story=secret_story(), seats=1), (Begun(),))
    assert next_step(its).words == ON_THEIR_OWN
    while its.seats["s1"].play is not None and not its.seats["s1"].play.over:
        apply(its, Took("s1", "leave" if its.seats["s1"].play.session.scene == "kitchen" else "thank"))
    assert next_step(its).events == (Debriefed("reactions"),)


def test_a_veil_is_lifted_first() -> None:
    its = replay(room(), (Begun(), Veiled("blank")))
    assert next_step(its).events == (Veiled(""),)
    assert not override(its, 0).events


def test_leaving_a_story_that_is_not_over_is_asked_about() -> None:
    assert not out_of_story(room()).events
    assert out_of_story(replay(room(), (Begun(),))).asks
    assert out_of_story(replay(room(), (Begun(), Debriefed("reactions")))).asks
    assert not out_of_story(replay(room(), (Begun(), Debriefed("summary")))).asks
