"""A decision put to a class: opened, voted or counted, closed, revealed, decided."""

from __future__ import annotations

from sim.classroom.balloting import LOT, MAJORITY, OVERRIDE, Ballot
from sim.classroom.events import PASS, Closed, Counted, Decided, Opened, Revealed, Voted
from sim.classroom.refusals import Refused
from sim.classroom.room import CLOSED, REVEALED, SCENE, VOTE, Room
from sim.classroom.rules.asking import Rules, must, phase_is, seat_of, unveiled
from sim.play.playthrough import decide
from sim.play.session import RoadFault


def opened(room: Room, _: Opened) -> None:
    """The vote opens; one that was closed opens again with its votes."""
    phase_is(room, SCENE, CLOSED)
    must(not room.each_their_own, "everybody plays a road of their own here")
    must(not room.over, "there is nothing to decide any more")
    room.ballot = room.ballot or _ballot(room)
    room.phase = VOTE


def voted(room: Room, event: Voted) -> None:
    """A vote by the option's id; the last one counts."""
    seat = seat_of(room, event.seat)
    must(room.phase == VOTE, "no vote is open")
    unveiled(room)
    must(room.networked, "hands are counted this time")
    ballot = _on(room)
    must(seat.role == ballot.role, "this decision is not yours")
    must(event.option == PASS or event.option in _ids(ballot), "that is not on offer")
    ballot.votes[seat.id] = event.option


def counted(room: Room, event: Counted) -> None:
    """Hands, for every option on offer. They may be counted again until the decision is made."""
    phase_is(room, SCENE, VOTE, CLOSED, REVEALED)
    must(not room.each_their_own and not room.over, "there is nothing to count")
    ballot = room.ballot or _ballot(room)
    must(event.counts.keys() == set(_ids(ballot)), f"a count has one number for each of {', '.join(_ids(ballot))}")
    room.ballot = ballot
    ballot.hands = dict(event.counts)
    room.phase = REVEALED if room.phase == REVEALED else CLOSED


def closed(room: Room, _: Closed) -> None:
    """No more votes."""
    phase_is(room, VOTE)
    room.phase = CLOSED


def revealed(room: Room, _: Revealed) -> None:
    """The class sees its split."""
    phase_is(room, CLOSED)
    _on(room).revealed = True
    room.phase = REVEALED


def decided(room: Room, event: Decided) -> None:
    """The story goes on. A majority is that of the votes as they stand, and of one option alone."""
    phase_is(room, SCENE, CLOSED, REVEALED)
    must(not room.each_their_own and not room.over, "there is nothing to decide")
    ballot = room.ballot or _ballot(room)
    _fits(ballot, event)
    _take(room, event)
    ballot.decided, ballot.how = room.session.road[ballot.step - 1].taken, event.how
    room.ballots.append(ballot)
    room.ballot, room.phase = None, SCENE


def _fits(ballot: Ballot, event: Decided) -> None:
    if event.how == LOT:
        must(event.option == PASS, "where the story draws, nobody chooses")
        return
    must(event.how in (MAJORITY, OVERRIDE), f"a decision is made by {MAJORITY}, {OVERRIDE} or {LOT}")
    must(event.option in _ids(ballot), "that is not on offer")
    if event.how == MAJORITY:
        must(ballot.leading == (event.option,), "that is not what most voted for")


def _take(room: Room, event: Decided) -> None:
    """One step and all that follows by itself. Raises RoadFault, having taken the step back."""
    play, steps = room.play, room.session.steps
    try:
        if event.how == LOT:
            decide(play)
        else:
            play.take(event.option)
        play.advance()
    except RoadFault:
        while play.session.steps > steps:
            play.undo()
        raise


def _ballot(room: Room) -> Ballot:
    session = room.session
    if session.by is None:
        raise Refused("there is nothing to decide")
    after = room.play.numbers[-1]
    return Ballot(session.steps + 1, after, session.scene, session.title, session.by, session.options)


def _on(room: Room) -> Ballot:
    if room.ballot is None:
        raise Refused("nothing has been put to the vote")
    return room.ballot


def _ids(ballot: Ballot) -> tuple[str, ...]:
    return tuple(option.id for option in ballot.options)


RULES: Rules = {
    Opened: opened,
    Voted: voted,
    Counted: counted,
    Closed: closed,
    Revealed: revealed,
    Decided: decided,
}
