"""A reader's eye that follows the lines of a drawing finds the ways that were drawn, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TypeAlias

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.map.drawing import Drawing, draw
from tui.map.grid import Weight
from tui.map.labels import ZOOMS, Zoom
from tui.map.marks import Mark, Standing
from tui.map.routing import Way

LINED = [zoom for zoom in ZOOMS if zoom.pitch > 1]
UP, RIGHT, DOWN, LEFT = (0, -1), (1, 0), (0, 1), (-1, 0)
SHAPES = (
    ("─━┈╼╾◂", (LEFT, RIGHT)),
    ("│┃┊╽╿", (UP, DOWN)),
    ("╭┏", (RIGHT, DOWN)),
    ("╮┓", (LEFT, DOWN)),
    ("╰┗", (RIGHT, UP)),
    ("╯┛", (LEFT, UP)),
    ("├┝┞┟┠┡┢┣", (UP, DOWN, RIGHT)),
    ("┤┥┦┧┨┩┪┫", (UP, DOWN, LEFT)),
    ("┬┭┮┯┰┱┲┳", (LEFT, RIGHT, DOWN)),
    ("┴┵┶┷┸┹┺┻", (LEFT, RIGHT, UP)),
    ("┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋", (UP, DOWN, LEFT, RIGHT)),
)
ARMS = {character: set(arms) for characters, arms in SHAPES for character in characters}


@st.composite
def maps(draw_: st.DrawFn) -> tuple[list[list[str]], dict[str, Mark], list[Way]]:
    """Layers of scenes, some of them unseen, and ways between them: at most one layer on, and any number back."""
    sizes = [1, *draw_(st.lists(st.integers(1, 5), max_size=5))]
    layers = [[f"{layer}-{place}" for place in range(size)] for layer, size in enumerate(sizes)]
    names = [(depth, name) for depth, layer in enumerate(layers) for name in layer]
    possible = [(a, b) for depth, a in names for to, b in names if a != b and to <= depth + 1]
    chosen = draw_(st.lists(st.sampled_from(possible), unique=True, max_size=16)) if possible else []
    weights = st.sampled_from([Weight.DOTTED, Weight.THIN, Weight.HEAVY])
    titles = st.sampled_from(["", "A", "The kitchen", "[b]Café[/b]", "夜の台所", "e\u0301te\u0301"])
    marks = {
        name: Mark(name, Standing.SEEN, draw_(titles), draw_(st.sampled_from(["", "at peace"]))) for _, name in names
    }
    return layers, marks, [Way(a, b, draw_(weights)) for a, b in chosen]


class Eye:
    """Follows lines through the characters of a drawing. Where a line meets one that runs straight across, it goes on
    beneath it."""

    def __init__(self, drawing: Drawing) -> None:
        self.signs = {(spot.x, spot.y): name for name, spot in drawing.spots.items()}
        self.seen = {
            (run.x + offset, y): character
            for y, row in enumerate(drawing.rows)
            for run in row
            if len(run.text) == run.width
            for offset, character in enumerate(run.text)
        }

    def ways(self, name: str, x: int, y: int) -> Iterator[tuple[str, str]]:
        """The ways out of a scene whose title ends at a point: right to its upright, then up or down it."""
        if (x, y) not in self.seen:
            return
        x, y = self.along(x, y, RIGHT)
        for arm in ARMS[self.seen[x, y]] & {UP, DOWN}:
            for after in self.up_or_down(x + arm[0], y + arm[1], arm):
                yield name, after

    def along(self, x: int, y: int, arm: tuple[int, int]) -> tuple[int, int]:
        """Where a line that runs this way ends or turns."""
        while (x, y) not in self.signs:
            arms = ARMS[self.seen[x, y]]
            if arm not in arms and arms != across(arm):
                break
            x, y = x + arm[0], y + arm[1]
        return x, y

    def up_or_down(self, x: int, y: int, arm: tuple[int, int]) -> Iterator[str]:
        """Every scene that can be reached from here along an upright."""
        while True:
            arms = ARMS[self.seen[x, y]]
            if arms == across(arm):
                y += arm[1]
                continue
            if RIGHT in arms and (to := self.along(x + 1, y, RIGHT)) in self.signs:
                yield self.signs[to]
            elif LEFT in arms:
                yield self.back(x - 1, y)
            if arm not in arms:
                return
            y += arm[1]

    def back(self, x: int, y: int) -> str:
        """The scene where a lane leads that runs to the left from here."""
        x, y = self.along(x, y, LEFT)
        (arm,) = ARMS[self.seen[x, y]] & {UP, DOWN}
        y += arm[1]
        while RIGHT not in ARMS[self.seen[x, y]] or ARMS[self.seen[x, y]] == {LEFT, RIGHT}:
            y += arm[1]
        return self.signs[self.along(x + 1, y, RIGHT)]


def across(arm: tuple[int, int]) -> set[tuple[int, int]]:
    """The arms of a line that runs straight across one."""
    return {UP, DOWN} if arm in (LEFT, RIGHT) else {LEFT, RIGHT}


Drawn: TypeAlias = tuple[list[list[str]], dict[str, Mark], list[Way]]


@given(maps(), st.sampled_from(LINED))
def test_every_line_can_be_followed_from_scene_to_scene(drawn: Drawn, zoom: Zoom) -> None:
    layers, marks, ways = drawn
    drawing = draw(layers, marks, ways, zoom)
    eye = Eye(drawing)
    found = {way for name, spot in drawing.spots.items() for way in eye.ways(name, spot.x + spot.width, spot.y)}
    assert found == {(way.before, way.after) for way in ways}


@given(maps(), st.sampled_from(ZOOMS))
def test_layers_are_columns_from_left_to_right_and_nothing_is_drawn_over_a_scene(drawn: Drawn, zoom: Zoom) -> None:
    layers, marks, ways = drawn
    drawing = draw(layers, marks, ways, zoom)
    columns = [{drawing.spots[name].x for name in layer} for layer in layers]
    assert all(len(column) == 1 for column in columns)
    assert sorted(map(min, columns)) == list(map(min, columns))
    assert len({(spot.x, spot.y) for spot in drawing.spots.values()}) == sum(map(len, layers))
    assert all(before.x + before.width <= after.x for row in drawing.rows for before, after in pairwise(row))
    assert all(cell_len(row) <= drawing.width for row in drawing.text)
    assert all(run.width == cell_len(run.text) for row in drawing.rows for run in row)


def test_a_heavy_road_stays_heavy_where_lighter_ways_join_and_cross_it() -> None:
    layers = [["a"], ["b", "c"], ["d"]]
    marks = {name: Mark(name, Standing.SEEN) for layer in layers for name in layer}
    ways = [
        Way("a", "b", Weight.DOTTED),
        Way("a", "c", Weight.HEAVY),
        Way("b", "a", Weight.THIN),
        Way("b", "d", Weight.THIN),
        Way("c", "d", Weight.HEAVY),
        Way("d", "b", Weight.HEAVY),
    ]
    assert draw(layers, marks, ways, ZOOMS[2]).text == [
        "       ┏━◂━━━━━◂━┓",
        " ╭─◂───┃─◂─╮     ┃",
        " ╰─○━┓ ┃   ├─┲━○━┛",
        "     ┠┈┺━○─╯ ┃",
        "     ┃       ┃",
        "     ┗━━━○━━━┛",
    ]


def test_what_reaches_into_some_columns_is_found_without_the_rest() -> None:
    layers = [["a"], ["b"]]
    marks = {"a": Mark("a", Standing.SEEN, "Here"), "b": Mark("b", Standing.SEEN, "There")}
    drawing = draw(layers, marks, (), ZOOMS[3])
    (y,) = {spot.y for name, spot in drawing.spots.items() if name == "a"}
    assert [run.text for run in drawing.within(y, 4, 6)] == [" Here "]
    assert list(drawing.within(y, 30, 40)) == []
    assert list(drawing.within(-1, 0, 80)) == list(drawing.within(99, 0, 80)) == []
