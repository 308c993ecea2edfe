"""The pages about many plays are written on this: headings, words, bars and tables in lines of a given width."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from sim.guidance.agreement import shown
from tui.prose import clean, wrap

INDENT = "  "
NAME = 18  # columns of a name
CELL = 8  # columns of a figure in a table, with the space before it
CELLS = 24  # of a bar at most
LISTED = 20  # names of one kind
_EIGHTHS = " ▏▎▍▌▋▊▉"


class Paper:
    """Lines of at most so many columns, as far as names allow. Nothing is meant by bold and dim alone."""

    def __init__(self, columns: int, styled: bool) -> None:
        self.columns = columns
        self.styled = styled
        self._sections: list[list[str]] = []

    def text(self) -> str:
        """All that was written; a section that holds nothing but its heading is left out."""
        return "\n\n".join("\n".join(lines) for lines in self._sections if len(lines) > 2) + "\n"

    def title(self, text: str, aside: str) -> None:
        """What the page is about, and at the other end how much went into it."""
        text, gap = clean(text), self.columns - len(clean(text)) - len(aside)
        line = f"{self._bold(text)}{' ' * gap}{aside}" if gap >= 2 else self._bold(text)
        self._sections.append([line, "═" * self.columns, *([] if gap >= 2 else [aside])])

    def heading(self, text: str) -> None:
        """Begin a section."""
        self._sections.append([self._bold(text), "─" * self.columns])

    def said(self, text: str) -> None:
        """Words."""
        self.line(wrap(clean(text), self.columns, INDENT, INDENT))

    def line(self, text: str) -> None:
        """A line as it is."""
        self._sections[-1].append(text)

    def bar(self, name: str, share: float, beside: str = "") -> None:
        """A share of 0 to 1 as a figure in 100 and as a length, with a word beside it."""
        room = self.columns - len(INDENT) - NAME - len("100.0 %  ") - (len(beside) + 2 if beside else 0)
        cells = max(5, min(CELLS, room))
        line = f"{INDENT}{clean(name):{NAME}}{in_hundred(share):>5} %  {block(share, cells)}"
        self.line(f"{line}  {beside}".rstrip())

    def listed(self, what: str, names: Sequence[str]) -> None:
        """Names in a row, under a word on what they have in common; nothing where there are none."""
        if not names:
            return
        more = f" and {len(names) - LISTED:,} more" if len(names) > LISTED else ""
        self.said(f"{what}:")
        self.line(wrap(clean(", ".join(names[:LISTED])) + more, self.columns, INDENT * 2, INDENT * 2))

    def each(self, what: str, names: Sequence[str]) -> None:
        """The same with a line for each, since they have commas of their own."""
        if not names:
            return
        self.said(f"{what}:")
        for name in names[:LISTED]:
            self.line(wrap(clean(name), self.columns, INDENT * 2, INDENT * 3))
        if len(names) > LISTED:
            self.line(f"{INDENT * 2}and {len(names) - LISTED:,} more")

    def table(self, heads: Sequence[str], rows: Mapping[str, Sequence[str]]) -> None:
        """Figures under their heads, of one line or two; in several parts where it would be too wide."""
        lines = [*zip(*(f"{head}\n".split("\n")[:2] for head in heads), strict=True)]
        width = max(NAME, *(len(clean(name)) + 1 for name in rows), 0)
        cell = max(CELL, *(len(part) + 1 for line in (*lines, *rows.values()) for part in line))
        fit = max(1, (self.columns - len(INDENT) - width) // cell)
        for part in (slice(first, first + fit) for first in range(0, len(heads), fit)):
            for line in lines:
                if any(line):
                    self.line(self._dim(f"{INDENT}{'':{width}}{_aligned(line[part], cell)}"))
            for name, figures in rows.items():
                self.line(f"{INDENT}{clean(name):{width}}{_aligned(figures[part], cell)}".rstrip())

    def _bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.styled else text

    def _dim(self, text: str) -> str:
        return f"\x1b[2m{text}\x1b[0m" if self.styled else text


def block(share: float, cells: int) -> str:
    """A share of 0 to 1 as a length, in eighths of a cell, filled up with spaces."""
    full, rest = divmod(round(share * cells * 8), 8)
    return f"{'█' * full}{_EIGHTHS[rest] if rest else ''}".ljust(cells)


def in_hundred(share: float) -> str:
    """A share of 0 to 1 in 100; one that is more than nothing never reads as nothing."""
    return "< 0.1" if 0 < share < 0.0005 else f"{100 * share:.1f}"


def percent(agreement: Fraction | None) -> str:
    """An agreement."""
    return "–" if agreement is None else f"{shown(agreement):.1f}"


def _aligned(figures: Iterable[str], cell: int) -> str:
    return "".join(f"{clean(figure):>{cell}}" for figure in figures)
