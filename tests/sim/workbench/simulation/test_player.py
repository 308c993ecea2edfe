from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim.guidance.pack import Pack
from sim.play.session import RoadFault, Session
from sim.story.story import Story
from sim.workbench.simulation.plan import ENDLESS, IDLE, MOST_DECISIONS, RANDOM, Plan
from sim.workbench.simulation.player import Player
from sim.workbench.simulation.single import single
from sim.workbench.simulation.tally import Lost
from tests.support.simulated import comparable, counted, tangled, told
from tests.support.stories import packs, stories

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
        session = played(story, pack, plan, number)
        if isinstance(session, str):
            assert [session.startswith(why) for why in tally.lost] == [True]
            assert [*tally.lost.values()] == [Lost(1, number)]
        elif session.steps == MOST_DECISIONS:
            assert tally.lost == {ENDLESS: Lost(1, number)}
            assert told(tally).items() >= {key: counted(session, pack)[key] for key in WITHIN_DECISIONS}.items()
        else:
            assert comparable(values, story) == comparable(session.position.values, story)
            assert told(tally) == counted(session, pack) | {"plays": 0}


def played(story: Story, pack: Pack | None, plan: Plan, number: int) -> Session | str:
    """The same play on a real session, or why the story could not go on."""
    try:
        return single(story, pack, plan, number).session
    except RoadFault as fault:
        return IDLE if "runs on" in str(fault) else str(fault)


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
