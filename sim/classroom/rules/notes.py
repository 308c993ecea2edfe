"""What people write down: plus and delta of those who watch, and a line at the end."""

from __future__ import annotations

from sim.classroom.events import Marked, Parted
from sim.classroom.room import DEBRIEF, PLAYING, RELEASED, Room
from sim.classroom.rules.asking import Rules, must, phase_is, seat_of, unveiled

PLUS, DELTA = "plus", "delta"
MOST_MARKS = 2_000
MOST_EXITS = 600


def marked(room: Room, event: Marked) -> None:
    """A mark, kept with the step of the trace where the story stood."""
    phase_is(room, *PLAYING, DEBRIEF)
    unveiled(room)
    play = (seat_of(room, event.seat).play if event.seat else None) or room.play
    must(event.sign in (PLUS, DELTA), f"a mark is {PLUS} or {DELTA}")
    must(bool(event.text.strip()), "a mark says something")
    must(len(room.marks) < MOST_MARKS, "there is no room for more marks")
    room.marks.append((play.numbers[-1], event.seat, event.sign, event.text))


def parted(room: Room, event: Parted) -> None:
    """A line that stays, without a name."""
    phase_is(room, RELEASED)
    must(bool(event.text.strip()), "a line says something")
    must(len(room.exits) < MOST_EXITS, "there is no room for more lines")
    room.exits.append(event.text)


RULES: Rules = {Marked: marked, Parted: parted}
