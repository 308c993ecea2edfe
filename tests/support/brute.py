"""Playing a story in every way, by the rules of play and nothing else, as far as a few hundred positions go: what
proofs over merged states are held against."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from functools import partial

from sim.play.position import Position, RoadFault, begin, settle, take
from sim.story.compiled import Script, Telling, amount
from sim.story.layout import Values
from sim.story.model import Beat
from sim.story.story import Story

LATE = -1  # instead of the number of a position: the step cannot be made


class Watched(Story):
    """A story that notes in `noted` how the conditions of its beats come out when they are told."""

    noted: set[tuple[str, bool]]

    def __init__(self, story: Story) -> None:
        super().__init__(story.scenario, story.vocabulary)
        self.noted = set()

    def _script(self, beats: tuple[Beat, ...]) -> Script | None:
        script = super()._script(beats)
        if script is None or not script.tellings:
            return script
        return script._replace(tellings=tuple(map(self._noting, beats, script.tellings)))

    def _noting(self, beat: Beat, telling: Telling) -> Telling:
        text, condition = beat.condition, telling.condition
        if text is None or condition is None:
            return telling

        def noted(values: Values) -> bool:
            holds = bool(condition(values))
            self.noted.add((text, holds))
            return holds

        return telling._replace(condition=noted)


@dataclass(slots=True)
class Played:
    """Every position that was met, and where each leads. `is_all`: there is none beside them."""

    positions: list[Position] = field(default_factory=list)
    after: list[set[int]] = field(default_factory=list)
    scenes: set[str] = field(default_factory=set)
    is_all: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether nothing stays unseen, not even what a step came through that could not be made."""
        return self.is_all and not any(LATE in after for after in self.after)

    @property
    def offered(self) -> set[tuple[str, str]]:
        """What was on offer."""
        return {(now.scene.id, option.id) for now in self.positions for option in now.offer.options}

    @property
    def stuck(self) -> set[str]:
        """The scenes where nothing was."""
        at_rest = (now for now in self.positions if now.open is None and not now.offer.options)
        return {now.scene.id for now in at_rest if now.scene.offer.options}

    @property
    def hopeless(self) -> list[Position]:
        """The positions from which no end is reached, nor a moment where nothing can be done."""
        left = {number for number, after in enumerate(self.after) if after and LATE not in after}
        while found := {number for number in left if not self.after[number] <= left}:
            left -= found
        return [self.positions[number] for number in sorted(left)]


def key_of(now: Position) -> Hashable:
    """What tells a position apart from others: everything."""
    return now.scene.id, repr(now.values), id(now.open)


def play_all(story: Story, most: int = 400) -> Played:
    """Every position that a play can come to, the nearest first. Raises RoadFault where it cannot begin."""
    played = Played()
    numbers: dict[Hashable, int] = {}
    waiting: deque[Position] = deque()

    def come(position: Position) -> int:
        played.scenes.update((*position.passed, position.scene.id))
        number = numbers.setdefault(key_of(position), len(numbers))
        if number == len(played.positions):
            played.positions.append(position)
            waiting.append(position)
        return number

    come(begin(story))
    while waiting and len(played.after) < most:
        played.after.append(set())
        for move in moves(story, waiting.popleft()):
            try:
                played.after[-1].add(come(move()))
            except RoadFault:
                played.after[-1].add(LATE)
    played.is_all = not waiting
    return played


def moves(story: Story, now: Position) -> Iterator[Callable[[], Position]]:
    """Every step that somebody could make, or chance."""
    for option in now.offer.options:
        yield partial(take, story, now, option, 0)
    ways = now.open.ways if now.open else ()
    for way in [way for way in ways if amount(way.weight, now.values)] or ways:
        yield partial(settle, story, now, way, 0)
