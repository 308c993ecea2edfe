"""What is to be simulated, as it was asked for on the command line, and the commands that ask for more of it."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from sim.guidance.model import Pack
from sim.story.story import Story
from sim.workbench.simulation import RANDOM, Plan


@dataclass(frozen=True, slots=True)
class Asked:
    """`name` is how the story was named, `guidance` the pack if one was."""

    name: str
    story: Story
    pack: Pack
    plan: Plan
    guidance: str | None = None

    @property
    def player(self) -> str:
        """Who plays, in words."""
        policy = self.plan.policy
        return "The player picks at random" if policy == RANDOM else f"The player does what {policy} advises"

    def show(self, number: int) -> str:
        """The command that tells how to replay a play; plays are numbered from 1 for people."""
        return shlex.join(["heartwork", "simulate", self.name, *self._wishes(), "--show", str(number + 1)])

    def _wishes(self) -> list[str]:
        """The options that make the plays what they are."""
        plan, opening = self.plan, self.plan.opening
        words = ["--seed", str(plan.seed)]
        if plan.policy != RANDOM:
            words += ["--policy", plan.policy]
        if self.guidance is not None:
            words += ["--guidance", self.guidance]
        if opening is not None:
            words += ["--from", opening.scene]
            for name, value in opening.settings.items():
                words += ["--set", f"{name}={str(value).lower()}"]
        return words


def play(name: str, steps: list[str]) -> str:
    """The command that plays a story along these decisions."""
    return shlex.join(["heartwork", "play", name, *(["--take", ",".join(steps)] if steps else [])])
