"""Quotation marks that do not close, close too early, or hold an escape that is none."""

from __future__ import annotations

from sim.source.anatomy import NEW_KEY, indent, is_blank, key_end, quote_end
from sim.source.draft import Edit
from sim.source.flow import read_flow
from sim.source.traps.case import Spot, Trap, requote, shown


def bad_escape(spot: Spot) -> Trap | None:
    """A backslash in double quotation marks that begins nothing YAML knows."""
    if "escape" not in spot.problem and "hexdecimal" not in spot.problem:
        return None
    at = spot.line.rfind("\\", 0, spot.column + 1)
    message = "a backslash in double quotation marks begins an escape, and this one is none"
    help = "write two backslashes, or put the text in single quotation marks"
    return Trap("HW136", spot.row, max(at, 0), message, help, (Edit(spot.row, at, 0, "\\"),) if at >= 0 else ())


def unclosed_quote(spot: Spot) -> Trap | None:
    """A quotation that swallows the keys after it, or never ends: told where it opens."""
    row = 0
    while row <= spot.row:
        at = opening(spot.lines[row])
        if at is None:
            row += 1
            continue
        end = closing(spot.lines, row, at)
        if end is None:
            return _unclosed(spot, row, at)
        row = max(end, row + 1)
    return None


def opening(line: str) -> int | None:
    """The column of a quotation that begins as a value (or a key) on a line and does not close there."""
    if is_blank(line):
        return None
    found = key_end(line)
    start = found[1] if found else indent(line)
    first = line[start : start + 1]
    if first in ("{", "["):
        return read_flow(line, start).quote
    return start if first and first in "\"'" and quote_end(line, start) is None else None


def closing(lines: list[str], row: int, at: int) -> int | None:
    """The row on which a quotation opened on another closes, unless a key comes before that."""
    mark = lines[row][at]
    for index in range(row + 1, len(lines)):
        line = lines[index]
        if NEW_KEY.match(line):
            return None
        if quote_end(mark + line, 0) is not None:
            return index
    return None


def _unclosed(spot: Spot, row: int, at: int) -> Trap:
    line = spot.lines[row]
    mark = line[at]
    message = f"the quotation mark {mark} opens here and is never closed"
    help = f"close it with {mark}"
    if mark == "'":
        help += ', or, if it is an apostrophe, put the text in double quotation marks: "\'Tis late."'
    if "{" in line[:at] or "[" in line[:at]:
        return Trap("HW132", row, at, message, help)
    last, found = row, key_end(line)
    hangs_at = found[0] if found else indent(line)
    while last + 1 < len(spot.lines) and _goes_on(spot.lines[last + 1], hangs_at):
        last += 1
    edits = (Edit(last, len(spot.lines[last].rstrip()), 0, mark),)
    return Trap("HW132", row, at, message, help, edits, doubtful=((row, at),))


def _goes_on(line: str, hangs_at: int) -> bool:
    return bool(line.strip()) and indent(line) > hangs_at and not NEW_KEY.match(line)


def text_after_quote(spot: Spot) -> Trap | None:
    """`text: "Hi," she said.`: a value that begins with a quotation and goes on after it."""
    value = spot.value()
    if value is None or "did not find expected" not in spot.problem:
        return None
    line = spot.lines[value.row]
    if line[value.start : value.start + 1] not in ('"', "'"):
        return None
    end = quote_end(line, value.start)
    rest = line[end + 1 : value.end].lstrip() if end is not None else ""
    if end is None or not rest or rest[0] in "},]#:":
        return None
    message = "the quotation ends here, and YAML reads nothing after it as part of the value"
    help = f"put quotation marks around all of it: {shown(spot.lines, value)}"
    return requote(spot, "HW123", message, help, at=(value.row, end), value=value)
