"""Places in an editor's units, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from pygls.workspace import PositionCodec

from tui.language.positions import Positions

ENCODINGS = [types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf16, types.PositionEncodingKind.Utf32]
BYTES = {types.PositionEncodingKind.Utf8: ("utf-8", 1), types.PositionEncodingKind.Utf16: ("utf-16-le", 2)}


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20), column=st.integers(1, 21))
def test_a_column_is_counted_in_the_editors_units_and_found_again(
    encoding: types.PositionEncodingKind, text: str, column: int
) -> None:
    positions = Positions(["", text], PositionCodec(encoding))
    column = min(column, len(text) + 1)
    found = positions.point(2, column)
    name, width = BYTES.get(encoding, ("utf-32-le", 4))
    assert found == types.Position(1, len(text[: column - 1].encode(name)) // width)
    assert positions.back(found) == (2, column)


@pytest.mark.parametrize("lines", [[], [""], ["one", "two"]])
def test_what_is_outside_a_text_is_clamped(lines: list[str]) -> None:
    positions = Positions(lines, PositionCodec())
    far = positions.point(99, 99)
    assert far.line == max(0, len(lines) - 1)
    assert far.character == (len(lines[-1]) if lines else 0)
    assert positions.back(types.Position(0, 99)) == (1, len(lines[0]) + 1 if lines else 1)
