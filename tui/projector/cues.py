"""The line of keys at the foot of the projector: the few that matter now, by the names the registry has for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sim.classroom.room import BRIEF, CLOSED, DEBRIEF, ENDED, LOBBY, REVEALED, VOTE, Room
from sim.classroom.rules.course import STATIONS
from sim.classroom.views.scene import letter
from tui.projector.course import decides, next_step
from tui.projector.hands import read
from tui.projector.turning import ways_back


class Cue(NamedTuple):
    """An action of the page and what it does now, in two words or three; `keys` where not all of its keys do it."""

    action: str
    words: str
    keys: str = ""


def cues(room: Room, look: str) -> list[Cue]:
    """What enter does first, where it does anything, then what else there is."""
    if room.veil or not look:
        step = next_step(room)
        first = [Cue("next", step.words)] if step.events else []
        return first if room.veil else [*first, *_others(room)]
    return [Cue("next", "back to the lesson")]


def typing(typed: str, room: Room) -> list[Cue]:
    """The same while hands are being typed."""
    hands = read(typed, len(room.session.options))
    return [Cue("count", hands, "hands"), Cue("next", "counts them"), Cue("back", "drops them")]


def _others(room: Room) -> Iterator[Cue]:
    if room.phase == LOBBY:
        yield from (Cue("join", "camera code"), Cue("roster", "who is here"), Cue("lock", "lock"))
    if room.phase == BRIEF and room.networked:
        yield Cue("join", "how to join")
    if decides(room):
        yield Cue("count", "type the hands: 12 7 9" if room.phase == VOTE and not room.networked else "hands")
        if room.phase == REVEALED:
            yield Cue("option", "go on with it", f"a–{letter(len(room.session.options) - 1).lower()}")
            if room.founding.practice:
                yield Cue("articles", "the articles")
    if room.phase in (CLOSED, DEBRIEF) or (room.phase != REVEALED and ways_back(room)):
        yield Cue("go_back", "back")
    if room.phase == DEBRIEF and room.station != STATIONS[-1]:
        yield Cue("out", "out of role")
    if room.phase == ENDED:
        yield Cue("wipe", "wipe the room")
