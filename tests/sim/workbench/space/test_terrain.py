from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sim.play.position import Position, RoadFault
from sim.play.session import Session
from sim.story.story import Story
from sim.workbench.space.question import Question
from sim.workbench.space.terrain import Terrain
from tests.support.stories import picks
from tests.support.tangles import tangled

QUESTIONS = (Question(), Question(weights=True), Question(texts=True), Question(no_stands=True, also=("trust",)))


@given(story=tangled(), question=st.sampled_from(QUESTIONS), picked=picks())
@settings(max_examples=400, deadline=None)
def test_states_go_step_by_step_with_a_play(story: Story, question: Question, picked: list[int]) -> None:
    terrain = Terrain(story, question)
    try:
        session = Session(story)
    except RoadFault:
        return
    state = run_on(terrain, terrain.begin(), session.position)
    for number in picked:
        assert state == terrain.state_of(session.position)
        moves = [(terrain.edges[edge], after) for edge, after in terrain.moves(state)]
        if session.pending is not None:
            possible = {chance.scene for chance in session.pending if chance.weight}
            possible = possible or {chance.scene for chance in session.pending}
            assert {edge.to for edge, _ in moves} == possible
            to = sorted(possible)[number % len(possible)]
            try:
                session.settle(to)
            except RoadFault:
                return
            state = next(after for edge, after in moves if edge.to == to)
        elif session.offered:
            assert list(dict.fromkeys(edge.option for edge, _ in moves)) == list(session.offered)
            name = session.offered[number % len(session.offered)]
            try:
                session.take(name)
            except RoadFault:
                return
            after = {edge.to: after for edge, after in moves if edge.option == name}
            if session.position.open is not None and session.position.open is not session.position.scene.road:
                weights = {chance.scene for chance in session.position.chances if chance.weight}
                assert after.keys() == (weights or {chance.scene for chance in session.position.chances})
                to = sorted(after)[number % len(after)]
                try:
                    session.settle(to)
                except RoadFault:
                    return
                state = after[to]
            else:
                assert len(after) == 1
                state = next(iter(after.values()))
        else:
            assert moves == []
            return
        state = run_on(terrain, state, session.position)


def run_on(terrain: Terrain, state: int, position: Position) -> int:
    """The state where a position stands, which this one runs on to."""
    while terrain.story.scenario.scenes[terrain.scene(state)].choices == {}:
        moves = terrain.moves(state)
        if len(moves) != 1 or terrain.scene(state) == position.scene.id:
            break
        state = moves[0][1]
    return state
