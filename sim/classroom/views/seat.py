"""One seat's view: its card, its side of the story, its vote. Nothing of any other seat's is in it."""

from __future__ import annotations

from sim.classroom.criteria import criteria
from sim.classroom.room import BRIEF, DEBRIEF, PLAYING, Room
from sim.classroom.seating import OBSERVER, Seat
from sim.classroom.views.common import room_view
from sim.classroom.views.scene import NOBODY, option_views, scene_view
from sim.classroom.views.shapes import SeatView
from sim.classroom.views.stage import decision_view, revealed_feedback, revealed_tally


def seat_view(room: Room, seat: Seat) -> SeatView:
    """What a seat is shown."""
    observer = seat.role == OBSERVER
    role = NOBODY if observer else seat.role
    story = room.story
    begun = room.phase in (BRIEF, *PLAYING, DEBRIEF)
    view: SeatView = {
        **room_view(room),
        "seat": seat.id,
        "name": seat.name,
        "role": seat.role,
        "playing": "" if observer else story.people[seat.role].name,
        "observer": observer,
        "card": [] if observer or not begun else _paragraphs(story.text(story.scenario.cast[seat.role].card)),
        "criteria": criteria(room.story) if observer else [],
        "scene": None,
        "decision": None,
        "yours": False,
        "vote": None,
        "tally": None,
        "feedback": None,
        "can_undo": False,
    }
    if room.phase in PLAYING and not room.veil:
        _own_road(room, seat, view) if seat.play is not None else _shared_road(room, seat, role, view)
    return view


def _shared_road(room: Room, seat: Seat, role: str, view: SeatView) -> None:
    """The story that the class steers together."""
    view["scene"] = scene_view(room.session, room.roles, role, room.over)
    view["decision"] = decision_view(room, role)
    view["yours"] = room.session.by == seat.role
    view["vote"] = room.ballot.votes.get(seat.id) if room.ballot is not None else None
    view["tally"] = revealed_tally(room, role)
    view["feedback"] = revealed_feedback(room, role)


def _own_road(room: Room, seat: Seat, view: SeatView) -> None:
    """The road of somebody who plays by themselves."""
    assert seat.play is not None
    session = seat.play.session
    over = session.over
    view["scene"] = scene_view(session, room.roles, seat.role, over)
    view["can_undo"] = room.founding.practice and any(decision.role in room.roles for decision in session.road)
    if session.by is None:
        return
    view["yours"] = True
    view["decision"] = {
        "step": session.steps + 1,
        "role": session.by,
        "name": room.story.people[session.by].name,
        "options": option_views(session.options),
        "votes": 0,
        "electors": 1,
    }


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
