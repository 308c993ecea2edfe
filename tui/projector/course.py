"""What a teacher's keys ask of a room: the one thing that comes next, and what the others do."""

from __future__ import annotations

from dataclasses import dataclass

from sim.classroom.balloting import LOT, MAJORITY, OVERRIDE
from sim.classroom.events import (
    PASS,
    Begun,
    Briefed,
    Closed,
    Debriefed,
    Decided,
    Ended,
    Event,
    Opened,
    Released,
    Revealed,
    Veiled,
)
from sim.classroom.room import BRIEF, CLOSED, DEBRIEF, ENDED, LOBBY, PLAYING, RELEASED, REVEALED, SCENE, VOTE, Room
from sim.classroom.rules.course import REACTIONS, STATIONS
from sim.classroom.views.scene import letter

TIE = "It is a tie: press the letter to go on with."
NOBODY = "Nobody chose: press the letter to go on with."
OWN = "Everybody is on their own road; o opens the debrief."
OVER = "The lesson is over: w wipes the room, ctrl+q leaves it kept."
COUNT = "Count the hands and type them in the order of the options, with blanks between: 12 7 9."


@dataclass(frozen=True, slots=True)
class Step:
    """What a key does: `words` for the line of keys, and the events in their order. Where there are none, `words` is
    what has to be said instead. `asks`, where it is not empty, is asked before."""

    words: str
    events: tuple[Event, ...] = ()
    asks: str = ""


def next_step(room: Room) -> Step:
    """The one thing that comes next."""
    if room.veil:
        return Step("go on", (Veiled(""),))
    if room.phase in PLAYING:
        return _in_play(room)
    return _in_debrief(room) if room.phase == DEBRIEF else _AROUND[room.phase]


_AROUND = {
    LOBBY: Step("how we do this", (Briefed(),)),
    BRIEF: Step("begin the story", (Begun(),)),
    RELEASED: Step("end the lesson", (Ended(),), "End the lesson? Nobody can join or write after that."),
    ENDED: Step(OVER),
}


def _in_play(room: Room) -> Step:
    if room.each_their_own:
        done = bool(room.present) and all(seat.play is not None and seat.play.over for seat in room.present)
        return _to_debrief() if done else Step(OWN)
    if room.over:
        return _to_debrief()
    if room.phase == SCENE:
        return _to_vote(room)
    if room.phase == VOTE:
        uncounted = not room.networked and (room.ballot is None or room.ballot.hands is None)
        return Step(COUNT) if uncounted else Step("close the vote", (Closed(),))
    if room.phase == CLOSED:
        return Step("show the split", (Revealed(),))
    return _to_go_on(room)


def _to_vote(room: Room) -> Step:
    """A side of the class in which nobody sits is played by the story."""
    by = room.session.by or ""
    if room.networked and len(room.roles) > 1 and not room.electors(by):
        name = room.story.people[by].name
        return Step(f"let the story decide for {name}", (Decided(PASS, LOT),))
    return Step("put it to the vote", (Opened(),))


def _to_go_on(room: Room) -> Step:
    leading = () if room.ballot is None else room.ballot.leading
    if len(leading) == 1:
        letters = {option.id: letter(index) for index, option in enumerate(room.session.options)}
        return Step(f"go on with {letters[leading[0]]}", (Decided(leading[0], MAJORITY),))
    return Step(TIE if leading else NOBODY)


def _to_debrief() -> Step:
    return Step("to the debrief", (Debriefed(REACTIONS),))


def _in_debrief(room: Room) -> Step:
    after = STATIONS.index(room.station) + 1
    if after == len(STATIONS):
        return Step("out of role", (Released(),))
    return Step(f"on to {STATIONS[after]}", (Debriefed(STATIONS[after]),))


def out_of_story(room: Room) -> Step:
    """From the story to the debrief, and from anywhere in the debrief out of role."""
    if room.phase == DEBRIEF:
        return Step(
            "out of role", (Released(),), "" if room.station == STATIONS[-1] else "Skip the rest of the debrief?"
        )
    if room.phase in PLAYING:
        return _to_debrief() if room.over else Step("to the debrief", (Debriefed(REACTIONS),), "Leave the story here?")
    return Step("The debrief comes after the story.")


def override(room: Room, index: int) -> Step:
    """Go on with the option at a place, from 0. It asks wherever the class said, or may still say, otherwise."""
    options = room.session.options
    if not decides(room):
        return Step("There is nothing to decide just now.")
    if index >= len(options):
        return Step(f"The options here go from A to {letter(len(options) - 1)}.")
    option, name = options[index], letter(index)
    leading = () if room.ballot is None else room.ballot.leading
    chosen = (Decided(option.id, OVERRIDE),)
    if room.phase == VOTE:
        return Step("", (Closed(), *chosen), f"Close the vote and go on with {name}?")
    if room.phase != REVEALED:
        return Step("", chosen, f"Go on with {name}, whatever the class votes?")
    if leading == (option.id,):
        return Step("", (Decided(option.id, MAJORITY),))
    return Step("", chosen, f"Go on with {name} instead of the majority?" if len(leading) == 1 else "")


def decides(room: Room) -> bool:
    """Whether the class has a decision before it: hands can be counted, and letters count."""
    return room.phase in PLAYING and not room.each_their_own and not room.over and not room.veil
