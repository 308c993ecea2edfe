"""Capitals and digits of blocks, to be read from the back row."""

from __future__ import annotations

_ROWS = 5
_GLYPHS = {
    "A": " ## |#  #|####|#  #|#  #",
    "B": "### |#  #|### |#  #|### ",
    "C": " ###|#   |#   |#   | ###",
    "D": "### |#  #|#  #|#  #|### ",
    "E": "####|#   |### |#   |####",
    "F": "####|#   |### |#   |#   ",
    "G": " ###|#   |# ##|#  #| ###",
    "H": "#  #|#  #|####|#  #|#  #",
    "I": "###| # | # | # |###",
    "J": "  ##|   #|   #|#  #| ## ",
    "K": "#  #|# # |##  |# # |#  #",
    "L": "#   |#   |#   |#   |####",
    "M": "#   #|## ##|# # #|#   #|#   #",
    "N": "#   #|##  #|# # #|#  ##|#   #",
    "O": " ## |#  #|#  #|#  #| ## ",
    "P": "### |#  #|### |#   |#   ",
    "Q": " ## |#  #|#  #|# ##| ###",
    "R": "### |#  #|### |# # |#  #",
    "S": " ###|#   | ## |   #|### ",
    "T": "#####|  #  |  #  |  #  |  #  ",
    "U": "#  #|#  #|#  #|#  #| ## ",
    "V": "#   #|#   #|#   #| # # |  #  ",
    "W": "#   #|#   #|# # #|# # #| # # ",
    "X": "#   #| # # |  #  | # # |#   #",
    "Y": "#   #| # # |  #  |  #  |  #  ",
    "Z": "####|  # | #  |#   |####",
    "0": " ## |#  #|#  #|#  #| ## ",
    "1": " # |## | # | # |###",
    "2": "### |   #| ## |#   |####",
    "3": "### |   #| ## |   #|### ",
    "4": "#  #|#  #|####|   #|   #",
    "5": "####|#   |### |   #|### ",
    "6": " ## |#   |### |#  #| ## ",
    "7": "####|   #|  # | #  | #  ",
    "8": " ## |#  #| ## |#  #| ## ",
    "9": " ## |#  #| ###|   #| ## ",
    " ": "  |  |  |  |  ",
}


def drawn(text: str) -> tuple[str, ...] | None:
    """A text as five rows of `#` and blanks, one blank between two letters; None where a letter has no shape here."""
    glyphs = [_GLYPHS.get(letter) for letter in text.upper()]
    shapes = [glyph.split("|") for glyph in glyphs if glyph is not None]
    if len(shapes) < len(glyphs):
        return None
    return tuple(" ".join(shape[row] for shape in shapes) for row in range(_ROWS))


def large(rows: tuple[str, ...]) -> list[str]:
    """The rows with two columns a point, one line each."""
    return [row.replace("#", "██").replace(" ", "  ") for row in rows]


def small(rows: tuple[str, ...]) -> list[str]:
    """The rows with one column a point, two rows a line."""
    return halves([[point == "#" for point in row] for row in rows])


def halves(points: list[list[bool]]) -> list[str]:
    """Rows of points, set or not, with two rows a line."""
    if len(points) % 2:
        points = [*points, [False] * len(points[0])]
    pairs = zip(points[::2], points[1::2], strict=True)
    return ["".join(_HALVES[pair] for pair in zip(upper, lower, strict=True)) for upper, lower in pairs]


_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
