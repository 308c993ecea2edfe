"""Plays kept in a folder, made without a story: traces as a store reads them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from sim.play.store import TraceFile
from sim.play.trace import Header, Step

PERSONS = {"player": "person", "ex": "weights"}


def keep_play(
    folder: Path,
    name: str,
    taken: Iterable[str] = ("x",),
    header: Header | None = None,
    played: float | None = None,
    parents: Iterable[int] | None = None,
) -> Path:
    """A play of these options, one step after the other unless `parents` say otherwise, played last at a time."""
    header = header or Header("test", roles=PERSONS)
    file = TraceFile(folder / f"{name}.jsonl", header)
    options = list(taken)
    before = list(range(len(options))) if parents is None else list(parents)
    file.record(Step(0, None, "a", 0, None, None, (), (), 0, "a"))
    for number, (option, parent) in enumerate(zip(options, before, strict=True), start=1):
        file.record(Step(number, parent, "a", 0, "player", option, (option,), (), 0, "a"))
    file.close()
    if played is not None:
        os.utime(file.path, (played, played))
    return file.path
