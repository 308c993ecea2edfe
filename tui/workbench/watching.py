"""When a file is to be read again, from nothing but how it looks from outside.

Editors save in several ways: they empty the file and write it, they write another one and rename it, they move the
old one aside first; and a slow disk or network takes its time over all of it. So a change is believed once it has been
still for a moment, and that a file is gone or empty once it has been so for longer.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, TypeAlias

PULSE = 0.03  # seconds between two looks
STILL = 0.05  # seconds after which a change is over: less than two pulses, so that the second look can tell
AWAY = 0.4  # seconds after which a file that is gone or empty will not come back at once
COARSE = 2.5  # seconds in which some file systems do not tell two changes of the same size apart


class Stamp(NamedTuple):
    """A file from outside: when it was changed, in nanoseconds, how large it is, and which file it is."""

    changed: int
    size: int
    inode: int


Stamps: TypeAlias = tuple[Stamp | None, ...]


def stamps(paths: Iterable[Path | None]) -> Stamps:
    """How some files look from outside; None for one that is not there, or that nobody may look at."""
    return tuple(map(_stamp, paths))


def _stamp(path: Path | None) -> Stamp | None:
    if path is None:
        return None
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return Stamp(status.st_mtime_ns, status.st_size, status.st_ino)


class Watch(NamedTuple):
    """What is known of some files: how they looked when they were read, how they look now, and since when.

    `now` is the time in seconds by any clock that only goes forward.
    """

    read: Stamps
    seen: Stamps
    since: float
    sure: bool = False  # that nothing was written after the reading which cannot be told from outside

    @classmethod
    def begin(cls, seen: Stamps, now: float) -> Watch:
        """The watch over files that are read at this moment."""
        return cls(seen, seen, now)

    def look(self, seen: Stamps, now: float) -> Watch:
        """The watch after another look."""
        return self if seen == self.seen else self._replace(seen=seen, since=now, sure=False)

    def is_due(self, now: float) -> bool:
        """Whether the files are to be read now."""
        quiet = now - self.since
        if self.seen == self.read:
            return not self.sure and quiet >= COARSE
        away = any(new != old and not (new and new.size) for new, old in zip(self.seen, self.read, strict=True))
        return quiet >= (AWAY if away else STILL)

    def reading(self, now: float) -> Watch:
        """The watch once the files are read as they look now."""
        return self._replace(read=self.seen, sure=now - self.since >= COARSE)

    def beside(self, others: Stamps) -> Watch:
        """The watch over the same first file, with others beside it than before."""
        return self._replace(read=(self.read[0], *others), seen=(self.seen[0], *others))
