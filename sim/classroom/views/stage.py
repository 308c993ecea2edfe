"""The projector's view: what the whole class may see at once."""

from __future__ import annotations

from sim.classroom.founding import CLASS
from sim.classroom.room import PLAYING, RELEASED, REVEALED, SCENE, Room
from sim.classroom.seating import Seat
from sim.classroom.views.common import room_view
from sim.classroom.views.scene import NOBODY, option_views, scene_view
from sim.classroom.views.shapes import DecisionView, FeedbackView, StageView, TallyView
from sim.classroom.views.tally import feedback_view, tally_view


def stage_view(room: Room) -> StageView:
    """The projector. Where two sides play, it shows neither side's options nor votes: only how many have voted."""
    shown = room.phase in PLAYING and not room.veil
    role = room.roles[0] if room.founding.mode == CLASS else NOBODY
    ours = shown and not room.each_their_own
    return {
        **room_view(room),
        "code": room.founding.code,
        "scene": scene_view(room.session, room.roles, role, room.over) if ours else None,
        "decision": decision_view(room, role) if ours else None,
        "tally": revealed_tally(room, role) if ours else None,
        "feedback": revealed_feedback(room, role) if ours else None,
        "going": [standing(seat) for seat in room.present] if shown and room.each_their_own else [],
        "exits": list(room.exits) if room.phase == RELEASED else [],
    }


def decision_view(room: Room, role: str) -> DecisionView | None:
    """The open decision for the eyes of a role: its options are for whoever decides, once they are put to the vote or
    the scene has been read."""
    session = room.session
    if session.by is None:
        return None
    electors = room.electors(session.by)
    votes = room.ballot.votes if room.ballot is not None else {}
    return {
        "step": session.steps + 1,
        "role": session.by,
        "name": room.story.people[session.by].name,
        "options": option_views(session.options) if role == session.by else [],
        "votes": sum(seat.id in votes for seat in electors),
        "electors": len(electors),
    }


def revealed_tally(room: Room, role: str) -> TallyView | None:
    """The split, once it is revealed, for the side whose it is."""
    ballot = room.ballot
    if room.phase == SCENE and room.ballots:  # the consequence is on show, and beside it what was decided
        ballot = room.ballots[-1] if room.play.numbers[-1] > room.ballots[-1].after else None
        return tally_view(ballot) if ballot is not None and ballot.role == role else None
    if room.phase != REVEALED or ballot is None or ballot.role != role:
        return None
    return tally_view(ballot)


def revealed_feedback(room: Room, role: str) -> FeedbackView | None:
    """What the sources make of the options, in practice and once the split is revealed."""
    if not room.founding.practice or room.phase != REVEALED or room.session.by != role:
        return None
    return feedback_view(room.session, room.pack, room.roles)


def standing(seat: Seat) -> str:
    """Where somebody's own road stands, without a word of what they chose."""
    session = None if seat.play is None else seat.play.session
    if session is None:
        return ""
    return "at the end" if session.by is None else f"at decision {session.steps + 1}"
