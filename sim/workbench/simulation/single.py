"""One play of a plan on a real session, with its trace: what it was like, and how to play it again."""

from __future__ import annotations

from sim.guidance.adviser import advice
from sim.guidance.model import Pack
from sim.guidance.verdicts import Judge
from sim.guidance.walk import Walk
from sim.play.draws import draw, pick
from sim.play.playthrough import Playthrough, decide
from sim.play.position import LONGEST_RUN
from sim.play.session import RoadFault, Session
from sim.play.trace import PERSON, WEIGHTS, Header
from sim.story.model import PLAYER
from sim.story.story import Story
from sim.workbench.simulation.plan import IDLE, MOST_DECISIONS, RANDOM, Plan, check_policy, own_seed


def single(story: Story, pack: Pack | None, plan: Plan, number: int) -> Playthrough:
    """Play one play of a plan to its end, or through as many decisions as a play may have.

    Raises RoadFault where the story cannot go on, NoSuchPolicy, and NoSuchOpening where it has no such opening.
    """
    check_policy(plan.policy, pack)
    seed = plan.seed_of(number)
    roles = {role: PERSON if role == PLAYER else WEIGHTS for role in story.scenario.cast}
    play = Playthrough(Session(story, plan.opening), Header(story.scenario.id, seed=seed, roles=roles))
    session = play.session
    walk = None if pack is None or plan.policy == RANDOM else Walk(Judge(story, pack, (PLAYER,)))
    lots, idle, seed = 0, 0, own_seed(seed)
    while session.pending or (session.offered and session.steps < MOST_DECISIONS):
        idle = idle + 1 if session.pending else 0
        if idle > LONGEST_RUN:
            raise RoadFault(IDLE)
        if session.pending or session.by != PLAYER:
            decide(play)
            continue
        options = session.offered
        if walk is not None and pack is not None:
            options = advice(session, pack, plan.policy, walk) or options
        if len(options) > 1:
            chosen = pick(draw(seed, lots), [1] * len(options))
            lots += 1
        else:
            chosen = 0
        play.take(options[chosen])
    return play


def as_take(play: Playthrough) -> list[str]:
    """The decisions of a play as `play --take` reads them: `option`, `option>scene`, or `>scene` at the opening."""
    opening = "".join(f">{fall.scene}" for fall in play.session.opening)
    road = ["".join([each.taken, *(f">{fall.scene}" for fall in each.falls)]) for each in play.session.road]
    return [opening, *road] if opening else road
