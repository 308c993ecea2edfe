"""The plays of a plan shared out: to any executor of `concurrent.futures`, be it processes here or a cluster.

Each play's seeds come from its number, and tallies are whole numbers, so that it is the same who plays what. A share
that a worker died over is played again.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from functools import lru_cache
from threading import get_ident

from sim.guidance.model import Pack
from sim.story.story import Story
from sim.workbench.simulation.plan import SHARE_PLAYS, SHARE_STEPS, Plan
from sim.workbench.simulation.player import Player
from sim.workbench.simulation.tally import Tally

AHEAD = 2  # shares that are handed out for each worker, so that none waits for its next
FIRST_PLAYS = 500  # that this process plays itself: workers that are copies of it then have most scenes compiled
MOST_DEATHS = 5  # in a row, with no share done between them


class WorkersLost(Exception):
    """Workers die again and again, so that nothing gets done."""


class Crew:
    """Who plays: how many at a time, what makes them ready to work, and what it raises when one of them has died. They
    stay together until they are dismissed, or the `with` of them ends."""

    def __init__(
        self, size: int, gather: Callable[[], Executor], death: tuple[type[BaseException], ...] = (BrokenExecutor,)
    ) -> None:
        self.size = size
        self.death = death
        self._gather = gather
        self._executor: Executor | None = None

    @property
    def executor(self) -> Executor:
        """They, ready to work."""
        if self._executor is None:
            self._executor = self._gather()
        return self._executor

    def dismiss(self) -> None:
        """Let them go; what they are doing at this moment they may finish."""
        if self._executor is not None:
            self._executor.shutdown(wait=False)
            self._executor = None

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self.dismiss()


def spread(
    story: Story, pack: Pack | None, plan: Plan, crew: Crew, told: Callable[[str], None] = lambda text: None
) -> Iterator[Tally]:
    """The plays of a plan, shared out: the tally so far after every share, at the end that of the whole plan. `told`
    hears of workers that died.

    Raises NoSuchPolicy and NoSuchOpening before the first share, and WorkersLost.
    """
    cargo = pickle.dumps((story.scenario, story.vocabulary, pack, plan))
    tally, deaths = play_share(cargo, plan.first, min(plan.plays, FIRST_PLAYS)), 0
    rest = _Rest(cargo, plan.first + tally.plays, plan.plays - tally.plays)
    if rest.done:
        yield tally
    while not rest.done:
        try:
            for counted in rest.played(crew.executor, crew.size * AHEAD):
                tally, deaths = tally + counted, 0
                yield tally
        except crew.death as death:
            crew.dismiss()
            deaths += 1
            if deaths == MOST_DEATHS:
                raise WorkersLost(f"{deaths} times in a row a worker died before anything was done") from death
            told("a worker died; what it was playing is played again")


class _Rest:
    """What of a plan is still to be played: shares that are waiting, as their first number and their length."""

    def __init__(self, cargo: bytes, first: int, plays: int) -> None:
        self.cargo = cargo
        self.waiting = deque([(first, plays)] if plays else [])
        self.running: dict[Future[Tally], tuple[int, int]] = {}

    @property
    def done(self) -> bool:
        """Whether all was played."""
        return not self.waiting and not self.running

    def played(self, executor: Executor, ahead: int) -> Iterator[Tally]:
        """The tallies of shares as they come. Where it stops, all that was not played is waiting again."""
        try:
            while not self.done:
                while self.waiting and len(self.running) < ahead:
                    self._hand_out(executor)
                for future in wait(self.running, return_when=FIRST_COMPLETED).done:
                    yield self._taken_in(future)
        finally:
            for future, share in self.running.items():
                future.cancel()
                self.waiting.append(share)
            self.running.clear()

    def _hand_out(self, executor: Executor) -> None:
        first, plays = self.waiting[0]
        share = (first, min(plays, SHARE_PLAYS))
        self.running[executor.submit(play_share, self.cargo, *share)] = share
        self.waiting.popleft()
        if plays > share[1]:
            self.waiting.appendleft((first + share[1], plays - share[1]))

    def _taken_in(self, future: Future[Tally]) -> Tally:
        tally = future.result()
        first, plays = self.running.pop(future)
        if tally.plays < plays:  # it had long plays
            self.waiting.appendleft((first + tally.plays, plays - tally.plays))
        return tally


def play_share(cargo: bytes, first: int, plays: int) -> Tally:
    """What a worker does: play a share, or the beginning of it where its plays are long."""
    return _player(cargo, get_ident()).play(first, plays, SHARE_STEPS)


@lru_cache(maxsize=16)
def _player(cargo: bytes, thread: int) -> Player:
    """The player of a cargo, made once; it counts as it goes, so each thread of a worker has its own."""
    scenario, vocabulary, pack, plan = pickle.loads(cargo)  # noqa: S301 - what `spread` has packed
    return Player(Story(scenario, vocabulary), pack, plan)
