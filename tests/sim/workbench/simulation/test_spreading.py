from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

import pytest

from sim.play.session import NoSuchOpening, Opening
from sim.workbench.simulation import NoSuchPolicy, Plan, Tally, simulate, spreading
from sim.workbench.simulation.crews import NoCluster, cluster, processes
from sim.workbench.simulation.spreading import Crew, WorkersLost, spread
from tests.support.repertoire import STORIES, pack, story_named

PLAN = Plan(1100, 5)


@pytest.fixture(autouse=True)
def small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "SHARE_PLAYS", 200)
    monkeypatch.setattr(spreading, "FIRST_PLAYS", 100)


@pytest.fixture(scope="module")
def alone() -> Tally:
    return simulate(story_named(STORIES[0]), pack(), PLAN)


def together(crew: Crew, plan: Plan = PLAN) -> Tally:
    """What a crew comes to."""
    with crew:
        *_, tally = spread(story_named(STORIES[0]), pack(), plan, crew)
    return tally


@pytest.mark.parametrize("workers", [1, 2])
def test_processes_come_to_what_one_alone_comes_to(workers: int, alone: Tally) -> None:
    assert together(processes(workers)) == alone


def test_processes_that_are_no_copies_of_this_one_come_to_the_same(
    alone: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)  # where others hold locks, a copy would never be let go
    assert together(processes(1)) == alone


@pytest.mark.parametrize("plays", [0, 1, 100, 101])
def test_few_plays_are_all_played(plays: int) -> None:
    plan = PLAN._replace(plays=plays)
    assert together(processes(1), plan) == simulate(story_named(STORIES[0]), pack(), plan)


class Dying(ThreadPoolExecutor):
    """Gets so many shares done, and then breaks, as a pool of processes does when one of them is killed."""

    def __init__(self, shares: int) -> None:
        super().__init__(2)
        self.shares = shares

    def submit(self, *arguments: object, **named: object) -> Future[Tally]:  # type: ignore[override] # any task does
        self.shares -= 1
        if self.shares >= 0:
            return super().submit(*arguments, **named)  # type: ignore[arg-type] # they are passed on
        broken: Future[Tally] = Future()
        broken.set_exception(BrokenExecutor("a process was killed"))
        return broken


def test_what_a_worker_died_over_is_played_again(alone: Tally) -> None:
    lives = iter([0, 1, 0, 100])
    heard: list[str] = []
    with Crew(2, lambda: Dying(next(lives))) as crew:
        tallies = [*spread(story_named(STORIES[0]), pack(), PLAN, crew, heard.append)]
    assert tallies[-1] == alone
    assert heard == ["a worker died; what it was playing is played again"] * 3


def test_workers_that_die_again_and_again_are_given_up() -> None:
    with Crew(2, partial(Dying, 0)) as crew, pytest.raises(WorkersLost, match="5 times in a row"):
        next(spread(story_named(STORIES[0]), pack(), PLAN, crew))


def test_a_process_that_is_killed_costs_nothing_but_time(alone: Tally) -> None:
    crew, heard, killed = processes(1), list[str](), False
    with crew:
        for tally in spread(story_named(STORIES[0]), pack(), PLAN, crew, heard.append):
            if tally.plays < PLAN.plays and not killed:
                os.kill(crew.executor.submit(os.getpid).result(), signal.SIGKILL)
                killed = True
    assert tally == alone
    assert len(heard) == 1


def test_a_plan_that_cannot_be_played_is_told_before_anybody_is_called() -> None:
    def nobody() -> Executor:
        raise AssertionError("called")

    for plan, fault in ((Plan(1, policy="nobody"), NoSuchPolicy), (Plan(1, opening=Opening("no-such")), NoSuchOpening)):
        with pytest.raises(fault):
            together(Crew(1, nobody), plan)


@contextmanager
def local(workers: int) -> Iterator[str]:
    """The address of a Dask scheduler with so many workers, which talk over loopback."""
    from distributed import LocalCluster

    settings = {"processes": False, "protocol": "tcp", "threads_per_worker": 1, "dashboard_address": None}
    with LocalCluster(n_workers=workers, **settings) as made:  # type: ignore[no-untyped-call] # it has no types
        yield made.scheduler_address


def test_a_cluster_comes_to_what_one_alone_comes_to(alone: Tally) -> None:
    with local(2) as address, cluster(address) as crew:
        assert crew.size == 2
        assert together(crew) == alone


def test_a_cluster_without_workers_is_told_with_what_starts_one() -> None:
    with local(0) as address:
        with pytest.raises(NoCluster, match="has no workers") as told, cluster(address):
            pass
        assert told.value.advice == f"`dask worker {address}` starts one"


def test_where_no_scheduler_answers_it_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.workbench.simulation.crews.PATIENCE", 0.2)
    with pytest.raises(NoCluster, match="no Dask scheduler answers") as told, cluster("tcp://127.0.0.1:1"):
        pass
    assert "dask scheduler" in told.value.advice


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoCluster, match="not installed") as told, cluster("tcp://127.0.0.1:8786"):
        pass
    assert told.value.advice == "pip install 'heartwork[dask]'"
