"""Locks on the files of plays: whoever plays holds theirs, and whoever looks can tell without being in the way.

The locks are the system's own and go with the process that held them, however it ended. Where a system has none,
nothing is ever held.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOENT, EWOULDBLOCK
from pathlib import Path
from typing import BinaryIO

PAUSES = (0.0, 0.005, 0.01, 0.02, 0.04)  # seconds: one that only looks holds a lock for far less than that


class InUse(OSError):
    """Somebody else is playing this play."""


def lock(file: BinaryIO) -> None:
    """Hold the file until it is closed. Raises InUse."""
    for pause in PAUSES:
        time.sleep(pause)
        if _try(file, shared=False):
            return
    raise InUse(EWOULDBLOCK, "it is being played in another window")


def in_use(path: Path) -> bool:
    """Whether somebody is playing the play of a file. False too for a file that cannot be opened."""
    try:
        with path.open("rb") as file:
            return not _try(file, shared=True)
    except OSError:
        return False


@contextmanager
def held(path: Path) -> Iterator[BinaryIO]:
    """The file of a play, open and held, and still under this name. Raises InUse and OSError."""
    with path.open("r+b") as file:
        lock(file)
        still_there(file, path)
        yield file


def still_there(file: BinaryIO, path: Path) -> None:
    """Raises FileNotFoundError where a file was taken away from under its name before it could be held."""
    if not os.path.samestat(os.fstat(file.fileno()), path.stat()):
        raise FileNotFoundError(ENOENT, "it was taken away a moment ago")


def _try(file: BinaryIO, shared: bool) -> bool:
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # this file system has no locks
    return True
