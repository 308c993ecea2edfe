"""What is to be simulated, and the seeds of each play: they come from the plan's seed and the play's number alone."""

from __future__ import annotations

from typing import NamedTuple

from sim.guidance.model import Pack
from sim.play.draws import draw, splitmix64
from sim.play.position import Opening
from sim.source.nearest import nearest

RANDOM = "random"
MOST_DECISIONS = 1000  # of one play: one that is not over by then goes round in a circle

SHARE_PLAYS = 5_000  # the most of a share, whatever the story
SHARE_STEPS = 100_000  # the same: some tenths of a second
ENDLESS = f"it goes on for {MOST_DECISIONS:,} decisions without an end"
IDLE = "it runs on from scene to scene and never comes to a decision"


class NoSuchPolicy(ValueError):
    """Nobody can play so; the message says why, and what could be meant."""


class Plan(NamedTuple):
    """The plays numbered from `first` on. `policy` is what the player does: RANDOM, any option on offer as likely as
    any other, or the id of a source of the pack, whose advice is followed, one of equally good options by lot."""

    plays: int
    seed: int = 0
    policy: str = RANDOM
    opening: Opening | None = None
    first: int = 0

    def seed_of(self, number: int) -> int:
        """The seed of a play, 64 bits: chance falls, and the others decide, as in every play of this seed."""
        return draw(self.seed, number)


def check_policy(policy: str, pack: Pack | None) -> None:
    """Raises NoSuchPolicy where this is neither RANDOM nor a source of the pack."""
    sources = pack.sources if pack else ()
    if policy != RANDOM and policy not in sources:
        known = ", ".join(f"`{name}`" for name in (RANDOM, *sources))
        raise NoSuchPolicy(f"nobody plays by `{policy}`: {nearest(policy, sources) or f'there are {known}'}")


def own_seed(seed: int) -> int:
    """The seed of the lots by which the player decides: a stream of its own, so that the play's is left alone."""
    return splitmix64(~seed)
