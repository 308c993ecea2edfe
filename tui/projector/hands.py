"""Hands as they are typed: a number for each option in the order of the options, with blanks between."""

from __future__ import annotations

from collections.abc import Sequence

from sim.classroom.events import MOST_HANDS
from sim.classroom.room import Room
from sim.classroom.views.scene import letter


def numbers(typed: str) -> list[int]:
    """What was typed, as numbers."""
    return [int(word) for word in typed.split()]


def read(typed: str, options: int) -> str:
    """`A 12 · B 7 · C –`: what was typed so far, by option; what is too much stands at its end."""
    found = numbers(typed)
    shown = [f"{letter(at)} {found[at] if at < len(found) else '–'}" for at in range(options)]
    return " · ".join([*shown, *(f"? {number}" for number in found[options:])])


def counts(room: Room, typed: str) -> dict[str, int]:
    """The hands by option. Raises ValueError with what to do where they do not fit."""
    options, found = room.session.options, numbers(typed)
    if len(found) != len(options):
        told = f"Type {len(options)} numbers, one for each of {_letters(len(options))}"
        raise ValueError(f"{told}, 0 for none; here {'is' if len(found) == 1 else 'are'} {len(found)}.")
    if max(found) > MOST_HANDS:
        raise ValueError(f"Nobody counts more than {MOST_HANDS} hands for one option.")
    return {option.id: number for option, number in zip(options, found, strict=True)}


def _letters(options: int) -> str:
    letters: Sequence[str] = [letter(at) for at in range(options)]
    return ", ".join(letters)
