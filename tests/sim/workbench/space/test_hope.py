from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sim.play.session import RoadFault
from sim.story.story import Story
from sim.workbench.space import hope
from sim.workbench.space.hope import hopeless
from sim.workbench.space.question import Question
from sim.workbench.space.search import Space, search
from sim.workbench.space.steps import NOWHERE
from sim.workbench.space.terrain import Terrain
from tests.support.tangles import tangled

MOST = 2_000


def led_to(space: Space, hopeful: set[int]) -> set[int]:
    """All states from which a hopeful one can be reached, and the hopeful ones, by looking until nothing is new."""
    found, grows = set(hopeful), True
    while grows:
        new = {
            state for state in space.states if any(after in found for _, after in space.terrain.moves(state))
        } - found
        found |= new
        grows = bool(new)
    return found


@pytest.mark.parametrize("few", [0, 1, hope.FEW])
@given(
    story=tangled(),
    chosen=st.sets(st.integers(0, 60), max_size=3),
    nowhere=st.booleans(),
    scenes=st.sets(st.integers(0, 9), max_size=2),
)
def test_a_state_is_hopeless_where_no_road_leads_to_a_hopeful_one(
    few: int, story: Story, chosen: set[int], nowhere: bool, scenes: set[int]
) -> None:
    try:
        space = search(Terrain(story, Question()), cap=MOST)
    except RoadFault:
        assume(False)  # the story cannot even begin
    assume(not space.capped)
    hopeful = {space.states[number] for number in chosen if number < len(space)} | ({NOWHERE} if nowhere else set())
    names = [*story.scenario.scenes]
    ends = [names[number] for number in scenes if number < len(names)]
    wanted = led_to(space, hopeful | {state for state in space.states if space.terrain.scene(state) in ends})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hope, "FEW", few)
        left = hopeless(space, ends, hopeful)
    assert left == [state for state in space.states if state not in wanted]
    assert hopeful <= wanted
