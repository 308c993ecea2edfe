from __future__ import annotations

import pytest

from sim.play.session import NoSuchOpening, NotOnOffer, Opening, RoadFault, Session
from tests.support.written import story_of

STORY = """
clock: {day: 1, time: "21:00"}
past: [{act: message, days_ago: 1}]
state:
  trust: {start: 95, of: ex}
  knows: false
scenes:
  flat:
    text: Day <day>.
    choices:
      call:
        {text: Call., acts: [call], effects: {trust: +15}, after: 10 minutes, then: "It rings on <day>.", to: picks-up}
      run: {text: Run., acts: [wait], after: 2 days, to: third-day}
      think: {text: Think., if: not knows, once: true, effects: {knows: true}, then: Not the dishwasher.}
      gift:
        text: Send a gift.
        acts: [gift]
        to:
          - {weight: 1, scene: picks-up, then: It arrives.}
          - {weight: "max(0, trust - 95)", scene: third-day}
          - {weight: 3, scene: end}
  picks-up:
    by: ex
    text:
      - {ex: "I have ten minutes.", as: call}
      - {if: trust == 100, text: Warm.}
      - {only: ex, text: Your thumb.}
      - {ex: "He called.", as: thought}
    choices:
      hear: {text: Hear out., weight: 0, acts: [welcome], to: end}
      no: {text: No., weight: "trust - 90", acts: [refuse], to: third-day}
      back: {text: Call back., weight: 1, acts: [reach-out], to: flat}
  third-day:
    at: "19:00"
    set: {trust: 50}
    text: Nothing rings.
    to: [{if: told_no, scene: hung-up, then: You know why.}, {scene: end}]
  hung-up: {text: Dead., ending: apart-in-pain}
  end: {text: Over., ending: at-peace, reflect: [Why?]}
"""


def session() -> Session:
    return Session(story_of(STORY))


def told(play: Session, role: str = "player") -> list[str]:
    return [beat.text for beat in play.text if beat.seen_by(role)]


def test_a_play_starts_at_the_first_scene_with_the_clock_and_the_past_of_the_story() -> None:
    play = session()
    assert (play.scene, play.by, play.day, play.hour, play.silence) == ("flat", "player", 1, 21, 1)
    assert told(play) == ["Day 1."]
    assert play.offered == ("call", "run", "think", "gift")


def test_a_step_applies_effects_within_bounds_tells_then_moves_the_clock_and_enters() -> None:
    play = session()
    play.take("call")
    assert play.state == {"trust": 100, "knows": False}
    assert told(play) == ["It rings on 1.", "I have ten minutes.", "Warm."]
    assert (play.minutes, play.by, play.silence) == (1440 + 21 * 60 + 10, "ex", 0)


def test_what_is_meant_for_one_role_is_seen_by_that_role_alone() -> None:
    play = session()
    play.take("call")
    assert told(play, "ex")[-2:] == ["Your thumb.", "He called."]
    assert "He called." not in told(play, "friend")


def test_an_aside_stays_tells_and_is_spent_when_it_is_for_once() -> None:
    play = session()
    play.take("think")
    assert (play.scene, told(play), play.offered) == ("flat", ["Not the dishwasher."], ("call", "run", "gift"))
    assert [decision.visit for decision in play.road] == [1]


def test_scenes_run_on_by_the_first_condition_that_holds() -> None:
    play = session()
    play.take("run")
    assert (play.scene, play.ending, play.state["trust"]) == ("end", "at-peace", 50)
    assert (play.day, play.hour) == (4, 19)
    assert told(play) == ["Nothing rings.", "Over."]
    assert play.reflect == ("Why?",)


def test_a_no_stands_until_the_one_who_said_it_reopens() -> None:
    play = session()
    play.take("call")
    play.take("no")
    assert play.told_no
    assert (play.ending, told(play)) == ("apart-in-pain", ["Nothing rings.", "You know why.", "Dead."])
    play.undo()
    play.take("back")
    assert (play.scene, play.told_no) == ("flat", False)


@pytest.mark.parametrize("acts", ["reach-out, refuse", "refuse, reach-out"])
def test_a_no_that_comes_with_getting_in_touch_stands(acts: str) -> None:
    scenes = f"""
    scenes:
      night:
        text: It rings.
        by: ex
        choices: {{end-it: {{text: Ring to end it., acts: [{acts}], to: end}}}}
      end: {{text: Dead., ending: at-peace}}
    """
    play = Session(story_of(scenes))
    play.take("end-it")
    assert play.told_no


def test_a_pending_chance_waits_with_the_scene_that_is_left() -> None:
    play = session()
    play.take("gift")
    assert (play.scene, play.by, play.offered) == ("flat", None, ())
    assert play.pending == (("picks-up", 1), ("third-day", 0), ("end", 3))
    with pytest.raises(NotOnOffer, match=r"`third-day`.*picks-up"):
        play.settle("third-day")
    play.settle("picks-up")
    assert (play.scene, told(play)[0]) == ("picks-up", "It arrives.")
    assert play.last.falls == (((("picks-up", 1), ("third-day", 0), ("end", 3)), "picks-up"),)


def test_a_person_may_take_an_option_of_weight_0() -> None:
    play = session()
    play.take("call")
    assert play.weights == (0, 10, 1)
    play.take("hear")
    assert play.ending == "at-peace"


def test_what_is_not_on_offer_is_refused_and_changes_nothing() -> None:
    play = session()
    before = play.position
    with pytest.raises(NotOnOffer, match=r"`dance` is not on offer in `flat`: there are `call`, `run`"):
        play.take("dance")
    with pytest.raises(NotOnOffer, match="no chance is open"):
        play.settle("end")
    with pytest.raises(NotOnOffer, match="no decision to take back"):
        play.undo()
    assert play.position is before


def test_nothing_can_be_taken_at_an_ending() -> None:
    play = session()
    play.take("run")
    with pytest.raises(NotOnOffer, match="the story has ended"):
        play.take("call")


def test_undo_is_exact() -> None:
    play = session()
    play.take("think")
    before = play.position
    play.take("call")
    play.undo()
    assert play.position is before
    assert play.steps == 1


def test_a_fork_stands_before_an_earlier_decision_and_leaves_the_road_alone() -> None:
    play = session()
    play.take("think")
    play.take("call")
    fork = play.at(2)
    fork.take("run")
    assert (fork.steps, fork.ending, play.scene) == (2, "at-peace", "picks-up")
    assert [decision.taken for decision in play.road] == ["think", "call"]


def test_a_fork_of_the_present_goes_its_own_way() -> None:
    play = session()
    play.take("gift")
    fork = play.fork()
    fork.settle("end")
    assert (play.pending is None, play.scene, fork.scene) == (False, "flat", "end")
    assert (len(fork.road[0].falls), len(play.road[0].falls)) == (1, 0)
    fork.undo()
    assert (fork.steps, play.steps, play.scene) == (0, 1, "flat")


def test_the_road_says_what_was_on_offer_and_how_likely() -> None:
    play = session()
    play.take("call")
    play.take("back")
    first, second = play.road
    assert (first.step, first.role, first.taken, first.leads) == (1, "player", "call", "picks-up")
    assert (second.role, second.weights, second.option.acts) == ("ex", (0, 10, 1), ("reach-out",))


def test_history_speaks_of_before_the_entry_in_to_and_of_the_entry_in_text() -> None:
    play = Session(
        story_of(
            """
            scenes:
              a:
                text: [{if: visits("a") == 2, text: Again.}]
                choices: {go: {text: Go., to: [{if: seen("b"), scene: end}, {scene: b}]}}
              b: {text: [{if: seen("b"), text: Here.}], to: a}
              end: {ending: at-peace}
            """
        )
    )
    play.take("go")
    assert told(play) == ["Here.", "Again."]
    play.take("go")
    assert play.ending == "at-peace"


def test_one_outcome_of_positive_weight_is_no_chance() -> None:
    body = (
        "scenes: {a: {to: [{weight: 0, scene: b}, {weight: 2, scene: c}]}, b: {ending: friends}, c: {ending: at-peace}}"
    )
    assert Session(story_of(body)).ending == "at-peace"


def test_where_all_weights_are_0_every_outcome_is_possible() -> None:
    body = (
        "scenes: {a: {to: [{weight: 0, scene: b}, {weight: 0, scene: c}]}, b: {ending: friends}, c: {ending: at-peace}}"
    )
    play = Session(story_of(body))
    play.settle("b")
    assert (play.ending, play.opening[0].scene) == ("friends", "b")


def test_scenes_that_run_on_for_ever_are_the_storys_fault() -> None:
    with pytest.raises(RoadFault, match="runs on for 1000 scenes"):
        Session(story_of("scenes: {a: {to: b}, b: {to: a}}"))


def test_a_no_of_the_past_is_never_the_seekers_own() -> None:
    scenes = "past: [{act: refuse, days_ago: 1}]\nscenes: {a: {ending: friends}}\n"
    assert Session(story_of(scenes)).told_no
    assert Session(story_of(f"seeker: ex\n{scenes}")).told_no


def test_a_day_that_is_past_is_the_storys_fault_and_changes_nothing() -> None:
    play = Session(
        story_of(
            """
            clock: {day: 5}
            scenes: {a: {choices: {go: {text: Go., to: b}}}, b: {at: day 3 10:00, ending: at-peace}}
            """
        )
    )
    with pytest.raises(RoadFault, match="earlier"):
        play.take("go")
    assert (play.scene, play.steps) == ("a", 0)


def test_a_stub_plays_as_a_stub() -> None:
    play = Session(story_of("scenes: {a: {todo: true}}"))
    assert (play.ending, play.offered, play.by) == (None, (), None)
    assert "still to be written" in play.text[0].text


def test_after_comes_before_at_on_entering() -> None:
    play = Session(
        story_of('clock: {day: 0, time: "12:00"}\nscenes: {a: {after: 8 hours, at: "19:00", ending: at-peace}}')
    )
    assert (play.day, play.hour) == (1, 19)


def test_the_day_is_told_in_titles_options_notes_and_questions() -> None:
    body = """
    clock: {day: 3}
    scenes:
      a: {title: Day <day>, choices: {go: {text: Go on <day>., note: It was <day>., after: 2 days, to: b}}}
      b: {title: The <day>th, ending: at-peace, reflect: [What was day <day>?]}
    """
    play = Session(story_of(body))
    assert (play.title, play.options[0].text, play.options[0].note) == ("Day 3", "Go on 3.", "It was 3.")
    play.take("go")
    assert (play.road[0].title, play.title, play.reflect) == ("Day 3", "The 5th", ("What was day 5?",))


def test_a_road_can_begin_at_any_scene_with_any_state() -> None:
    session = Session(story_of(STORY), Opening("picks-up", {"trust": 100, "knows": True}))
    assert (session.scene, session.state["trust"], session.state["knows"]) == ("picks-up", 100, True)
    assert "Warm." in [beat.text for beat in session.text]
    session.take("back")
    assert "think" not in session.offered


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        (Opening("pick-up"), "there is no scene `pick-up`: did you mean `picks-up`?"),
        (Opening("flat", {"trst": 3}), "there is no state `trst`: did you mean `trust`?"),
        (Opening("flat", {"trust": 101}), "`trust` goes from 0 to 100, so it cannot be 101"),
        (Opening("flat", {"trust": True}), "`trust` is a meter, so it takes a whole number"),
        (Opening("flat", {"knows": 1}), "`knows` is a flag, so it is true or false"),
    ],
)
def test_an_opening_that_the_story_does_not_have_is_told(opening: Opening, said: str) -> None:
    with pytest.raises(NoSuchOpening) as refused:
        Session(story_of(STORY), opening)
    assert str(refused.value) == said


def test_states_set_by_hand_tell_the_scene_anew_and_enter_nothing_again() -> None:
    play = Session(story_of(STORY))
    play.take("call")
    before = play.position
    play.change({"trust": 96})
    assert (play.state["trust"], play.scene, play.minutes, play.steps) == (96, "picks-up", play.minutes, 1)
    assert (play.minutes, play.position.visit) == (before.values[0], before.visit)
    assert [beat.text for beat in play.text] == ["I have ten minutes.", "Your thumb.", "He called."]
    assert play.weights == (0, 6, 1)
    play.undo()
    assert play.state["trust"] == 95


def test_states_set_by_hand_open_and_shut_options_and_effects_happen_once() -> None:
    play = Session(story_of(STORY))
    play.change({"knows": True})
    assert "think" not in play.offered
    play.take("run")
    assert play.state["trust"] == 50
    play.change({"trust": 70})
    assert (play.scene, play.state["trust"]) == ("end", 70)


def test_states_set_by_hand_move_the_odds_of_an_open_chance() -> None:
    play = Session(story_of(STORY))
    play.take("gift")
    told_before = play.text
    play.change({"trust": 99})
    assert [chance.weight for chance in play.pending or ()] == [1, 4, 3]
    assert play.text == told_before


def test_a_state_that_cannot_be_set_changes_nothing() -> None:
    play = Session(story_of(STORY))
    before = play.position
    with pytest.raises(NoSuchOpening, match="goes from 0 to 100"):
        play.change({"knows": True, "trust": 101})
    assert play.position is before
