"""Several people at one laptop: their table, what they write about it, and the words that both faces say to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sim.classroom.criteria import criteria
from sim.classroom.table import Table, Turn
from sim.play.notes import Mark, Notes
from sim.story.model import PLAYER
from sim.story.story import Story
from tui.debriefing.words import listed
from tui.shelf.seat import Seat
from tui.words import SEAT

ONLY_THEY = "Press enter when only they look."
NOT_TAKEN_BACK = "Only what you decided since you got the laptop can be taken back."
NOTHING_TO_MARK = "A plus or a delta is about a decision, and there is none yet."
NOBODY_OBSERVES = "A plus or a delta is for whoever observes, and nobody does."
NO_CARD = "This role has no card of its own. Decide as you see it."
GROUND_RULES = "Anybody may pass a decision, or stop, at any time: it costs nothing and needs no reason."
ALOUD = "Say it aloud, or write a line; an empty line passes."
ANOTHER = "Another round: the roles go round."
ALL_PLAYED = "Each seat has had each role now."


class Guess(NamedTuple):
    """A question before the goals are told: whom it is for, and how it is asked."""

    who: str
    question: str


class Gathering:
    """A table at a play that is kept, and what observers and players write beside it."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.table = Table(seat.play)
        self._notes = seat.notes

    @property
    def story(self) -> Story:
        """The story that is played."""
        return self.seat.session.story

    def mark(self, plus: bool, text: str) -> None:
        """Note a plus or a delta about what was decided last. Raises OSError; it is remembered all the same."""
        last = self.table.last
        if last is not None and text.strip():
            self._on_disk().mark(Mark(self.seat.play.numbers[last.step], plus, text.strip()))

    def guess(self, guess: Guess, text: str) -> None:
        """Write what somebody thought the others wanted. Raises OSError; the words are remembered all the same."""
        if text.strip():
            self._on_disk().guess(guess.who, text.strip())

    def _on_disk(self) -> Notes:
        """The notes, on disk as soon as the play is."""
        if self._notes.path is None and self.seat.keeper.path is not None:
            self._notes = self.seat.notes
        return self._notes

    # --- words

    @property
    def unmarkable(self) -> str:
        """Why nothing can be marked; empty where something can."""
        return NOBODY_OBSERVES if not self.table.observers else "" if self.table.last else NOTHING_TO_MARK

    @property
    def decided(self) -> str:
        """Who decided last; what they took is theirs to know."""
        last = self.table.last
        return "" if last is None else f"what {self.story.people[last.role].name} just decided"

    @property
    def watching(self) -> tuple[str, ...]:
        """What observers look out for, told once before the first decision; nothing where nobody observes."""
        return tuple(criteria(self.story)) if self.table.observers and self.table.last is None else ()

    @property
    def round(self) -> str:
        """Which round it is."""
        return f"Round {self.seat.play.header.round} of {len(self.table.seating)}"

    @property
    def guesses(self) -> tuple[Guess, ...]:
        """What each seat is asked before the goals are told; nothing where nobody has a goal."""
        return tuple(self._guesses())

    def _guesses(self) -> Iterator[Guess]:
        wants = {role: self.story.people[role].name for role, who in self.story.scenario.cast.items() if who.goal}
        for turn in self.table.players:
            others = [name for role, name in wants.items() if role != turn.role]
            if others:
                asked = f"{turn.name} (seat {turn.seat}), what did you think {listed(others)} wanted?"
                yield Guess(turn.name, asked)
        for seat in self.table.observers if wants else ():
            asked = f"Seat {seat}, you observed. What did you think {listed([*wants.values()])} wanted?"
            yield Guess(f"Seat {seat}", asked)

    @property
    def out_of_role(self) -> str:
        """The last words: the roles are over."""
        names = listed([turn.name for turn in self.table.players], "or")
        return (
            f"You are yourselves again: nobody here is {names} any more. Say your own names, stretch, and leave what "
            "was said at this table."
        )


def notes(story: Story) -> str:
    """The content notes in a sentence; nothing where there are none."""
    listed_notes = ", ".join(story.text(note) for note in story.scenario.content_notes)
    return f"Content notes: {listed_notes}." if listed_notes else ""


def pass_to(turn: Turn) -> str:
    """Who is to have the laptop."""
    return f"Pass to {turn.name}'s seat (seat {turn.seat})."


def who_you_are(story: Story, role: str) -> str:
    """Whom the one who has just got the laptop plays."""
    return f"You play {story.people[role].name}." if role == PLAYER else story.text(SEAT.replace("ROLE", role))


def card_of(story: Story, role: str) -> tuple[str, ...]:
    """The card of a role, for the eyes of whoever plays it; what a role wants all along is for the look back."""
    lines = story.text(story.scenario.cast[role].card).splitlines()
    return tuple(line for line in lines if line.strip()) or (NO_CARD,)
