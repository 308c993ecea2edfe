from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given

from sim.play.session import RoadFault, Session
from sim.story.story import Story
from sim.workbench.roads import take
from sim.workbench.space.question import Question
from sim.workbench.space.roads import as_take
from sim.workbench.space.search import Space, search
from sim.workbench.space.steps import Edge
from sim.workbench.space.terrain import Terrain
from tests.support.surveying import survey
from tests.support.tangles import tangled
from tests.support.written import story_of

MORNING = """
  morning:
    text: The kettle boils.
    ending: at-peace
"""
MOST = 2_000


def found(story: Story, question: Question | None = None) -> Space:
    """All states of a story that has not too many."""
    try:
        space = search(Terrain(story, question or Question()), cap=MOST)
    except RoadFault:
        assume(False)  # the story cannot even begin
    assume(not space.capped)
    return space


def states(body: str, question: Question | None = None) -> int:
    """How many states are told apart on the way through a story."""
    return len(search(Terrain(story_of(body + MORNING), question or Question())))


# --- the law: all that play can come to, and nothing else


@given(story=tangled())
def test_a_search_finds_what_playing_every_position_finds(story: Story) -> None:
    space, wanted = found(story), survey(story, MOST)
    assume(wanted is not None)
    assert wanted is not None
    terrain = space.terrain
    moves = [(state, terrain.edges[edge], after) for state in space.states for edge, after in terrain.moves(state)]
    lengths: dict[str, int] = {}
    for number, state in enumerate(space.states):
        if terrain.scene(state) not in lengths:
            lengths[terrain.scene(state)] = len(space.road(number))
    assert bool(space.faults) == wanted.faulty
    if not wanted.faulty:  # a road with a fault at its end passes scenes on its way there
        assert lengths == wanted.lengths
        assert {(edge.scene, edge.option, edge.to) for _, edge, _ in moves} == wanted.edges
        assert {(edge.scene, edge.option) for _, edge, _ in moves if edge.option} == wanted.offered
    assert {terrain.scene(state) for state in space.states if terrain.stops(state)} == wanted.stops


@given(story=tangled())
def test_every_road_can_be_played_to_where_it_leads(story: Story) -> None:
    space = found(story)
    for number in range(0, len(space), max(1, len(space) // 40)):
        road = space.road(number)
        try:
            session = Session(story)
            for step in as_take(story, road):
                take(session, step)
        except RoadFault:  # a session runs on beyond the end of the road, and there it may come to a fault
            assert not story.scenario.scenes[space.terrain.scene(space.states[number])].choices
            continue
        scenes = {session.scene, *session.position.passed}
        assert space.terrain.scene(space.states[number]) in scenes
        assert [edge.option for edge in road if edge.option] == [decision.taken for decision in session.road]


# --- what tells states apart


def test_what_nothing_reads_tells_no_states_apart() -> None:
    body = """
state: {trust: {start: 0}}
scenes:
  hall:
    text: It is late.
    choices:
      more: {text: More., effects: {trust: +1}, after: 1 hour, to: hall}
      done: {text: Done., to: morning}
"""
    assert states(body) == 2


def test_only_the_thresholds_of_a_meter_that_matter_from_here_on_tell_states_apart() -> None:
    body = """
state: {trust: {start: 0}}
scenes:
  hall:
    text: It is late.
    choices:
      a: {text: A., effects: {trust: +7}, to: street}
      b: {text: B., effects: {trust: +30}, to: street}
      c: {text: C., effects: {trust: +26}, to: street}
      d: {text: D., effects: {trust: +99}, to: street}
  street:
    text: It rains.
    choices:
      go: {text: Go., effects: {trust: +15}, to: door}
  door:
    text: A door.
    choices:
      knock: {text: Knock., if: trust >= 40, to: morning}
      leave: {text: Leave., to: morning}
"""
    assert states(body) == 1 + 2 + 2 + 1  # 25 is the threshold in the street, 40 at the door, none in the morning


def test_what_is_overwritten_on_the_way_tells_no_states_apart() -> None:
    body = """
state: {trust: {start: 0}, known: false}
scenes:
  hall:
    text: It is late.
    choices:
      a: {text: A., effects: {trust: +7, known: true}, after: 1 hour, to: street}
      b: {text: B., acts: [call], effects: {trust: +30}, to: street}
  street:
    at: "19:00"
    text: It rains.
    choices:
      go: {text: Go., acts: [call], set: {trust: 5, known: true}, to: door}
  door:
    text: A door.
    choices:
      knock: {text: Knock., if: 'trust >= 40 and known and hour < 20 and silence < 3', to: morning}
      leave: {text: Leave., to: morning}
"""
    assert states(body) == 4


def test_a_meter_that_every_value_of_matters_is_kept_whole() -> None:
    body = """
state: {trust: {start: 0, max: 5}, calm: {start: 3, max: 5}}
scenes:
  hall:
    text: It is late.
    choices:
      more: {text: More., effects: {trust: +1}, to: hall}
      done: {text: Done., if: trust > calm, to: morning}
"""
    assert states(body) == 7  # six values in the hall, and the morning, where nothing reads it any more


def test_weights_and_beats_tell_states_apart_only_where_they_are_asked_for() -> None:
    body = """
state: {trust: {start: 0, max: 3}}
scenes:
  hall:
    text: [{if: trust > 1, text: It is late.}]
    choices:
      more: {text: More., weight: trust, effects: {trust: +1}, to: hall}
      done: {text: Done., weight: 1, to: morning}
"""
    assert states(body) == 2
    assert states(body, Question(texts=True)) == 4  # two steps from it, one step, and there
    assert states(body, Question(weights=True)) == 5
    assert states(body, Question(also=("trust",))) == 8  # in the morning too


def test_days_count_up_to_the_largest_constant_and_one_more() -> None:
    body = """
scenes:
  hall:
    text: It is late.
    choices:
      wait: {text: Wait., after: 1 day, to: hall}
      done: {text: Done., if: day > 3, to: morning}
"""
    assert states(body) == 6


def test_visits_silence_and_counts_are_finite_too() -> None:
    for condition in ('visits("hall") > 3', "silence > 3", 'days_since("call") > 3', 'count("call", days=3) < 2'):
        body = f"""
scenes:
  hall:
    text: It is late.
    choices:
      wait: {{text: Wait., after: 1 day, to: hall}}
      call: {{text: Call., acts: [call], after: 8 hours, to: hall}}
      done: {{text: Done., if: '{condition}', to: morning}}
"""
        assert 4 < states(body) < 100, condition


def test_whoever_asks_how_often_need_not_know_when_for_the_last_time() -> None:
    body = """
scenes:
  hall:
    text: It is late.
    choices:
      call: {text: Call., acts: [call], after: 8 hours, to: hall}
      wait: {text: Wait., after: 1 day, to: hall}
      none: {text: None., if: 'count("call", days=3) == 0', to: morning}
      twice: {text: Twice., if: 'count("call", days=3) >= 2', to: morning}
      thrice: {text: Thrice., if: 'count("call", days=3) == 3', to: morning}
"""
    space = search(Terrain(story_of(body + MORNING), Question()))
    offered = {len(space.terrain.moves(state)): state for state in reversed(space.states)}
    assert sorted(offered) == [0, 2, 3, 4]
    assert [edge.option for edge in space.road_to(offered[4])] == ["call", "call", "call"]


@pytest.mark.parametrize(
    "condition",
    [
        'count("call", days=7) >= 1000000000',
        'count("call", days=1000000000) == 3',
        "silence >= 1000000000",
        "day != 1000000000",
        'visits("hall") < 1000000000',
        "debt >= 1000000000",
        "min(debt, silence) > 999999999",
        'min(count("call", days=2), debt) == 40',
    ],
)
def test_numbers_of_any_size_are_told_apart_without_counting_up_to_them(condition: str) -> None:
    body = f"""
state: {{debt: {{start: 0, max: 1000000000}}}}
scenes:
  hall:
    text: It is late.
    choices:
      call: {{text: Call., acts: [call], effects: {{debt: +999999999}}, to: hall}}
      wait: {{text: Wait., effects: {{debt: +1}}, after: 1 day, to: hall}}
      done: {{text: Done., if: '{condition}', to: morning}}
"""
    story = story_of(body + MORNING)
    terrain, session = Terrain(story, Question()), Session(story)
    assert len(search(terrain, cap=2000)) > 3
    state = terrain.begin()
    for option in ("call", "wait", "call", "call", *["call"] * 40, "wait", "wait"):
        session.take(option)
        state = next(after for edge, after in terrain.moves(state) if terrain.edges[edge].option == option)
        assert state == terrain.state_of(session.position)
        assert [terrain.edges[edge].option for edge, _ in terrain.moves(state)] == list(session.offered)


def test_what_grows_without_end_is_told_apart_no_further_than_what_it_is_bounded_by() -> None:
    body = """
state: {trust: {start: 1, max: 3}}
scenes:
  hall:
    text: It is late.
    choices:
      call: {text: Call., weight: 'min(count("call", days=7), trust)', acts: [call], to: hall}
      wait: {text: Wait., weight: 'min(silence, trust)', after: 1 day, effects: {trust: +1}, to: hall}
      done: {text: Done., weight: 1, to: morning}
"""
    assert 4 < states(body, Question(weights=True)) < 300


def test_scenes_that_run_on_in_a_circle_are_a_circle() -> None:
    body = """
scenes:
  hall: {text: It is late., to: [{weight: 1, scene: stairs}, {weight: 1, scene: morning}]}
  stairs: {text: Down., to: landing}
  landing: {text: Up., to: stairs}
"""
    assert states(body) == 4


def test_a_time_that_is_past_is_a_fault_of_the_road_that_came_too_late() -> None:
    body = """
scenes:
  hall:
    text: It is late.
    choices:
      wait: {text: Wait., after: 3 days, to: street}
      go: {text: Go., to: street}
  street: {at: day 2 12:00, text: It rains., to: morning}
"""
    space = search(Terrain(story_of(body + MORNING), Question()))
    assert len(space) == 3
    (fault,) = space.faults
    assert space.terrain.edges[fault.edge] == Edge("hall", "wait", "street", False)
    assert space.road_to(fault.state) == []


# --- how far it goes


LONG = """
state: {trust: {start: 0}, calm: {start: 0}}
scenes:
  hall:
    text: It is late.
    choices:
      more: {text: More., if: trust < calm + 99, effects: {trust: +1}, to: hall}
      less: {text: Less., effects: {calm: +1}, to: hall}
      done: {text: Done., to: morning}
"""


def test_a_search_that_stops_early_says_so_and_can_go_on() -> None:
    space = search(Terrain(story_of(LONG + MORNING), Question()), cap=20)
    assert (space.capped, 20 < len(space) < 100) == (True, True)
    before = space.states
    space.grow(10**6)
    assert not space.capped
    assert space.states[: len(before)] == before
    assert len(space) == len(set(space.states)) == 101 * 101  # all but the last of trust without calm, and the morning


def test_a_search_tells_how_far_it_has_come() -> None:
    told: list[int] = []
    search(Terrain(story_of(LONG + MORNING), Question()), cap=2000, progress=told.append)
    assert told
    assert told == sorted(told)
    assert told[-1] > 2000


class Calls:
    """How often somebody called, up to twice."""

    first = 0

    def step(self, memory: Any, state: int, edge: Edge, after: int) -> int:
        return min(2, int(memory) + (edge.option == "call"))


def test_a_tracker_tells_states_apart_by_what_it_remembers_of_the_road() -> None:
    body = """
scenes:
  hall:
    text: It is late.
    choices:
      call: {text: Call., to: hall}
      done: {text: Done., to: morning}
"""
    terrain = Terrain(story_of(body + MORNING), Question())
    space = search(terrain, tracker=Calls())
    assert len(search(terrain)) == 2
    told = {(terrain.scene(space.bare(state)), space.memory(state)) for state in space.states}
    assert told == {(scene, calls) for scene in ("hall", "morning") for calls in (0, 1, 2)}
    last = next(state for state in space.states if space.memory(state) == 2 and not terrain.moves(space.bare(state)))
    assert [edge.option for edge in space.road_to(last)] == ["call", "call", "done"]
