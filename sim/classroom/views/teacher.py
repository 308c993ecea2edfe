"""The teacher's view: the stage, and what nobody else may see before the reveal."""

from __future__ import annotations

from sim.classroom.room import PLAYING, Room
from sim.classroom.seating import OBSERVER, Seat
from sim.classroom.views.lines import found_so_far, line_views
from sim.classroom.views.path import path_views
from sim.classroom.views.scene import letter, scene_view
from sim.classroom.views.shapes import MarkView, NoteView, RosterView, TeacherView
from sim.classroom.views.stage import decision_view, stage_view, standing
from sim.classroom.views.tally import feedback_view, tally_view


def teacher_view(room: Room) -> TeacherView:
    """Everything that there is to lead a lesson by. A veil hides nothing from the teacher."""
    session, playing = room.session, room.phase in PLAYING and not room.each_their_own
    open_ = playing and not room.over and session.by is not None
    by = session.by or ""
    return {
        **stage_view(room),
        "scene": scene_view(session, room.roles, by or room.roles[0], room.over) if playing else None,
        "decision": decision_view(room, by) if open_ else None,
        "tally": tally_view(room.ballot) if room.ballot is not None else None,
        "feedback": feedback_view(session, room.pack, room.roles) if open_ else None,
        "exits": list(room.exits),
        "roster": [_row(room, seat) for seat in room.present],
        "roles": _roles(room),
        "notes": _notes(room) if open_ else [],
        "lines": line_views(room),
        "marks_all": _marks(room),
        "path_so_far": path_views(room, found_so_far(room), verdicts=True),
        "over": room.over,
    }


def _row(room: Room, seat: Seat) -> RosterView:
    return {
        "seat": seat.id,
        "name": seat.name,
        "role": seat.role,
        "playing": "" if seat.role == OBSERVER else room.story.people[seat.role].name,
        "voted": room.ballot is not None and seat.id in room.ballot.votes,
        "stands": standing(seat),
    }


def _roles(room: Room) -> list[dict[str, str]]:
    """The roles that can be cast, with their cards."""
    cast, story = room.story.scenario.cast, room.story
    played = [{"id": role, "name": story.people[role].name, "card": story.text(cast[role].card)} for role in room.roles]
    return [*played, {"id": OBSERVER, "name": "Observer", "card": ""}]


def _notes(room: Room) -> list[NoteView]:
    return [
        {"letter": letter(index), "text": option.text, "note": option.note}
        for index, option in enumerate(room.session.options)
    ]


def _marks(room: Room) -> list[MarkView]:
    return [
        {"name": room.seats[seat].name if seat in room.seats else "", "sign": sign, "text": text}
        for _, seat, sign, text in room.marks
    ]
