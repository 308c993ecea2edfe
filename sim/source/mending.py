"""Reading on after a syntax fault: the line is mended, else its scene is blanked, else its section.

Every mending is told once and makes progress: a line is mended once in each way, a chunk and a section are blanked
once, and there is a limit to all of it.
"""

from __future__ import annotations

from dataclasses import replace

from sim.source.chunks import KEY, Chunk, chunk_at, chunks
from sim.source.composer import compose, first_stop
from sim.source.composition import Stop
from sim.source.draft import blank
from sim.source.mended import Mended, joined
from sim.source.traps import explain
from sim.source.traps.case import Trap, spot_of
from sim.source.traps.suspects import tight_marks
from sim.source.traps.tabs import tab, tab_run

MENDINGS = 50
ON_A_ROW = 3
OF_A_LINE = frozenset({"HW129", "HW134", "HW137"})  # faults that a line has once or not at all
REREAD = 4_000_000  # characters that readings after the first may cost together


def mend(mended: Mended, lines: list[str]) -> None:
    """Mend what cannot be parsed and what parses as nobody meant it; `mended` holds the first reading of the lines."""
    settle(mended, lines)
    found = tight_marks(mended.draft.lines, mended.composition.suspects)[: MENDINGS - len(mended.traps)]
    for trap in found:
        tell(mended, trap, 0)
    if found:
        mended.composition = compose(joined(mended.draft.lines))
        settle(mended, lines)


def settle(mended: Mended, lines: list[str]) -> None:
    """Mend until the lines parse, chunk by chunk first; the root is None when they never do."""
    if mended.composition.stop is None:
        return
    mend_tabs(mended, mended.composition.stop)
    for chunk in chunks(mended.draft.lines):
        mend_chunk(mended, lines, chunk)
    mended.composition = compose(joined(mended.draft.lines))
    left = tries(lines)
    while mended.composition.stop is not None and left:
        left -= 1
        if not mend_whole(mended, lines, mended.composition.stop, last=left == 0):
            break
        mended.composition = compose(joined(mended.draft.lines))
    if mended.composition.stop is not None:
        mended.more = mended.more or not left
        mended.composition.root = None


def tries(lines: list[str]) -> int:
    """How often lines may be read anew: few times when they are many."""
    return min(MENDINGS, max(3, REREAD // (1 + sum(map(len, lines)))))


def mend_tabs(mended: Mended, stop: Stop) -> None:
    """Where a tab stops the reading, mend all of the file's, so that its sections and scenes can be told apart."""
    first = tab(spot_of(mended.draft.lines, stop))
    if first is None:
        return
    lines = list(mended.draft.lines)
    tell(mended, first, 0)
    for row, line in enumerate(lines):
        if line.startswith("\t") and row not in mended.touched and len(mended.traps) < MENDINGS:
            tell(mended, tab_run(lines, row), 0)


def mend_chunk(mended: Mended, lines: list[str], chunk: Chunk) -> None:
    """Bring the lines of a chunk into a form that parses by itself, blanking it when that takes too much."""
    for _ in range(tries(lines[chunk.first : chunk.last + 1])):
        part = mended.draft.lines[chunk.first : chunk.last + 1]
        stop = first_stop(joined(part))
        if stop is None:
            return
        if len(mended.traps) >= MENDINGS:
            mended.more = True
            break
        trap = explain(part, stop)
        if not tell(mended, trap, chunk.first) or not trap.edits:
            break
    else:
        mended.more = True
    blank_chunk(mended, lines, chunk)


def mend_whole(mended: Mended, lines: list[str], stop: Stop, last: bool) -> bool:
    """Mend what stops the reading of the whole file; False when there is nothing left to try."""
    trap = explain(mended.draft.lines, stop)
    row = min(stop.line, len(lines)) - 1
    if len(mended.traps) < MENDINGS and not _is_blanked(mended, lines, trap.row):
        moved = tell(mended, trap, 0) and bool(trap.edits)
        if moved and not last:
            return True
    for whole_section in (False, True):
        for place in (row, trap.row):
            chunk = chunk_at(mended.draft.lines, place, whole_section)
            if chunk is not None and chunk.path not in mended.blanked:
                blank_chunk(mended, lines, chunk)
                return True
    return False


def tell(mended: Mended, trap: Trap, first: int) -> bool:
    """Keep a trap found in the rows from `first` on and make its edits; False where a mending led to it.

    A fault that lies in what a mending has changed is the mending's own, and nobody is told of it.
    """
    row = trap.row + first
    low, high = mended.touched.get(row, (0, -1))
    column = mended.draft.original(row, trap.column)
    again = any(
        one.row == row and (one.column == column or (one.code == trap.code and trap.code in OF_A_LINE))
        for one in mended.traps
    )
    if again or low <= trap.column <= high or mended.times[row] >= ON_A_ROW:
        return False
    mended.times[row] += 1
    doubtful = tuple((at + first, start) for at, start in trap.doubtful)
    edits = tuple(replace(edit, row=edit.row + first) for edit in trap.edits)
    mended.traps.append(replace(trap, row=row, column=column, edits=edits, doubtful=doubtful))
    mended.draft.apply(edits)
    for edit in edits:
        low, high = mended.touched.get(edit.row, (edit.column, edit.column))
        mended.touched[edit.row] = (min(low, edit.column), max(high, edit.column) + len(edit.insert))
    return True


def blank_chunk(mended: Mended, lines: list[str], chunk: Chunk) -> None:
    """Take a chunk out of the reading, keeping its key, and keep its raw text for those who refer into it."""
    mended.blanked.setdefault(chunk.path, []).extend(lines[chunk.first : chunk.last + 1])
    key = KEY.match(mended.draft.lines[chunk.first])
    keep, value = (key.end(), chunk.blank_value()) if key else (0, "")
    mended.draft.apply(blank(mended.draft.lines, chunk.first, chunk.last, keep, value))


def _is_blanked(mended: Mended, lines: list[str], row: int) -> bool:
    chunk = chunk_at(lines, row)
    return chunk is not None and (chunk.path in mended.blanked or chunk.path[:1] in mended.blanked)
