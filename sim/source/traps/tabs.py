"""A tab where YAML counts blanks."""

from __future__ import annotations

from sim.source.anatomy import indent, row_before
from sim.source.draft import Edit
from sim.source.traps.case import Spot, Trap

WIDTHS = (2, 4, 6, 8)
HELP = "indent with spaces; most editors can turn the tabs of a file into spaces"


def tab(spot: Spot) -> Trap | None:
    """A tab in the indentation, or after a dash: told once for lines that follow each other."""
    if "tab" not in spot.problem and spot.letter != "\t":
        return None
    row = next((row for row in range(spot.row, -1, -1) if "\t" in lead(spot.lines[row])), None)
    return None if row is None else tab_run(spot.lines, row)


def tab_run(lines: list[str], row: int) -> Trap:
    """The trap of a line that begins with a tab, and of those around it that do."""
    first = row
    while first > 0 and "\t" in lead(lines[first - 1]):
        first -= 1
    last = row
    while last + 1 < len(lines) and "\t" in lead(lines[last + 1]):
        last += 1
    width = _width(lines, first, last)
    edits = tuple(
        Edit(index, at, 1, width)
        for index in range(first, last + 1)
        for at, letter in enumerate(lead(lines[index]))
        if letter == "\t"
    )
    more = f"; so do the next {last - first} lines" if last - first > 1 else "; so does the next line"
    message = "the indentation of this line holds a tab" + (more if last > first else "")
    return Trap("HW129", first, lead(lines[first]).index("\t"), message, HELP, edits)


def _width(lines: list[str], first: int, last: int) -> str:
    """As many blanks for a tab as bring the line to where its neighbours stand."""
    above = row_before(lines, first)
    beside = [index for index in (last + 1, above) if 0 <= index < len(lines)]
    depths = [len(lead(lines[index])) for index in beside if lines[index].strip() and "\t" not in lead(lines[index])]
    least = len(lead(lines[above])) if above >= 0 and lines[above].rstrip().endswith(":") else -1
    deeper = [width for width in WIDTHS if len(_wide(lines[first], width)) > least] or WIDTHS
    fitting = [width for depth in depths for width in deeper if len(_wide(lines[first], width)) == depth]
    return " " * (fitting[0] if fitting else deeper[0])


def _wide(line: str, width: int) -> str:
    return lead(line).replace("\t", " " * width)


def lead(line: str) -> str:
    """What a line begins with: blanks, and the blanks after a dash."""
    depth = indent(line)
    rest = line[depth:]
    while rest.startswith(("- ", "-\t")):
        depth += 1 + indent(rest[1:])
        rest = line[depth:]
    return line[:depth]
