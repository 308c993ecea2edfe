"""One play of a plan on a real session: how it went, and how to play it again."""

from __future__ import annotations

from dataclasses import dataclass

from sim.guidance.adviser import advice
from sim.guidance.model import Pack
from sim.guidance.verdicts import Judge
from sim.guidance.walk import Walk
from sim.play.draws import draw, pick
from sim.play.playthrough import Playthrough, drawn
from sim.play.position import LONGEST_RUN
from sim.play.session import RoadFault, Session
from sim.play.trace import PERSON, WEIGHTS, Header
from sim.story.model import PLAYER
from sim.story.story import Story
from sim.workbench.simulation.plan import ENDLESS, IDLE, MOST_DECISIONS, RANDOM, Plan, check_policy, own_seed


@dataclass(slots=True)
class Single:
    """A play as far as it went; `stopped` says why it came to no end, empty where it did, and `tried` is the decision
    at which the story could not go on, if that was why."""

    play: Playthrough
    stopped: str = ""
    tried: str = ""

    @property
    def session(self) -> Session:
        """The session that it was played on."""
        return self.play.session

    @property
    def take(self) -> list[str]:
        """Its decisions as `play --take` reads them: `option`, `option>scene`, or `>scene` where chance falls first."""
        session = self.session
        steps = ["".join(f">{fall.scene}" for fall in session.opening)]
        steps += ["".join([each.taken, *(f">{fall.scene}" for fall in each.falls)]) for each in session.road]
        if self.tried.startswith(">"):
            steps[-1] += self.tried
        else:
            steps.append(self.tried)
        return [step for step in steps if step]


def single(story: Story, pack: Pack | None, plan: Plan, number: int) -> Single:
    """Play one play of a plan. Raises RoadFault where the story cannot begin, NoSuchPolicy, and NoSuchOpening."""
    check_policy(plan.policy, pack)
    roles = {role: PERSON if role == PLAYER else WEIGHTS for role in story.scenario.cast}
    header = Header(story.scenario.id, seed=plan.seed_of(number), roles=roles)
    made = Single(Playthrough(Session(story, plan.opening), header))
    player = _Own(story, pack, plan.policy, own_seed(header.seed))
    idle = 0
    while idle <= LONGEST_RUN and not made.stopped:
        session = made.session
        if session.pending is None and (not session.offered or session.steps == MOST_DECISIONS):
            made.stopped = ENDLESS if session.offered else ""
            return made
        idle = idle + 1 if session.pending else 0
        _step(made, player)
    made.stopped = made.stopped or IDLE
    return made


def _step(made: Single, player: _Own) -> None:
    session, pending = made.session, made.session.pending is not None
    chosen = drawn(made.play) if pending or session.by != PLAYER else player.choice(session)
    try:
        if pending:
            made.play.settle(chosen)
        else:
            made.play.take(chosen)
    except RoadFault as fault:
        made.stopped, made.tried = str(fault), f">{chosen}" if pending else chosen


class _Own:
    """The player: picks at random, or one of what a source advises, by lots of its own."""

    def __init__(self, story: Story, pack: Pack | None, policy: str, seed: int) -> None:
        self.pack = pack
        self.policy = policy
        self.seed = seed
        self.lots = 0
        self.walk = None if pack is None or policy == RANDOM else Walk(Judge(story, pack, (PLAYER,)))

    def choice(self, session: Session) -> str:
        """What the player takes now."""
        options = session.offered
        if self.walk is not None and self.pack is not None:
            options = advice(session, self.pack, self.policy, self.walk) or options
        if len(options) == 1:
            return options[0]
        self.lots += 1
        return options[pick(draw(self.seed, self.lots - 1), [1] * len(options))]
