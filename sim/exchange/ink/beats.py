"""Beats as lines of ink, in the words of the plain player: those that the player of the story may read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sim.exchange.ink.expression import Expressions
from sim.exchange.ink.prose import prose, remark
from sim.story.compiled import Told
from sim.story.model import PLAYER, Beat
from sim.story.prose import Person, put_in

# What a voice is told by: what stands before its words and behind them, for others and for the player's own role.
_VOICES = {
    "message": ("{} writes: ", "You write: ", ""),
    "thought": ("{} thinks: ", "You think: ", ""),
    "call": ('{}, on the phone: "', 'You, on the phone: "', '"'),
    "speech": ('{}: "', 'You: "', '"'),
}


def told(beats: Iterable[Beat], people: Mapping[str, Person], code: Expressions) -> Iterator[str]:
    """The lines. What only others may read is a remark for whoever reads the source."""
    for beat in beats:
        parts = put_in(beat.text, people)
        if not Told(beat.who, beat.manner, "", beat.only).seen_by(PLAYER):
            yield remark(parts, f"What {beat.who} thinks: " if beat.only is None else f"For {beat.only} only: ")
            continue
        line = _line(beat, parts, people)
        if line and beat.condition is not None:
            yield from (f"{{ {code.written(beat.condition)}:", f"    {line}", "}")
        elif line:
            yield line


def _line(beat: Beat, parts: Sequence[str], people: Mapping[str, Person]) -> str:
    if beat.who is None or beat.manner is None:
        return prose(parts)
    others, own, after = _VOICES[beat.manner]
    before = own if beat.who == PLAYER else others.replace("{}", people[beat.who].name)
    return f"{prose(parts, before, after)} # who: {beat.who} # as: {beat.manner}"
