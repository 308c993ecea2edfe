"""What stands at a scene on the map: its sign, and as much of its title as the zoom has room for."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from rich.cells import cell_len

from tui.map.marks import Mark, Standing


class Zoom(NamedTuple):
    """How large the map is drawn: cells for a title, rows between scenes, columns between tracks, whether days and
    endings stand behind the titles. Where there is no row between scenes there is no room for ways either."""

    title: int
    pitch: int
    spread: int
    whole: bool = False


ZOOMS = (Zoom(0, 1, 2), Zoom(0, 2, 1), Zoom(0, 2, 2), Zoom(16, 3, 2), Zoom(40, 3, 2, whole=True))


class Ink(StrEnum):
    """What a piece of the map is, for its colour; its shape tells as much."""

    DOT = "dot"
    UNSEEN = "unseen"
    SEEN = "seen"
    ROAD = "road"
    HERE = "here"
    TITLE = "title"
    ROAD_TITLE = "road-title"


class Run(NamedTuple):
    """Some characters of one row in one ink; `width` is in cells."""

    x: int
    text: str
    width: int
    ink: Ink


class Spot(NamedTuple):
    """Where a scene is drawn: its sign, and how far its title reaches from there."""

    x: int
    y: int
    width: int

    def holds(self, x: int, y: int) -> bool:
        """Whether a point lies on the scene."""
        return y == self.y and self.x <= x < self.x + self.width


SIGNS = {Standing.UNSEEN: "·", Standing.SEEN: "○", Standing.ROAD: "●", Standing.HERE: "◆"}
ENDING_SIGNS = {Standing.SEEN: "□", Standing.ROAD: "■", Standing.HERE: "◆"}
_INKS = {Standing.UNSEEN: Ink.DOT, Standing.SEEN: Ink.SEEN, Standing.ROAD: Ink.ROAD, Standing.HERE: Ink.HERE}


def title(mark: Mark, zoom: Zoom) -> str:
    """What stands beside a scene's sign, between blanks; nothing beside an unseen one."""
    if not zoom.title or not mark.title:
        return ""
    if not zoom.whole:
        return f" {fitted(mark.ending or mark.title, zoom.title)} "
    day = "" if mark.day is None else f"day {mark.day}"
    return f" {' · '.join(filter(None, (fitted(mark.title, zoom.title), mark.ending, day)))} "


def fitted(text: str, cells: int) -> str:
    """A text cut to so many cells."""
    if cell_len(text) <= cells:
        return text
    while cell_len(text) >= cells:
        text = text[:-1]
    return text.rstrip() + "…"


def label(mark: Mark, text: str, spot: Spot) -> Iterator[Run]:
    """The sign of a scene, and the text beside it."""
    signs = ENDING_SIGNS if mark.ending else SIGNS
    yield Run(spot.x, signs[mark.standing], 1, _INKS[mark.standing])
    if text:
        yield Run(spot.x + 1, text, spot.width - 1, Ink.TITLE if mark.standing == Standing.SEEN else Ink.ROAD_TITLE)
