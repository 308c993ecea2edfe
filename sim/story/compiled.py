"""The compiled parts of a story: what a play needs of a scene, ready to run, with no names left to look up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from sim.story.clock import DAY, At
from sim.story.compiling import Function
from sim.story.layout import MINUTES, Marks, Values

Amount: TypeAlias = int | Function


class Told(NamedTuple):
    """A beat as it was told: narration has neither who nor manner; `only` is the role it is meant for."""

    who: str | None
    manner: str | None
    text: str
    only: str | None = None

    def seen_by(self, role: str) -> bool:
        """Whether a role may read it: what is meant for another, and what another thinks, it may not."""
        if self.only is not None:
            return self.only == role
        return self.manner != "thought" or self.who is None or self.who == role


class Option(NamedTuple):
    """An option as it is on offer."""

    id: str
    text: str
    acts: tuple[str, ...]
    aside: bool
    note: str


class Telling(NamedTuple):
    """One beat that depends on the moment: on a condition, or on the day in its text."""

    beat: Told
    parts: tuple[str, ...]
    condition: Function | None


class Script(NamedTuple):
    """The beats of one moment: always the same, or each told by its condition."""

    fixed: tuple[Told, ...]
    tellings: tuple[Telling, ...] = ()

    def told(self, values: Values) -> tuple[Told, ...]:
        """What is told now."""
        if not self.tellings:
            return self.fixed
        return tuple(
            [
                telling.beat._replace(text=with_day(telling.parts, values))
                for telling in self.tellings
                if telling.condition is None or telling.condition(values)
            ]
        )


class Changes(NamedTuple):
    """What a step does to states: what is added to meters within their bounds, then what is replaced."""

    added: tuple[tuple[int, int, int, int], ...]  # slot, amount, least, most
    replaced: tuple[tuple[int, int | bool], ...]  # slot, value

    def make(self, values: Values) -> None:
        """Change the values."""
        for slot, amount, least, most in self.added:
            value = values[slot] + amount
            values[slot] = least if value < least else most if value > most else value  # noqa: FURB136 - calls cost a fifth
        for slot, amount in self.replaced:
            values[slot] = amount


class Way(NamedTuple):
    """One target of a road."""

    scene: str
    condition: Function | None
    weight: Amount
    script: Script | None


class Road(NamedTuple):
    """Where a step leads: the first way whose condition holds, or one way by chance."""

    ways: tuple[Way, ...]
    by_chance: bool

    def way(self, values: Values) -> Way:
        """The way by condition. A checked road has a last one bare."""
        for way in self.ways:
            if way.condition is None or way.condition(values):
                return way
        raise LookupError("no way on")


class CompiledOption(NamedTuple):
    """An option ready to be taken; without a road it is an aside."""

    id: str
    option: Option
    parts: tuple[str, ...]
    note: tuple[str, ...]
    condition: Function | None
    once: int | None
    spends: tuple[int, ...]  # the slots that say afterwards that it was taken
    weight: Amount
    changes: Changes | None
    marks: Marks | None
    script: Script | None
    after: int
    road: Road | None
    straight: str | None  # the scene of a road of one bare way, the common case

    def shown(self, values: Values) -> Option:
        """The option with the day in its text."""
        if len(self.parts) == len(self.note) == 1:
            return self.option
        return self.option._replace(text=with_day(self.parts, values), note=with_day(self.note, values))


class Offer(NamedTuple):
    """The options that are on offer together. One of a kind: offers are shared, not made anew."""

    options: tuple[CompiledOption, ...]
    ids: tuple[str, ...]
    by_id: Mapping[str, CompiledOption]


def offer(options: Iterable[CompiledOption]) -> Offer:
    """These options together."""
    by_id = {option.id: option for option in options}
    return Offer(tuple(by_id.values()), tuple(by_id), by_id)


NOTHING = offer(())


class CompiledScene(NamedTuple):
    """A scene ready to be entered."""

    id: str
    title: tuple[str, ...]
    by: str
    visits: int | None
    moves_clock: bool
    after: int
    at: At | None
    changes: Changes | None
    script: Script | None
    offer: Offer
    gates: tuple[tuple[int, int | None, Function | None], ...]  # the options that may be shut, one bit each
    offers: dict[int, Offer]  # what is left of the offer, by the bits of the gates that are shut
    road: Road | None
    ending: str | None
    reflect: tuple[tuple[str, ...], ...]


def amount(weight: Amount, values: Values) -> int:
    """A weight at this moment; a negative one counts as 0."""
    if isinstance(weight, int):
        return weight
    return max(0, int(weight(values)))


def with_day(parts: tuple[str, ...], values: Values) -> str:
    """The text with the day of this moment."""
    return str(values[MINUTES] // DAY).join(parts)
