"""A room: a class, a story, and where the lesson stands. It is the replay of its events (rules say what each does), and
knows no clock and no network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from sim.classroom.balloting import Ballot
from sim.classroom.founding import OWN, Founding
from sim.classroom.seating import OBSERVER, Seat
from sim.guidance.model import Pack
from sim.play.lesson import as_played
from sim.play.playthrough import Playthrough
from sim.play.session import Session
from sim.play.trace import Header, Trace
from sim.story.story import Story

if TYPE_CHECKING:
    from sim.classroom.views.shapes import AgreementView
    from sim.debrief.blocks import Debrief

LOBBY, BRIEF, SCENE, VOTE, CLOSED, REVEALED = "lobby", "brief", "scene", "vote", "closed", "revealed"
DEBRIEF, RELEASED, ENDED = "debrief", "out-of-role", "ended"
PAUSED, BLANK = "paused", "blank"
PLAYING = (SCENE, VOTE, CLOSED, REVEALED)


class Line(NamedTuple):
    """One line of the class's story up to one of its steps, and what the sources make of it: its outcome, the texts of
    what people decided, the id of every option that was taken."""

    outcome: str
    steps: tuple[str, ...]
    taken: tuple[str, ...]
    agreements: tuple[AgreementView, ...]


class Room:
    """Where a lesson stands. Nothing but `rules.apply` changes it."""

    def __init__(self, founding: Founding, story: Story, pack: Pack) -> None:
        """A room at its first moment, for the lesson that the header names or the whole story. Raises NoSuchLesson, and
        RoadFault where the story cannot even start."""
        self.founding, self.pack = founding, pack
        self.story = as_played(story, founding.header.lesson)
        self.revision = 0
        self.phase, self.veil, self.station = LOBBY, "", ""
        self.locked, self.networked = False, True
        self.proof = founding.proof
        self.seats: dict[str, Seat] = {}
        self.ballots: list[Ballot] = []
        self.ballot: Ballot | None = None
        self.marks: list[tuple[int, str, str, str]] = []  # number of the trace's step, seat, sign, text
        self.exits: list[str] = []
        self.play = self.new_play(founding.header)
        # Worked out by views when they are first asked for; the numbers are those of the trace's steps.
        self.lines: dict[int, Line] = {}
        self.found: tuple[int, Debrief] | None = None

    def new_play(self, header: Header) -> Playthrough:
        """A play of this room's story, at its first decision."""
        play = Playthrough(Session(self.story), header)
        play.advance()
        return play

    # --- what stands

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that are played in this room."""
        return self.founding.header.persons

    @property
    def session(self) -> Session:
        """Where the class's story stands."""
        return self.play.session

    @property
    def over(self) -> bool:
        """Whether the class's story goes no further, for itself or for its lesson."""
        return self.play.over

    @property
    def each_their_own(self) -> bool:
        """Whether everybody plays a road of their own."""
        return self.founding.mode == OWN

    @property
    def trace(self) -> Trace:
        """The trace of the class's play, with every line that was tried."""
        return self.play.trace

    @property
    def present(self) -> Sequence[Seat]:
        """The seats that were not taken away."""
        return [seat for seat in self.seats.values() if not seat.removed]

    def electors(self, role: str) -> Sequence[Seat]:
        """The seats that vote on a role's decisions."""
        return [seat for seat in self.present if seat.role == role]

    @property
    def observers(self) -> Sequence[Seat]:
        """The seats that watch."""
        return self.electors(OBSERVER)
