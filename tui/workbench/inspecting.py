"""What is wrong with an edition, as `heartwork check` tells it: first what is quick to know, then the proofs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sim.source.diagnostics import Diagnostic
from sim.story.library import Folders
from sim.workbench.check import Inspection
from sim.workbench.depth import STATIC, USUAL, Depth
from tui.workbench.edition import Edition


class _Stopped(Exception):
    """Nobody wants to know any more."""


def faults_of(
    edition: Edition, folders: Folders, stopped: Callable[[], bool]
) -> Iterator[tuple[Sequence[Diagnostic], bool]]:
    """The faults of an edition as far as they are known, and whether those are all; no more once it is `stopped`."""

    def watch(what: str, states: int) -> None:
        if stopped():
            raise _Stopped

    depths: tuple[Depth, ...] = (STATIC,) if edition.story is None else (STATIC, USUAL)
    for depth in depths:
        inspection = Inspection(edition.path, folders, depth, watch, edition.loaded)
        try:
            inspection.run()
        except _Stopped:
            return
        if stopped():
            return
        yield inspection.told(), depth is depths[-1]
