"""Who can play beside this process: other processes of this machine, or a Dask cluster."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from typing import Any

from sim.workbench.simulation.spreading import Crew

PATIENCE = 10  # seconds for a cluster to answer


class NoCluster(Exception):
    """There is no cluster to play on; the message says why, `advice` what to do."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.advice = advice


def processes(count: int) -> Crew:
    """So many processes of this machine."""
    return Crew(count, lambda: _Processes(count, mp_context=_context()))


def _context() -> BaseContext:
    """How processes are made: as copies of this one where that is safe, since then everything is imported, read and
    compiled already. A copy has only one thread, and holds for ever what another one held."""
    forks = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if forks else "spawn")


@contextmanager
def cluster(address: str) -> Iterator[Crew]:
    """All workers of the Dask cluster whose scheduler listens at an address. Raises NoCluster."""
    try:
        from distributed import Client, KilledWorker
    except ImportError:
        raise NoCluster("a cluster needs Dask, which is not installed", "pip install 'heartwork[dask]'") from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call] # it has no types
    except (OSError, ValueError) as error:
        advice = "is it the address that `dask scheduler` told, such as tcp://127.0.0.1:8786?"
        raise NoCluster(f"no Dask scheduler answers at {address}: {error}", advice) from None
    with client:
        size = sum(client.ncores().values())  # type: ignore[no-untyped-call] # it has no types
        if not size:
            raise NoCluster(f"the cluster at {address} has no workers", f"`dask worker {address}` starts one")
        with Crew(size, client.get_executor, (KilledWorker, CancelledError)) as crew:
            yield crew


class _Processes(ProcessPoolExecutor):
    """Processes that a Ctrl+C in the terminal does not reach: whoever gathered them says when to stop, and they do."""

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As ever, but that nobody who does not wait waits at the end of the program."""
        processes = [*(self._processes or {}).values()]
        super().shutdown(wait, cancel_futures=cancel_futures)
        for process in () if wait else processes:
            process.kill()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """As ever; processes are started in here, and they inherit which signals are blocked."""
        if not hasattr(signal, "pthread_sigmask"):
            return super().submit(fn, *args, **kwargs)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return super().submit(fn, *args, **kwargs)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
