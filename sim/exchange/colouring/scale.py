"""A scale over a story: what its steps mean, and a step and a figure for lines, options and scenes.

The colours can be told apart by people who see red and green alike, and on a light ground as on a dark one each stands
out from it by 3 to 1 or more. None of them is needed: a line's width follows its step, and its figure stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from sim.exchange.diagram import Line

MORE_LIGHT, MORE_DARK = ("#8a7f72", "#4a86b8", "#062f5c"), ("#7d7266", "#6fa3cf", "#d9edff")  # little, some, much
LESS_LIGHT, LESS_DARK = ("#8a7f72", "#c0601a", "#7a2e00"), ("#7d7266", "#e08a4a", "#ffc49a")
THIN, THICK = 1.2, 5.2


Told: TypeAlias = Callable[[int], object]  # is told how many plays are over, while they are made


class Step(NamedTuple):
    """One step of a scale: what it means, its colour on a light and on a dark ground, and the width of a line."""

    words: str
    light: str
    dark: str
    width: float


class Shade(NamedTuple):
    """How a line is drawn: the number of its step, and its figure where that does not stand at its options."""

    step: int
    figure: str = ""


class Colouring(NamedTuple):
    """A scale over a story. `meaning` says exactly what was measured. Lines are named by the two scenes that they
    join, options by their scene and id; `options` and `scenes` have figures in words."""

    title: str = ""
    meaning: str = ""
    steps: tuple[Step, ...] = ()
    lines: Mapping[tuple[str, str], Shade] = MappingProxyType({})
    options: Mapping[tuple[str, str], str] = MappingProxyType({})
    scenes: Mapping[str, str] = MappingProxyType({})

    @property
    def about(self) -> str:
        """What was measured, in sentences; empty where nothing was."""
        return f"{self.title}. {self.meaning}" if self.title else ""

    def step(self, line: Line) -> Step | None:
        """The step of a line; None where nothing was measured on it."""
        shade = self.lines.get((line.before, line.after))
        return None if shade is None else self.steps[shade.step]

    def figure(self, line: Line) -> str:
        """The figure that stands at a line, beside those of its options."""
        shade = self.lines.get((line.before, line.after))
        return "" if shade is None else shade.figure

    def option(self, scene: str, option: str | None) -> str:
        """An option with its figure; empty where there is no option."""
        return " ".join(filter(None, (option, self.options.get((scene, option or "")))))

    def labels(self, line: Line) -> list[str]:
        """What stands at a line: for each way the option with its figure and what it depends on, then its own."""
        ways = (
            " ".join(filter(None, (self.option(line.before, way.option), f"({way.words})" if way.words else "")))
            for way in line.ways
        )
        return [label for label in (*ways, self.figure(line)) if label]


UNCOLOURED = Colouring()


def rising(words: Sequence[str]) -> tuple[Step, ...]:
    """A scale from nothing to much."""
    last = max(1, len(words) - 1)
    return tuple(
        Step(each, _between(MORE_LIGHT, place / last), _between(MORE_DARK, place / last), _width(place / last))
        for place, each in enumerate(words)
    )


def opposed(against: Sequence[str], neither: str, in_favour: Sequence[str]) -> tuple[Step, ...]:
    """A scale with two ends; `against` begins with the farthest."""
    less = [
        Step(words, _between(LESS_LIGHT, part), _between(LESS_DARK, part), _width(part))
        for words, part in zip(against, _parts(len(against))[::-1], strict=True)
    ]
    more = [
        Step(words, _between(MORE_LIGHT, part), _between(MORE_DARK, part), _width(part))
        for words, part in zip(in_favour, _parts(len(in_favour)), strict=True)
    ]
    return (*less, Step(neither, MORE_LIGHT[0], MORE_DARK[0], THIN), *more)


def _parts(count: int) -> list[float]:
    return [(place + 1) / count for place in range(count)]


def _width(part: float) -> float:
    return round(THIN + (THICK - THIN) * part, 1)


def _between(colours: Sequence[str], part: float) -> str:
    """The colour at a part of the way through some colours."""
    place = part * (len(colours) - 1)
    index = min(int(place), len(colours) - 2)
    ends = ([int(colour[start : start + 2], 16) for start in (1, 3, 5)] for colour in colours[index : index + 2])
    mixed = (round(one + (other - one) * (place - index)) for one, other in zip(*ends, strict=True))
    return "#" + "".join(f"{each:02x}" for each in mixed)
