from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from functools import partial

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from sim.guidance.model import Pack
from sim.guidance.rulebook import Rulebook
from sim.play.position import NoSuchOpening, Opening, Position, RoadFault, settle, take
from sim.play.session import Session
from sim.story.compiled import amount
from sim.story.compiling import InValues, emit, function
from sim.story.layout import MINUTES
from sim.story.model import Beat, Scene
from sim.story.story import Story
from sim.workbench.space.question import Question
from sim.workbench.space.search import search
from sim.workbench.space.steps import NOWHERE, Edge
from sim.workbench.space.terrain import Terrain
from tests.support.packs import pack_of
from tests.support.stories import SOURCES, picks
from tests.support.tangles import FLAGS, NUMBERS, rules, tangled
from tests.support.written import story_of

QUESTIONS = (Question(), Question(weights=True), Question(texts=True), Question(no_stands=True, also=("trust",)))
Along = tuple[Session, int, str | None, str]


def along(terrain: Terrain, picked: list[int]) -> Iterator[Along]:
    """A play beside the states that it goes through: the session and the state where it stands, again and again, with
    the option that is taken next and where its chance then falls, up to an end or a fault."""
    try:
        session = Session(terrain.story)
    except RoadFault:
        return
    state = run_on(terrain, terrain.begin(), session.position)
    for number in picked:
        moves = {(terrain.edges[edge].option, terrain.edges[edge].to): after for edge, after in terrain.moves(state)}
        if not moves:
            yield session, state, None, ""
            return
        option, to = sorted(moves, key=str)[number % len(moves)]
        yield session, state, option, to
        try:
            if option is not None:
                session.take(option)
            if session.pending is not None and (option is None or session.position.open is not own_road(session)):
                session.settle(to)
        except RoadFault:
            assert moves[option, to] == NOWHERE or not terrain.story.scenario.scenes[to].choices
            return
        assert moves[option, to] != NOWHERE
        state = run_on(terrain, moves[option, to], session.position)


def own_road(session: Session) -> object:
    """The road that the scene where a session stands runs on by."""
    return session.position.scene.road


def run_on(terrain: Terrain, state: int, position: Position) -> int:
    """The state where a position stands, which this one runs on to."""
    while terrain.scene(state) != position.scene.id:
        ((_, state),) = terrain.moves(state)
    return state


# --- a state is what a play stands in


@given(story=tangled(), question=st.sampled_from(QUESTIONS), picked=picks())
def test_states_go_step_by_step_with_a_play(story: Story, question: Question, picked: list[int]) -> None:
    terrain = Terrain(story, question)
    for session, state, _, _ in along(terrain, picked):
        assert state == terrain.state_of(session.position)
        edges = [terrain.edges[edge] for edge, _ in terrain.moves(state)]
        assert terrain.stops(state) == (not session.offered and session.pending is None)
        if session.pending is not None:
            possible = {chance.scene for chance in session.pending if chance.weight}
            assert {edge.to for edge in edges} == (possible or {chance.scene for chance in session.pending})
        else:
            assert list(dict.fromkeys(edge.option for edge in edges)) == list(session.offered)


@given(story=tangled(), picked=st.lists(picks(), min_size=2, max_size=6))
def test_positions_of_one_state_have_the_same_future(story: Story, picked: list[list[int]]) -> None:
    terrain = Terrain(story, Question())
    futures: dict[int, object] = {}
    for numbers in picked:
        for session, state, _, _ in along(terrain, numbers):
            its = future(story, session.position, 3)
            if state in futures:
                event("two positions of one state")
            assert futures.setdefault(state, its) == its


def future(story: Story, now: Position, depth: int) -> object:
    """All that can follow a position in so many steps, as far as where roads can lead."""
    ways = now.open.ways if now.open is not None else ()
    possible = [way for way in ways if amount(way.weight, now.values)] or ways
    steps = [(option.id, partial(take, story, now, option, 0)) for option in now.offer.options]
    steps += [(way.scene, partial(settle, story, now, way, 0)) for way in possible]
    found = []
    for name, step in steps:
        try:
            found.append((name, future(story, step(), depth - 1) if depth else None))
        except RoadFault:
            found.append((name, "past"))
    return now.scene.id, now.open is None, found


# --- how likely


@given(story=tangled(), picked=picks())
def test_shares_are_the_weights_of_the_play(story: Story, picked: list[int]) -> None:
    terrain = Terrain(story, Question(weights=True))
    for session, state, option, to in along(terrain, picked):
        branching, targets = terrain.branch(state)
        weights, parts = (its or (1,) * len(targets) for its in (branching.weights, branching.shares))
        shares = [*zip(branching.edges, targets, weights, parts, strict=True)]
        assert [(edge, after) for edge, after, _, _ in shares] == terrain.moves(state)
        assert [terrain.edges[edge].option for edge in branching.edges] == [*branching.options]
        for name, weight in zip(session.offered, session.position.weights, strict=True):
            of_option = [(its, share) for edge, _, its, share in shares if terrain.edges[edge].option == name]
            assert {its for its, _ in of_option} == {weight}
            assert sum(share for _, share in of_option) == 1
        if session.pending is not None:
            assert {terrain.edges[edge].to: share for edge, _, _, share in shares} == shared(session)
        elif option is not None:
            its = {
                terrain.edges[edge].to: share for edge, _, _, share in shares if terrain.edges[edge].option == option
            }
            assert its == led(session.fork(), option, to)


def led(session: Session, option: str, to: str) -> dict[str, Fraction]:
    """The share of each scene that an option leads to, which led here."""
    with suppress(RoadFault):
        session.take(option)
        if session.pending is not None and session.position.open is not own_road(session):
            return shared(session)
    return {to: Fraction(1)}


def shared(session: Session) -> dict[str, Fraction]:
    """The share of each outcome that is possible."""
    assert session.pending is not None
    total, found = sum(chance.weight for chance in session.pending), dict[str, Fraction]()
    for chance in session.pending:
        share = Fraction(chance.weight, total) if total else Fraction(1, len(session.pending))
        found[chance.scene] = found.get(chance.scene, Fraction(0)) + share
    return {scene: share for scene, share in found.items() if share}


# --- how rules read what is on offer


@given(story=tangled(), pack=rules(), picked=picks())
def test_readings_are_those_of_the_rulebook_at_that_moment_of_the_play(
    story: Story, pack: Pack, picked: list[int]
) -> None:
    terrain = Terrain(story, Question(sources=tuple(SOURCES)), pack)
    rulebook = Rulebook(pack, story)
    for session, state, _, _ in along(terrain, picked):
        values = rulebook.begin()
        for decision in session.road:
            values[MINUTES] = decision.minutes
            rulebook.leave(values, decision.role, decision.option.acts)
        values[MINUTES] = session.minutes
        wanted = {option.id: rulebook.read(option.acts, values) for option in session.options}
        found = terrain.branch(state)[0].readings
        assert {name: (its.marks, its.worth) for name, its in found.items()} == {
            name: (its.marks, its.worth) for name, its in wanted.items()
        }


@given(story=tangled(), pack=rules(), source=st.sampled_from(tuple(SOURCES)), picked=picks())
def test_one_source_reads_the_options_as_it_does_among_all(
    story: Story, pack: Pack, source: str, picked: list[int]
) -> None:
    terrain, whole = Terrain(story, Question(sources=(source,)), pack), Rulebook(pack, story)
    for session, state, _, _ in along(terrain, picked):
        values = whole.begin()
        for decision in session.road:
            values[MINUTES] = decision.minutes
            whole.leave(values, decision.role, decision.option.acts)
        values[MINUTES] = session.minutes
        found = terrain.branch(state)[0].readings
        if session.by == "player" or (SOURCES[source].house and session.by):
            assert list(found) == list(session.offered)
        for option in session.options if found else ():
            assert found[option.id].worth == {source: whole.read(option.acts, values).worth[source]}


def test_readings_of_the_same_answers_are_one_object() -> None:
    story = story_of(HALL)
    pack = pack_of("rules: {go: {kind: do, text: Go., sources: {bold: [1]}, followed: {acts: [call]}}}")
    terrain = Terrain(story, Question(sources=("bold",)), pack)
    states = [state for state in search(terrain).states if terrain.scene(state) == "hall"]
    assert len(states) == 2
    (first, _), (second, _) = map(terrain.branch, states)
    assert first.readings["call"] is second.readings["call"]


# --- expressions


ENDLESS = ("day", "silence", "-silence", *(text for text in NUMBERS if "(" in text and "m" not in text.split("(")[0]))
READ = tuple(f"{text} >= 2" if text in ENDLESS else text for text in (*NUMBERS, *FLAGS))


@given(story=tangled(), text=st.sampled_from(READ), picked=picks())
def test_an_expression_that_is_asked_for_is_worth_in_states_what_it_is_worth_in_the_play(
    story: Story, text: str, picked: list[int]
) -> None:
    spare = Scene("spare", text=(Beat("So.", condition=text),), ending="at-peace")  # so that a play holds what it reads
    story = Story(story.scenario._replace(scenes={**story.scenario.scenes, "spare": spare}), story.vocabulary)
    facts = story.scenario.situation
    terrain, wanted = Terrain(story, Question(also=(text,))), function(emit(text, InValues(story.layout), facts))
    value = terrain.reader(text)
    for session, state, _, _ in along(terrain, picked):
        assert value(state) == wanted(session.position.values)


HALL = """
state: {trust: {start: 0}}
scenes:
  hall:
    text: It is late.
    choices:
      call: {text: Call., acts: [call], effects: {trust: +10}}
      done: {text: Done., if: trust > 4, to: morning}
  morning: {text: The kettle boils., ending: at-peace}
"""


def test_what_was_not_asked_for_cannot_be_read() -> None:
    terrain = Terrain(story_of(HALL), Question())
    state = terrain.begin()
    assert terrain.reader("trust > 4")(state) is False
    with pytest.raises(ValueError, match="do not tell apart"):
        terrain.reader("trust > 3")(state)
    with pytest.raises(ValueError, match="do not tell apart"):
        terrain.reader('ever("call")')(state)


# --- where it begins


def test_a_terrain_begins_where_a_session_with_the_same_opening_does() -> None:
    story = story_of(HALL)
    terrain, opening = Terrain(story, Question(also=("trust",))), Opening("hall", {"trust": 40})
    state = terrain.begin(opening)
    assert state == terrain.state_of(Session(story, opening).position)
    assert terrain.reader("trust")(state) == 40
    with pytest.raises(ValueError, match="one opening"):
        terrain.begin(Opening("morning"))
    with pytest.raises(NoSuchOpening):
        terrain.begin(Opening("street"))


def test_a_story_that_begins_too_late_cannot_begin() -> None:
    story = story_of("clock: {day: 3}\nscenes: {hall: {at: day 2 12:00, text: Late., ending: at-peace}}")
    with pytest.raises(RoadFault, match="earlier than it is by then, day 3"):
        Terrain(story, Question()).begin()


def test_an_open_chance_of_an_option_has_its_outcomes_instead_of_a_state() -> None:
    story = story_of("""
        scenes:
          hall:
            text: It is late.
            choices:
              call: {text: Call., to: [{weight: 1, scene: morning}, {weight: 0, scene: hall}, {weight: 2, scene: door}]}
          morning: {text: The kettle boils., ending: at-peace}
          door: {text: It opens., ending: door-open}
        """)
    terrain, session = Terrain(story, Question()), Session(story)
    session.take("call")
    with pytest.raises(ValueError, match="has to fall first"):
        terrain.state_of(session.position)
    found = terrain.outcomes(session.position)
    assert [(edge, terrain.scene(state)) for edge, state in found] == [
        (Edge("hall", None, "morning", True), "morning"),
        (Edge("hall", None, "door", True), "door"),
    ]


def test_acts_that_nobody_does_leave_their_options_on_offer_and_untaken() -> None:
    story = story_of(HALL)
    terrain = Terrain(story, Question(without=frozenset({"call"})))
    state = terrain.begin()
    assert terrain.moves(state) == []
    assert not terrain.stops(state)
