"""Where a road stands, and how a step moves it: the rules of entering scenes, of roads and of chance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sim.play.decision import Chance
from sim.source.nearest import nearest
from sim.story.clock import DAY, day_of, time_text
from sim.story.compiled import NOTHING, CompiledOption, CompiledScene, Offer, Option, Road, Told, Way, amount, offer
from sim.story.layout import MINUTES, Values
from sim.story.model import NOTHING_GIVEN, Meter
from sim.story.story import Story

LONGEST_RUN = 1000


class RoadFault(Exception):
    """The story itself cannot go on from here: its author's fault, not the player's."""


class Position(NamedTuple):
    """Where a road stands: a decision, an ending, a stub, or a chance that waits to be settled (`open`).

    `passed` are the scenes that it ran through on its way here from the last decision.
    """

    scene: CompiledScene
    values: Values
    offer: Offer
    visit: int
    told: tuple[Told, ...]
    open: Road | None
    draws: int
    passed: tuple[str, ...] = ()

    @property
    def options(self) -> tuple[Option, ...]:
        """What is on offer, as it is shown."""
        return tuple([option.shown(self.values) for option in self.offer.options])

    @property
    def weights(self) -> tuple[int, ...]:
        """How likely each option on offer is where nobody plays the role."""
        return tuple([amount(option.weight, self.values) for option in self.offer.options])

    @property
    def chances(self) -> tuple[Chance, ...]:
        """The outcomes of the open chance; none where no chance is open."""
        ways = self.open.ways if self.open else ()
        return tuple([Chance(way.scene, amount(way.weight, self.values)) for way in ways])


class Opening(NamedTuple):
    """Where a road begins other than at the start of its story: a scene, and states that differ from their start."""

    scene: str
    settings: Mapping[str, int | bool] = NOTHING_GIVEN


class NoSuchOpening(ValueError):
    """A road cannot begin there; the message says why, and what could be meant."""


_new = tuple.__new__  # a position is made at every step, and the call that a named tuple defines costs twice as much


def begin(story: Story, opening: Opening | None = None) -> Position:
    """The position at the start of a story, or at another opening of a road: the settings hold before its scene is
    entered, and the clock and the history are those of the story's own start.

    Raises RoadFault, as every step may, and NoSuchOpening for an unknown scene or state or a value out of bounds.
    """
    scene, values = opened(story, opening)
    return _arrive(story, scene, values, 0, (), 0)


def opened(story: Story, opening: Opening | None = None) -> tuple[str, Values]:
    """The scene that a road is about to enter, and the values before it does. Raises NoSuchOpening."""
    values = story.begin()
    if opening is None:
        return story.scenario.first, values
    if opening.scene not in story.scenario.scenes:
        raise NoSuchOpening(_unknown("scene", opening.scene, story.scenario.scenes))
    for name, value in opening.settings.items():
        values[_settable(story, name, value)] = value
    return opening.scene, values


def change(story: Story, now: Position, settings: Mapping[str, int | bool]) -> Position:
    """The same place with some states set by hand. Its scene is told anew and its offer looked at anew, but nothing is
    entered again: no effect happens twice, and the clock and the history stay.

    Raises NoSuchOpening for an unknown state or a value out of bounds.
    """
    values = now.values.copy()
    for name, value in settings.items():
        values[_settable(story, name, value)] = value
    if now.open is not None:
        return now._replace(values=values)
    told = () if now.scene.script is None else now.scene.script.told(values)
    return now._replace(values=values, offer=_offer(now.scene, values), told=told)


def _settable(story: Story, name: str, value: int | bool) -> int:
    """The slot of a state that may be given this value."""
    state = story.scenario.state.get(name)
    if state is None:
        raise NoSuchOpening(_unknown("state", name, story.scenario.state))
    if isinstance(state, Meter) == isinstance(value, bool):
        kind = "a meter, so it takes a whole number" if isinstance(state, Meter) else "a flag, so it is true or false"
        raise NoSuchOpening(f"`{name}` is {kind}")
    if isinstance(state, Meter) and not state.min <= value <= state.max:
        raise NoSuchOpening(f"`{name}` goes from {state.min} to {state.max}, so it cannot be {value}")
    return story.slots[name]


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    hint = nearest(name, known)
    return f"there is no {what} `{name}`" + (f": {hint}" if hint else "")


def take(story: Story, now: Position, option: CompiledOption, draws: int) -> Position:
    """The position after an option that is on offer; `draws` is the number of lots drawn so far on this road."""
    values = now.values.copy()
    if option.changes is not None:
        option.changes.make(values)
    if option.marks is not None:
        option.marks.leave(values, values[MINUTES] // DAY)
    for slot in option.spends:
        values[slot] = True
    told = () if option.script is None else option.script.told(values)
    if option.after:
        values[MINUTES] += option.after
    if option.straight is not None:
        return _arrive(story, option.straight, values, now.visit, told, draws)
    if option.road is None:
        return _new(Position, (now.scene, values, _offer(now.scene, values), now.visit, told, None, draws, ()))
    way = _way(option.road, values)
    if way is None:
        return Position(now.scene, values, NOTHING, now.visit, told, option.road, draws)
    return _along(story, way, values, now.visit, told, draws)


def settle(story: Story, now: Position, way: Way, draws: int) -> Position:
    """The position after the open chance fell on one of its ways."""
    passed = (*now.passed, now.scene.id) if now.open is now.scene.road else now.passed
    return _along(story, way, now.values.copy(), now.visit, now.told, draws, passed)


def _along(
    story: Story, way: Way, values: Values, visit: int, told: tuple[Told, ...], draws: int, passed: tuple[str, ...] = ()
) -> Position:
    if way.script is not None:
        told += way.script.told(values)
    return _arrive(story, way.scene, values, visit, told, draws, passed)


def _arrive(
    story: Story,
    name: str,
    values: Values,
    visit: int,
    told: tuple[Told, ...],
    draws: int,
    passed: tuple[str, ...] = (),
) -> Position:
    """Enter a scene, and those that it runs on into, up to the next decision, chance or end."""
    for _ in range(LONGEST_RUN):
        scene = story.scenes.get(name) or story.compile(name)
        visit += 1
        if scene.visits is not None:
            values[scene.visits] += 1
        if scene.moves_clock:
            _move_clock(scene, values)
        if scene.changes is not None:
            scene.changes.make(values)
        if scene.script is not None:
            told += scene.script.told(values)
        if scene.road is None:
            return _new(Position, (scene, values, _offer(scene, values), visit, told, None, draws, passed))
        way = _way(scene.road, values)
        if way is None:
            return Position(scene, values, NOTHING, visit, told, scene.road, draws, passed)
        if way.script is not None:
            told += way.script.told(values)
        passed += (name,)
        name = way.scene
    raise RoadFault(f"`{name}` runs on for {LONGEST_RUN} scenes without a decision")


def _move_clock(scene: CompiledScene, values: Values) -> None:
    now = values[MINUTES] + scene.after
    values[MINUTES] = now if scene.at is None else scene.at.reached_from(now)
    if values[MINUTES] < now:
        already = f"day {day_of(now)} {time_text(now)}"
        raise RoadFault(f"`{scene.id}` takes place earlier than it is by then, {already}")


def _offer(scene: CompiledScene, values: Values) -> Offer:
    shut = 0
    for bit, once, condition in scene.gates:
        if (once is not None and values[once]) or (condition is not None and not condition(values)):
            shut |= bit
    if not shut:
        return scene.offer
    return scene.offers.get(shut) or _new_offer(scene, shut)


def _new_offer(scene: CompiledScene, shut: int) -> Offer:
    open_ = (option for index, option in enumerate(scene.offer.options) if not shut >> index & 1)
    found = scene.offers[shut] = offer(open_)
    return found


def _way(road: Road, values: Values) -> Way | None:
    """The way on, or None where a chance is open: one outcome that is possible is no chance."""
    if not road.by_chance:
        return road.way(values)
    possible = [way for way in road.ways if amount(way.weight, values)]
    return possible[0] if len(possible) == 1 else None
