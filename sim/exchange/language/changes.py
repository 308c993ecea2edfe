"""Which entries of a file differ between two texts of it, told by their lines alone."""

from __future__ import annotations

from typing import NamedTuple

from sim.source.chunks import Chunk, entries, sections


class Change(NamedTuple):
    """The entries of one section, or at the top the whole sections, that go and that come in their place.

    Before them so many chunks are `kept`, at least one; what stands behind them is the same, moved `by` so many rows.
    """

    sections: list[Chunk]  # all of the text before
    section: Chunk | None  # the one that holds the change, if it is inside one
    before: list[Chunk]
    after: list[Chunk]
    kept: int
    gone: int
    come: int
    by: int

    @property
    def old(self) -> range:
        """The rows (from 0) of what goes."""
        return self._rows(self.before, self.gone)

    @property
    def new(self) -> range:
        """The rows of what comes."""
        return self._rows(self.after, self.come)

    def _rows(self, chunks: list[Chunk], count: int) -> range:
        return range(chunks[self.kept - 1].last + 1, chunks[self.kept + count - 1].last + 1)


def change(before: list[str], after: list[str]) -> Change | None:
    """The smallest run of whole entries that holds every line which differs; None where that begins the file."""
    top, bottom = _differing(before, after)
    found = _between(None, sections(before), sections(after), top, bottom, len(after) - len(before))
    if found.gone == found.come == 1:
        old, new = found.before[found.kept], found.after[found.kept]
        inside = _between(old, entries(before, old), entries(after, new), top, bottom, found.by)
        if inside.kept:
            return inside._replace(sections=found.before)
    return found if found.kept else None


def _differing(before: list[str], after: list[str]) -> tuple[int, int]:
    """The first row that differs, and the row of the text before from which on all lines are the same again."""
    least = min(len(before), len(after))
    top = next((row for row in range(least) if before[row] != after[row]), least)
    same = next((back for back in range(least - top) if before[-1 - back] != after[-1 - back]), least - top)
    return top, len(before) - same


def _between(section: Chunk | None, old: list[Chunk], new: list[Chunk], top: int, bottom: int, by: int) -> Change:
    least = min(len(old), len(new))
    kept = next((at for at in range(least) if old[at] != new[at] or old[at].last >= top), least)
    left = least - kept
    ends = ((old[-1 - back], new[-1 - back]) for back in range(left))
    tail = next((back for back, (a, b) in enumerate(ends) if a.first < bottom or b.first != a.first + by), left)
    kept -= section is not None and kept > 1 and not tail  # the last entry ends at the next section, not at an entry
    return Change(old, section, old, new, kept, len(old) - kept - tail, len(new) - kept - tail, by)
