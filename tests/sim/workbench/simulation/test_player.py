from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.guidance.pack import Pack
from sim.play.playthrough import Playthrough
from sim.play.session import NoSuchOpening, Opening, RoadFault, Session
from sim.play.trace import PERSON, Header
from sim.story.story import Story
from sim.workbench.simulation.plan import MOST_DECISIONS, RANDOM, NoSuchPolicy, Plan
from sim.workbench.simulation.player import Player
from sim.workbench.simulation.single import single
from sim.workbench.simulation.tally import Condition, Lost, Tally
from tests.support.packs import pack_of
from tests.support.repertoire import STORIES, story_named
from tests.support.repertoire import pack as shipped_pack
from tests.support.simulated import comparable, counted, tangled, told
from tests.support.stories import packs, stories
from tests.support.written import story_of

WITHIN_DECISIONS = (
    "decisions",
    "offered",
    "taken",
    "weights",
    "credit",
    "total",
)  # leave out what comes after the last
SEEDS = st.integers(0, 2**64 - 1)


def agree(story: Story, pack: Pack | None, plan: Plan, numbers: range) -> None:
    """The player comes, play by play, to what a real session comes to, or is lost for the same reason."""
    player = Player(story, pack, plan)
    for number in numbers:
        values = player.finish(number)
        tally = player.play(0, 0, 0)
        try:
            made = single(story, pack, plan, number)
        except RoadFault:
            assert [*tally.lost.values()] == [Lost(1, number)]
            continue
        session = made.session
        if not made.stopped:
            assert comparable(values, story) == comparable(session.position.values, story)
            assert told(tally) == counted(session, pack) | {"plays": 0}
            continue
        [(why, lost)] = tally.lost.items()
        assert lost == Lost(1, number)
        assert made.stopped.startswith(why) or "runs on" in made.stopped
        if session.steps == MOST_DECISIONS:
            assert told(tally).items() >= {key: counted(session, pack)[key] for key in WITHIN_DECISIONS}.items()


@given(stories(kinds=("aside", "on", "chance", "aside")), packs(), SEEDS, st.data())
def test_a_play_comes_to_what_a_real_one_does(story: Story, pack: Pack, seed: int, data: st.DataObject) -> None:
    policy = data.draw(st.sampled_from((RANDOM, *pack.sources)))
    agree(story, pack, Plan(1, seed, policy), range(4))


@given(tangled(), st.none() | packs(), SEEDS, st.data())
def test_a_play_of_a_story_with_everything_in_it_comes_to_what_a_real_one_does(
    story: Story, pack: Pack | None, seed: int, data: st.DataObject
) -> None:
    policy = data.draw(st.sampled_from((RANDOM, *pack.sources))) if pack else RANDOM
    agree(story, pack, Plan(1, seed, policy), range(4))


@pytest.mark.parametrize("policy", [RANDOM, *shipped_pack().sources])
@pytest.mark.parametrize("name", STORIES)
def test_a_play_of_a_shipped_story_comes_to_what_a_real_one_does(name: str, policy: str) -> None:
    agree(story_named(name), shipped_pack(), Plan(1, 7, policy), range(5))


def test_plays_add_up_whoever_plays_which() -> None:
    story, pack = story_named(STORIES[0]), shipped_pack()
    whole = Player(story, pack, Plan(60)).play(0, 60, 10**9)
    first, second = Player(story, pack, Plan(60)), Player(story, pack, Plan(60))
    parts = [second.play(45, 15, 10**9), first.play(0, 30, 10**9), first.play(30, 15, 10**9)]
    assert sum(parts, Tally()) == whole
    assert whole.plays == 60


def test_a_share_of_long_plays_is_given_back_early() -> None:
    tally = Player(story_of(CIRCLE), None, Plan(50)).play(0, 50, 2500)
    assert tally.plays == 2


RULES = """
rules:
  call: {kind: do, text: Call., sources: {bold: [1]}, followed: {acts: [call]}}
  wait: {kind: do, text: Wait., sources: {slow: [1]}, followed: {acts: [wait]}, broken: {acts: [call]}}
  think: {kind: do, text: Think., sources: {slow: [1]}, followed: {acts: [reflect-cause], when: not ever("brood")}}
  brood: {kind: do, text: Brood., sources: {bold: [1]}, followed: {acts: [brood]}}
  plain: {kind: do, text: Say no plainly., sources: {healthy: [], bold: [2]}, followed: {acts: [refuse]}}
"""
ASIDES = """
scenes:
  flat:
    text: The flat.
    choices:
      brood: {text: Brood., acts: [brood]}
      think: {text: Think., acts: [reflect-cause]}
      call: {text: Call., acts: [call], to: end}
      wait: {text: Wait., acts: [wait], to: end}
  end: {text: The end., ending: at-peace}
"""


def by(policy: str, body: str, rules: str = RULES) -> Tally:
    """A hundred plays of a story by a policy."""
    story, pack = story_of(body), pack_of(rules)
    agree(story, pack, Plan(1, 3, policy), range(10))
    return Player(story, pack, Plan(100, 3, policy)).play(0, 100, 10**9)


def test_a_source_takes_what_asides_are_worth_to_it_once_and_then_the_best_way_on() -> None:
    assert by("bold", ASIDES).taken == {("flat", "brood"): 100, ("flat", "call"): 100}
    assert by("slow", ASIDES).taken == {("flat", "think"): 100, ("flat", "wait"): 100}


def test_an_aside_is_worth_what_it_was_where_it_first_stood_on_offer() -> None:
    both = RULES.replace("{bold: [1]}, followed: {acts: [brood]}", "{slow: [1]}, followed: {acts: [brood]}")
    tally = by("slow", ASIDES, both)
    assert tally.taken == {("flat", "brood"): 100, ("flat", "think"): 100, ("flat", "wait"): 100}
    assert tally.agreement["slow"] == 100


def test_equally_good_options_are_taken_by_lot() -> None:
    taken = by("healthy", ASIDES).taken
    assert taken["flat", "call"] + taken["flat", "wait"] == 100
    assert 30 < taken["flat", "call"] < 70


def test_where_only_asides_are_on_offer_each_has_its_turn() -> None:
    body = """
    state: {rested: false}
    scenes:
      flat:
        text: The flat.
        choices:
          think: {text: Think., acts: [reflect-cause]}
          brood: {text: Brood., acts: [brood], effects: {rested: true}}
          go: {text: Go., if: rested, to: end}
      end: {text: The end., ending: at-peace}
    """
    tally = by("slow", body)
    assert tally.taken == {("flat", "think"): 100, ("flat", "brood"): 100, ("flat", "go"): 100}


CONDITIONS = """
state: {trust: {start: 30}}
scenes:
  hall:
    text:
      - text: The hall.
      - {text: It is dark., if: hour >= 20}
    choices:
      look: {text: Look., once: true, if: trust < 40, effects: {trust: +10}, then: [{text: A key., if: trust >= 40}]}
      go:
        text: Go.
        to:
          - {if: trust >= 90, scene: never}
          - {if: trust >= 40, scene: end, then: [{text: Off you go., if: trust == 40}]}
          - {scene: stairs}
  stairs:
    text: The stairs.
    to:
      - {if: 'took("hall/look")', scene: never}
      - {scene: end}
  never: {text: Never., ending: friends}
  end: {text: The end., ending: at-peace}
"""


def test_both_sides_of_each_condition_are_counted() -> None:
    tally = Player(story_of(CONDITIONS), None, Plan(100)).play(0, 100, 10**9)
    looked = tally.taken["hall", "look"]
    assert 0 < looked < 100
    sides = {(*each[:3],): (tally.held[each], tally.failed[each]) for each in {*tally.held, *tally.failed}}
    assert sides == {
        ("hall", None, "text 2"): (0, 100),
        ("hall", "look", "if"): (100, 0),  # once it was taken it is not asked any more
        ("hall", "look", "then 1"): (looked, 0),
        ("hall", "go", "to 1"): (0, 100),
        ("hall", "go", "to 2"): (looked, 100 - looked),
        ("hall", "go", "to 2 then 1"): (looked, 0),
        ("stairs", None, "to 1"): (0, 100 - looked),
    }
    assert Condition("stairs", None, "to 1", 'took("hall/look")') in tally.failed
    assert (tally.entries["stairs"], tally.entries["end"]) == (100 - looked, 100)


CIRCLE = """
scenes:
  flat: {text: The flat., choices: {on: {text: On., to: street}}}
  street: {text: The street., to: flat}
  end: {text: The end., ending: at-peace}
"""


def test_a_play_that_goes_round_in_a_circle_is_lost_after_a_thousand_decisions() -> None:
    tally = Player(story_of(CIRCLE), None, Plan(3, first=5)).play(5, 3, 10**9)
    assert tally.lost == {"it goes on for 1,000 decisions without an end": Lost(3, 5)}
    assert tally.decisions == 3000
    assert not tally.ends


def test_a_play_that_never_comes_to_a_decision_is_lost_too() -> None:
    tally = Player(story_of(CIRCLE.replace("to: flat", "to: street")), None, Plan(2)).play(0, 2, 10**9)
    assert [*tally.lost.values()] == [Lost(2, 0)]
    assert tally.decisions == 2


def test_a_play_that_comes_too_late_for_a_scene_is_lost_there() -> None:
    body = """
    scenes:
      flat:
        text: The flat.
        choices:
          now: {text: Now., to: end}
          later: {text: Later., after: 3 days, to: end}
      end: {text: The end., at: "day 2 09:00", ending: at-peace}
    """
    story = story_of(body)
    tally = Player(story, None, Plan(50)).play(0, 50, 10**9)
    assert tally.lost.keys() == {"`end` takes place earlier than it is by then"}
    (lost,) = tally.lost.values()
    assert (lost.plays, tally.ends["end"]) == (tally.taken["flat", "later"], tally.taken["flat", "now"])
    made = single(story, None, Plan(50), lost.first)
    assert (made.take, made.session.steps) == (["later"], 0)


def test_where_nothing_is_on_offer_a_play_ends() -> None:
    body = """
    scenes:
      flat: {text: The flat., choices: {look: {text: Look., once: true, acts: [brood]}}}
      end: {text: The end., ending: at-peace}
    """
    tally = by("bold", body)
    assert (tally.ends, tally.taken) == ({"flat": 100}, {("flat", "look"): 100})
    assert tally.agreement["bold"] == 100


def test_plays_may_begin_at_any_scene_with_any_state() -> None:
    plan = Plan(10, opening=Opening("hall", {"trust": 95}))
    agree(story_of(CONDITIONS), None, plan, range(5))
    tally = Player(story_of(CONDITIONS), None, plan).play(0, 10, 10**9)
    assert tally.ends == {"never": 10}
    with pytest.raises(NoSuchOpening, match="no scene"):
        Player(story_of(CONDITIONS), None, Plan(1, opening=Opening("hell")))


def test_whom_nobody_knows_nobody_plays_by() -> None:
    with pytest.raises(NoSuchPolicy, match="did you mean `bold`"):
        Player(story_of(ASIDES), pack_of(RULES), Plan(1, policy="bald"))
    with pytest.raises(NoSuchPolicy, match="there are `random`"):
        Player(story_of(ASIDES), None, Plan(1, policy="bold"))


def test_the_player_picks_every_option_as_often() -> None:
    taken = (
        Player(story_of(ASIDES.replace("acts: [brood]}", "acts: [brood], to: end}")), None, Plan(1))
        .play(0, 3000, 10**9)
        .taken
    )
    ways = [taken["flat", option] for option in ("brood", "call", "wait")]
    assert all(900 < times < 1100 for times in ways)


def test_a_real_play_of_the_seed_in_which_the_same_is_done_falls_the_same_way() -> None:
    story, plan = story_named(STORIES[0]), Plan(1, 9)
    simulated = single(story, None, plan, 4)
    own = (decision.taken for decision in simulated.session.road if decision.role == "player")
    play = Playthrough(Session(story), Header("test", seed=plan.seed_of(4), roles={"player": PERSON}))
    play.advance()
    for taken in own:
        play.take(taken)
        play.advance()
    assert play.session.road == simulated.session.road
    assert play.session.draws > 0
