"""What stands in brackets on a line: which of them are open, where a value begins and ends. Columns count from 0."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sim.source.anatomy import Value, comment_start, quote_end

NEXT_ENTRY = re.compile(r"""[ \t]*,[ \t]*["']?[A-Za-z][\w-]*["']?[ \t]*:[ \t]""")
WORD = re.compile(r"[^\s,:{}\[\]]+|.")
CLOSER = {"{": "}", "[": "]"}


@dataclass(slots=True)
class Flow:
    """A reading of brackets up to some column: what is open there, and the entry that is being read."""

    open: list[tuple[int, int | None, bool]] = field(default_factory=list)
    value: int | None = None  # where the piece begins that is being read: a key, or the value after its colon
    keyed: bool = False  # whether the entry has had its colon
    fresh: bool = True  # whether a piece may begin here
    quote: int | None = None  # a quotation that does not close on the line
    comment: int | None = None  # a comment before the brackets close
    closed: int | None = None  # where the outermost bracket closes

    def over(self) -> bool:
        """Whether there is nothing more to read on this line."""
        return self.closed is not None or self.quote is not None or self.comment is not None

    def step(self, line: str, index: int) -> int:
        """Read the piece at a column; the column after it."""
        letter = line[index]
        if letter in " \t":
            self.comment = index + 1 if line[index + 1 : index + 2] == "#" else None
        elif letter in CLOSER:
            self.open.append((index, self.value, self.keyed))
            self.value, self.keyed, self.fresh = None, False, True
        elif letter in "}]":
            self.close(index)
        elif letter == ",":
            self.value, self.keyed, self.fresh = None, False, True
        elif letter == ":" and not self.keyed and line[index + 1 : index + 2] in ("", " ", "\t"):
            self.value, self.keyed, self.fresh = None, True, True
        else:
            return self.text(line, index)
        return index + 1

    def close(self, index: int) -> None:
        """A closing bracket."""
        if self.open:
            begun, self.value, self.keyed = self.open.pop()
            self.value, self.fresh = begun if self.value is None else self.value, False
        if not self.open:
            self.closed = index

    def text(self, line: str, index: int) -> int:
        """A quotation, or a word."""
        end: int | None = None
        if line[index] in "\"'" and self.fresh:
            end = quote_end(line, index)
            if end is None:
                self.quote = index
        if self.value is None:
            self.value = index
        self.fresh = False
        if end is not None:
            return end + 1
        word = WORD.match(line, index)
        return word.end() if word else index + 1


def read_flow(line: str, start: int, stop: int | None = None) -> Flow:
    """Read a line from a column on, up to where its brackets close or to a stop."""
    flow = Flow()
    stop = len(line) if stop is None else min(stop, len(line))
    while start < stop and not flow.over():
        start = flow.step(line, start)
    return flow


def flow_value(line: str, row: int, start: int, column: int) -> Value | None:
    """The value that holds a column, in brackets from `start`: up to the next `, key:` or the closing brackets."""
    flow = read_flow(line, start, column)
    if not flow.open or flow.over():
        return None
    begin = column if flow.value is None else flow.value
    following = NEXT_ENTRY.search(line, max(column, begin))
    if following:
        return Value(row, begin, row, following.start(), 0, flow=True)
    end = comment_start(line, begin)
    for _ in flow.open:
        if line[:end].endswith(("}", "]")):
            end = len(line[: end - 1].rstrip())
    return Value(row, begin, row, max(end, begin + 1), 0, flow=True)


def closers(lines: list[str], row: int, column: int, last: int) -> str:
    """The brackets that are missing at the end of row `last`, for those opened from a place on."""
    missing: list[str] = []
    for index in range(row, last + 1):
        flow = Flow()
        here = column if index == row else 0
        line = lines[index]
        while here < len(line) and flow.comment is None and flow.quote is None:
            if line[here] in CLOSER:
                missing.append(CLOSER[line[here]])
            elif line[here] in "}]" and missing:
                missing.pop()
            here = flow.step(line, here)
    return "".join(reversed(missing))
