from __future__ import annotations

from sim.workbench.space.question import Question
from sim.workbench.space.terrain import Terrain
from tests.support.packs import pack_of
from tests.support.written import story_of

STORY = """
scenes:
  hall:
    text: The hall.
    choices:
      call: {text: Call., acts: [call], after: 2 days}
      stop: {text: Stop., acts: [wait], to: end}
  end: {text: The end., ending: at-peace}
"""
RULES = """
rules:
  first: {kind: do, text: Call., sources: {bold: [1]}, followed: {acts: [call], when: 'count("contact", days=7) == 0'}}
  often: {kind: dont, text: No., sources: {slow: [1]}, broken: {acts: [call], when: 'count("contact", days=5) >= 2'}}
"""


def test_two_counts_of_one_act_are_each_read_as_they_are() -> None:
    terrain = Terrain(story_of(STORY), Question(sources=("bold", "slow")), pack_of(RULES))
    state, worth = terrain.begin(), []
    for _ in range(4):
        worth.append(dict(terrain.branch(state)[0].readings["call"].worth))
        state = terrain.moves(state)[0][1]
    assert worth == [{"bold": 1, "slow": 0}, {"bold": 0, "slow": 0}, {"bold": 0, "slow": -1}, {"bold": 0, "slow": -1}]
