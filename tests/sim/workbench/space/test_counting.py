"""Counts of acts are read as a play would, also where only some of the days of an act are told apart."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from sim.play.session import Session
from sim.workbench.space.question import Question
from sim.workbench.space.terrain import Terrain
from tests.support.written import story_of

STORY = """
scenes:
  hall:
    choices:
      call: {text: Call., acts: [call], after: 9 hours, to: hall}
      wait: {text: Wait., acts: [wait], after: 1 day, to: hall}
      go: {text: Go., to: desk}
  desk:
    choices:
      never: {text: Never., if: 'count("contact", days=2) == 0', to: end}
      often: {text: Often., if: 'count("contact", days=2) >= 3', to: end}
      much: {text: Much., if: 'count("contact", days=5) > 5', to: end}
      odd: {text: Odd., if: 'count("wait", days=1) != 2', to: end}
      lot:
        text: Draw a lot.
        to: [{weight: 'min(count("contact", days=3), 4) - 2', scene: end}, {weight: 1, scene: stop}]
  end: {ending: at-peace}
  stop: {ending: door-open}
"""


@pytest.mark.parametrize("question", [Question(), Question(weights=True)], ids=["moves", "weights"])
def test_options_that_count_are_on_offer_in_states_as_in_plays(question: Question) -> None:
    story = story_of(STORY)
    terrain = Terrain(story, question)
    for taken in product(("call", "wait"), repeat=6):
        session, state = Session(story), terrain.begin()
        for option in (*taken, "go"):
            session.take(option)
            state = next(after for edge, after in terrain.moves(state) if terrain.edges[edge].option == option)
        edges = [terrain.edges[edge] for edge, _ in terrain.moves(state)]
        assert tuple(dict.fromkeys(edge.option for edge in edges)) == session.offered
        session.take("lot")
        chances = {chance.scene: chance.weight for chance in session.pending or () if chance.weight}
        assert {edge.to for edge in edges if edge.option == "lot"} == (chances.keys() or {session.scene})
        if question.weights and chances:
            branching, _ = terrain.branch(state)
            parts = branching.shares or (1,) * len(branching.edges)
            shares = {terrain.edges[edge]: share for edge, share in zip(branching.edges, parts, strict=True)}
            own = {edge.to: share for edge, share in shares.items() if edge.option == "lot"}
            assert own == {scene: Fraction(weight, sum(chances.values())) for scene, weight in chances.items()}
