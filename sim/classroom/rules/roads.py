"""Other roads: back to a decision, on with another line, and the roads of those who play by themselves."""

from __future__ import annotations

from sim.classroom.events import PASS, Returned, Switched, Took, Undid
from sim.classroom.refusals import Refused
from sim.classroom.room import DEBRIEF, PLAYING, SCENE, Room
from sim.classroom.rules.asking import Rules, must, phase_is, playing, seat_of, unveiled
from sim.play.playthrough import Playthrough, decide
from sim.play.replay import onto
from sim.play.session import NotOnOffer, RoadFault


def returned(room: Room, event: Returned) -> None:
    """Back to before a decision of the present line. The line that is left stays in the trace."""
    _other_line(room)
    steps = [decision.step for decision in room.session.road if decision.role in room.roles]
    must(event.step in steps, "there is no such decision on this line")
    while room.session.steps >= event.step:
        room.play.undo()
    room.ballot, room.phase, room.station = None, SCENE, ""


def switched(room: Room, event: Switched) -> None:
    """On with another line, where it stopped."""
    _other_line(room)
    must(event.number < len(room.trace.steps), "there is no such line")
    play = onto(room.play, event.number)
    play.advance()
    room.play, room.ballot, room.phase, room.station = play, None, SCENE, ""


def _other_line(room: Room) -> None:
    phase_is(room, *PLAYING, DEBRIEF)
    must(not room.each_their_own, "everybody plays a road of their own here")
    must(room.founding.practice, "one goes back in practice, not when performing")


def took(room: Room, event: Took) -> None:
    """One step of somebody's own road; passing lets the story draw."""
    play = _own(room, event.seat)
    must(play.session.by is not None, "your story has come to its end")
    steps = play.session.steps
    try:
        if event.option == PASS:
            decide(play)
        else:
            play.take(event.option)
        play.advance()
    except NotOnOffer:
        raise Refused("that is not on offer") from None
    except RoadFault:
        while play.session.steps > steps:
            play.undo()
        raise


def undid(room: Room, event: Undid) -> None:
    """The last own decision of somebody's own road is taken back."""
    play = _own(room, event.seat)
    must(room.founding.practice, "one goes back in practice, not when performing")
    must(play.undo_own(), "there is nothing to take back")


def _own(room: Room, name: str) -> Playthrough:
    playing(room)
    unveiled(room)
    play = seat_of(room, name).play
    if play is None:
        raise Refused("the class plays one road together here")
    return play


RULES: Rules = {Returned: returned, Switched: switched, Took: took, Undid: undid}
