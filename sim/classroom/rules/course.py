"""The course of a lesson: briefing, story, debrief, out of role, end; and the veil over all of it."""

from __future__ import annotations

from sim.classroom.events import Begun, Briefed, Debriefed, Ended, Networked, Released, Veiled
from sim.classroom.room import BLANK, BRIEF, DEBRIEF, ENDED, LOBBY, PAUSED, PLAYING, RELEASED, SCENE, Room
from sim.classroom.rules.asking import Rules, must, phase_is

REACTIONS, DESCRIPTION, ANALYSIS, SUMMARY = "reactions", "description", "analysis", "summary"
STATIONS = (REACTIONS, DESCRIPTION, ANALYSIS, SUMMARY)


def briefed(room: Room, _: Briefed) -> None:
    """The briefing."""
    phase_is(room, LOBBY)
    room.phase = BRIEF


def begun(room: Room, _: Begun) -> None:
    """The story; from the debrief, back into it where it stood."""
    phase_is(room, LOBBY, BRIEF, DEBRIEF)
    room.phase, room.station = SCENE, ""


def debriefed(room: Room, event: Debriefed) -> None:
    """A station of the debrief. A lesson may be debriefed wherever its story stands; a vote that is open lapses."""
    phase_is(room, *PLAYING, DEBRIEF)
    must(event.station in STATIONS, f"the debrief has {', '.join(STATIONS)}")
    room.phase, room.station, room.ballot = DEBRIEF, event.station, None


def released(room: Room, _: Released) -> None:
    """Out of role."""
    phase_is(room, DEBRIEF)
    room.phase = RELEASED


def ended(room: Room, _: Ended) -> None:
    """The end, from anywhere."""
    must(room.phase != ENDED, "the lesson is over")
    room.phase, room.veil = ENDED, ""


def veiled(room: Room, event: Veiled) -> None:
    """A veil, or none."""
    must(room.phase != ENDED, "the lesson is over")
    must(event.veil in ("", PAUSED, BLANK), "a screen is paused or blank")
    room.veil = event.veil


def networked(room: Room, event: Networked) -> None:
    """Devices, or hands. Votes that were given stay as they are."""
    room.networked = event.on


RULES: Rules = {
    Briefed: briefed,
    Begun: begun,
    Debriefed: debriefed,
    Released: released,
    Ended: ended,
    Veiled: veiled,
    Networked: networked,
}
