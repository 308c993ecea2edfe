"""Who sits where: joining, casting, taking a seat away, and giving it to another device."""

from __future__ import annotations

from sim.classroom.events import Cast, Joined, Locked, Reissued, Rekeyed, Removed
from sim.classroom.room import ENDED, RELEASED, Room
from sim.classroom.rules.asking import Rules, must, seat_of
from sim.classroom.seating import OBSERVER, Seat, role_for_next

MOST_SEATS = 300


def joined(room: Room, event: Joined) -> None:
    """A new seat, at whatever point the lesson stands."""
    must(not room.locked, "the room is locked: ask your teacher to open it")
    must(room.phase not in (RELEASED, ENDED), "the lesson is over")
    must(len(room.present) < MOST_SEATS, f"the room is full: it has {MOST_SEATS} seats")
    must(bool(event.seat) and event.seat not in room.seats, "this seat is taken")
    must(bool(event.name) and all(seat.name != event.name for seat in room.present), "this name is taken")
    seat = Seat(event.seat, event.name, event.proof, role_for_next(room.roles, room.present))
    if room.each_their_own:
        seat.play = room.new_play(room.founding.header)
    room.seats[seat.id] = seat


def cast(room: Room, event: Cast) -> None:
    """Another role for a seat. Its vote on an open decision goes, where that is not its to decide any more."""
    seat = seat_of(room, event.seat)
    must(event.role in (*room.roles, OBSERVER), f"nobody plays `{event.role}` in this room")
    must(not room.each_their_own or event.role != OBSERVER, "everybody plays here: there is no one road to watch")
    seat.role = event.role
    if room.ballot is not None and not room.ballot.decided and room.ballot.role != event.role:
        room.ballot.votes.pop(seat.id, None)


def removed(room: Room, event: Removed) -> None:
    """A seat goes, with its vote on a decision that is still open."""
    seat = seat_of(room, event.seat)
    seat.removed = True
    if room.ballot is not None and not room.ballot.decided:
        room.ballot.votes.pop(seat.id, None)


def reissued(room: Room, event: Reissued) -> None:
    """A seat's new token."""
    seat = seat_of(room, event.seat)
    must(bool(event.proof), "a token has a digest")
    seat.proof = event.proof


def locked(room: Room, event: Locked) -> None:
    """Nobody else may join, or anybody."""
    room.locked = event.on


def rekeyed(room: Room, event: Rekeyed) -> None:
    """The teacher's new link."""
    must(bool(event.proof), "a secret has a digest")
    room.proof = event.proof


RULES: Rules = {Joined: joined, Cast: cast, Removed: removed, Reissued: reissued, Locked: locked, Rekeyed: rekeyed}
