"""A sheet of lines in box-drawing characters, painted way by way: dotted, thin or heavy.

Where two ways share a corner their lines join; where they only cross, the heavier line runs unbroken over the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import TypeAlias

Point: TypeAlias = tuple[int, int]


class Weight(IntEnum):
    """How heavy a line is: not gone yet, gone in another play, gone on the present road."""

    NONE = 0
    DOTTED = 1
    THIN = 2
    HEAVY = 3


UP, RIGHT, DOWN, LEFT = range(4)
_STEPS = {(0, -1): UP, (1, 0): RIGHT, (0, 1): DOWN, (-1, 0): LEFT}
# Every character of lines by its arms (up, right, down, left; none, light or heavy), a number to the base of 3.
_LINES = " ╴╸╷┐┑╻┒┓╶─╾┌┬┭┎┰┱╺╼━┍┮┯┏┲┳╵┘┙│┤┥╽┧┪└┴┵├┼┽┟╁╅┕┶┷┝┾┿┢╆╈╹┚┛╿┦┩┃┨┫┖┸┹┞╀╃┠╂╉┗┺┻┡╄╇┣╊╋"
_ROUND = str.maketrans("┌┐└┘", "╭╮╰╯")
_LIGHT = {Weight.NONE: 0, Weight.DOTTED: 1, Weight.THIN: 1, Weight.HEAVY: 2}


class Cell:
    """One character: four arms, and whether ways turn or part here."""

    __slots__ = ("arms", "joint", "sign")

    def __init__(self) -> None:
        self.arms = [Weight.NONE] * 4
        self.joint = False
        self.sign = ""

    @property
    def shown(self) -> list[Weight]:
        """The arms that are drawn: all of them at a joint, those of the heavier line at a crossing."""
        up, right, down, left = self.arms
        if self.joint or not (max(up, down) and max(left, right)):
            return self.arms
        if max(left, right) > max(up, down):
            return [Weight.NONE, right, Weight.NONE, left]
        return [up, Weight.NONE, down, Weight.NONE]

    @property
    def weight(self) -> Weight:
        """How heavy the drawn line is."""
        return max(self.shown)

    @property
    def character(self) -> str:
        """The line as it is drawn."""
        if self.sign:
            return self.sign
        arms = self.shown
        if max(arms) == Weight.DOTTED and not self.joint:
            return "┊" if arms[UP] or arms[DOWN] else "┈"
        number = 0
        for arm in arms:
            number = 3 * number + _LIGHT[arm]
        return _LINES[number].translate(_ROUND)


class Grid:
    """The sheet. It grows in every direction as it is painted on."""

    __slots__ = ("cells",)

    def __init__(self) -> None:
        self.cells: dict[Point, Cell] = {}

    def paint(self, path: Sequence[Point], weight: Weight) -> None:
        """Draw a way through these corners, each straight above, below or beside the one before."""
        points = list(_points(path))
        for (x, y), (to_x, to_y) in pairwise(points):
            arm = _STEPS[to_x - x, to_y - y]
            self._arm((x, y), arm, weight)
            self._arm((to_x, to_y), (arm + 2) % 4, weight)
        for corner in path[1:-1]:
            self.cells[corner].joint = True

    def sign(self, point: Point, sign: str) -> None:
        """Put an arrow onto a line."""
        self.cells[point].sign = sign

    def _arm(self, point: Point, arm: int, weight: Weight) -> None:
        cell = self.cells.get(point) or self.cells.setdefault(point, Cell())
        cell.arms[arm] = max(cell.arms[arm], weight)


def _points(path: Sequence[Point]) -> Iterable[Point]:
    """Every point of a way, one character after the other."""
    yield path[0]
    for (x, y), (to_x, to_y) in pairwise(path):
        step_x, step_y = (to_x > x) - (to_x < x), (to_y > y) - (to_y < y)
        while (x, y) != (to_x, to_y):
            x, y = x + step_x, y + step_y
            yield x, y
