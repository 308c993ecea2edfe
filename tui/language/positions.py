"""Places in an editor's units and back. Editors count in UTF-16 unless they agree to another way: an emoji is two."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types
from pygls.workspace import PositionCodec

from sim.source.diagnostics import Place


class Positions:
    """The positions of one text, whose lines are those of the reader: not every mark that Python splits at ends one."""

    def __init__(self, lines: Sequence[str], codec: PositionCodec) -> None:
        self.lines = lines
        self.codec = codec

    def point(self, line: int, column: int) -> types.Position:
        """The editor's position of a line and a column from 1; clamped to the text."""
        row, text = self._row(line)
        return types.Position(row, self._before(text, column))

    def _row(self, line: int) -> tuple[int, str]:
        row = max(0, min(line - 1, len(self.lines) - 1))
        return row, self.lines[row] if self.lines else ""

    def _before(self, text: str, column: int) -> int:
        """How many units of a line stand before a column (from 1)."""
        if text.isascii():
            return max(0, min(column - 1, len(text)))
        return self._units(text[: max(0, column - 1)])

    def _units(self, text: str) -> int:
        return len(text) if text.isascii() else self.codec.client_num_units(text)

    def range(self, place: Place) -> types.Range:
        """The editor's range of a place."""
        return self.between(place.line, place.column, place.column + place.length)

    def between(self, line: int, start: int, end: int) -> types.Range:
        """The range from one column of a line (from 1) up to another, which is not in it."""
        row, text = self._row(line)
        return types.Range(types.Position(row, self._before(text, start)), types.Position(row, self._before(text, end)))

    def whole(self, first: int, last: int) -> types.Range:
        """The range of the lines from one to another (from 1), the last one included."""
        row, text = self._row(last)
        return types.Range(types.Position(self._row(first)[0], 0), types.Position(row, self._units(text)))

    def back(self, position: types.Position) -> tuple[int, int]:
        """Line and column (from 1) of an editor's position, which may be anywhere at all."""
        text = self.lines[position.line] if 0 <= position.line < len(self.lines) else ""
        units = column = 0
        while column < len(text) and units < position.character:
            units += self._units(text[column])
            column += 1
        return position.line + 1, column + 1
