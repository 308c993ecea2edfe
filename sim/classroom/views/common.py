"""What everybody in a room may know of it."""

from __future__ import annotations

from sim.classroom.room import BRIEF, DEBRIEF, LOBBY, Room
from sim.classroom.views.shapes import BriefView, RoomView, Veil

GROUND_RULES = (
    "The people in this story are invented. Nobody has to tell anything of their own.",
    "Pass whenever you like, watch, or step outside. It costs nothing, and nobody is told.",
    "We talk about what somebody did, not about who they are.",
    "What is said here stays here, unless somebody is not safe.",
)
VEILS: dict[str, Veil] = {"": "", "paused": "paused", "blank": "blank"}


def room_view(room: Room) -> RoomView:
    """The part that every screen shares. It holds nothing of the story before the briefing is over."""
    from sim.classroom.views.debriefing import debrief_view

    scenario = room.story.scenario
    return {
        "revision": room.revision,
        "title": room.story.text(scenario.title),
        "lesson": room.founding.header.lesson,
        "language": scenario.language,
        "mode": room.founding.mode,
        "practice": room.founding.practice,
        "phase": room.phase,
        "veil": VEILS[room.veil],
        "networked": room.networked,
        "locked": room.locked,
        "seats": len(room.present),
        "brief": _brief(room) if room.phase in (LOBBY, BRIEF) else None,
        "debrief": debrief_view(room) if room.phase == DEBRIEF else None,
    }


def _brief(room: Room) -> BriefView:
    story, scenario = room.story, room.story.scenario
    return {
        "summary": story.text(scenario.summary),
        "content_notes": [story.text(note) for note in scenario.content_notes],
        "objectives": [story.text(aim) for aim in scenario.objectives],
        "rules": list(GROUND_RULES),
    }
