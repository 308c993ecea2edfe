"""What a class did, gathered from its room: its votes, or the roads of its seats where each went one of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from hashlib import sha256

from sim.classroom.balloting import Ballot as Vote
from sim.classroom.events import PASS
from sim.classroom.report.gathering import (
    UNFINISHED,
    Ballot,
    Choice,
    Gathered,
    Line,
    Mark,
    Participant,
    Place,
    ballots_of,
    chosen,
    how_it_ended,
    in_order,
    own_roads,
    scenes_of,
    standing,
)
from sim.classroom.room import Room
from sim.classroom.seating import Seat
from sim.guidance.agreement import Ledger
from sim.guidance.verdicts import Judge
from sim.play.replay import onto
from sim.play.session import Session


def from_room(room: Room) -> Gathered:
    """What came of a lesson, as far as it went."""
    return _each_their_own(room) if room.each_their_own else _steered(room)


def _each_their_own(room: Room) -> Gathered:
    plays = {
        seat.id: seat.play for seat in _seats(room) if seat.play is not None and chosen(seat.play.session, room.roles)
    }
    lines = [[onto(play, number).session for number in play.trace.leaves] for play in plays.values()]
    sessions = [play.session for play in plays.values()]
    names = [room.seats[seat].name for seat in plays]
    participants, offered = own_roads(room.pack, sessions, [room.roles] * len(plays), lines, names)
    story = room.story
    return Gathered(
        story,
        room.pack,
        steered=False,
        seats=True,
        participants=participants,
        ballots=ballots_of(story, participants, offered),
        reached=scenes_of(session for its in lines for session in its),
        batch=_batch(room),
        marks=tuple(_marks(room)),
    )


def _steered(room: Room) -> Gathered:
    votes = [*_placed(room)]
    seats = [seat for seat in _seats(room) if any(_voted(vote, seat) for _, vote in votes)]
    sessions = [*_lines(room)]
    return Gathered(
        room.story,
        room.pack,
        steered=True,
        seats=True,
        participants=tuple(_participant(room, number, seat, votes) for number, seat in enumerate(seats, 1)),
        ballots=tuple(_ballot(place, vote) for place, vote in votes),
        reached=scenes_of(sessions),
        batch=_batch(room),
        lines=tuple(_told([Line(chosen(session, room.roles), how_it_ended(session)) for session in sessions])),
        marks=tuple(_marks(room)),
    )


def _seats(room: Room) -> list[Seat]:
    """In an order that says nothing of who came first."""
    batch = _batch(room)
    return sorted(room.seats.values(), key=lambda seat: sha256(f"{batch} {seat.id}".encode()).digest())


def _placed(room: Room) -> Iterator[tuple[Place, Vote]]:
    """Every vote that was cast, on any line, in the order of the story."""
    found: dict[Place, Vote] = {}
    for vote in room.ballots:
        if not any(vote.tally.values()):
            continue
        place = standing(onto(room.play, vote.after).session)
        while place in found:
            place = place._replace(again=place.again + 1)
        found[place] = vote
    return ((place, found[place]) for place in in_order(room.story, found))


def _ballot(place: Place, vote: Vote) -> Ballot:
    counts = vote.tally
    return Ballot(place, sum(counts.values()), counts, {}, frozenset(counts))


def _participant(room: Room, number: int, seat: Seat, votes: list[tuple[Place, Vote]]) -> Participant:
    choices = tuple(Choice(place, vote.votes[seat.id]) for place, vote in votes if _voted(vote, seat))
    return Participant(number, choices, None, _agreements(room, seat), pseudonym=seat.name)


def _voted(vote: Vote, seat: Seat) -> bool:
    return vote.hands is None and vote.votes.get(seat.id, PASS) != PASS


def _agreements(room: Room, seat: Seat) -> Mapping[str, Fraction | None]:
    """How far each source agrees with what a seat voted for along the line that counts, each decision as it came."""
    numbers, road = room.play.numbers, room.session.road
    votes = {(vote.after, vote.decided): vote for vote in room.ballots}
    judge, ledger = Judge(room.story, room.pack, room.roles), Ledger(room.pack.sources)
    values = judge.rulebook.begin()
    for decision in road:
        readings = judge.weigh(decision, values)
        vote = votes.get((numbers[decision.step - 1], decision.taken))
        if vote is not None and _voted(vote, seat):
            moment = judge.moment(decision._replace(taken=vote.votes[seat.id]), readings)
            if moment is not None:
                ledger.enter(moment)
        judge.rulebook.leave(values, decision.role, decision.option.acts)
    return ledger.agreements


def _lines(room: Room) -> Iterator[Session]:
    """The line that counts, and then the others that a class tried."""
    yield room.session
    for number in room.trace.leaves:
        if number not in room.play.numbers:
            yield onto(room.play, number).session


def _told(lines: Sequence[Line]) -> Iterator[Line]:
    """The line that counts, and those others that are worth telling: one that was left in its middle is not, where
    another goes the same way as far or farther."""
    for index, line in enumerate(lines):
        many = len(line.choices)
        others = (*lines[:index], *(each for each in lines[index + 1 :] if len(each.choices) > many))
        again = line.ending == UNFINISHED and any(each.choices[:many] == line.choices for each in others)
        if index == 0 or not again:
            yield line


def _marks(room: Room) -> Iterator[Mark]:
    """In the order in which they were noted; a seat's own road has steps of its own."""
    for number, seat, sign, text in room.marks:
        its = room.seats[seat].play if seat in room.seats else None
        yield Mark(sign, text, (its or room.play).trace.steps[number].leads)


def _batch(room: Room) -> str:
    """Tells this room from others."""
    header = room.founding.header
    return sha256(f"{header.story} {header.seed} {header.started} {room.founding.code}".encode()).hexdigest()[:12]
