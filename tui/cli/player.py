"""The plain player: tells what happens, numbers what can be done, reads a line, and goes on."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from enum import StrEnum

import click

from sim.play.playthrough import Playthrough
from sim.play.session import Session
from sim.story.clock import time_text
from tui.cli.telling import Page, spoken
from tui.prose import clean
from tui.words import LESSON_OVER, clock_line, ending_line, moved, shown_meters

HELP = """\
Type the number of what you do. Also:
  u  take back your last decision
  s  where you stand: the day and the meters
  b  the last text again
  ?  this help, and where to find support
  q  stop; the play is kept"""


class End(StrEnum):
    """How a sitting ended."""

    ENDED = "ended"
    LEFT = "left"
    NO_INPUT = "no input"
    UNWRITTEN = "unwritten"


Comment = Callable[[Session], list[str]]


class Player:
    """One sitting of one person in one role."""

    help = HELP

    def __init__(self, play: Playthrough, role: str, page: Page, comment: Comment | None = None) -> None:
        self.play = play
        self.role = role
        self.page = page
        self.comment = comment
        self._told: list[str] = []
        self._minutes: int | None = None
        self._meters: dict[str, int] = shown_meters(play.session)

    @property
    def session(self) -> Session:
        """The session that is being played."""
        return self.play.session

    def run(self) -> End:
        """Play until the story ends, or the person or the input does. Raises RoadFault."""
        if not gc.isenabled():
            gc.freeze()  # the story stays as it is: what is collected from here on is what the play leaves behind
            gc.enable()
        self._go_on(self.session.steps)
        while self.session.by is not None:
            answer = self._ask()
            if answer is None:
                return End.NO_INPUT
            if answer.lower() in ("q", "quit", "exit"):
                return End.LEFT
            self._answer(answer)
        return self._end()

    def _end(self) -> End:
        """Tell that it is over, and how."""
        if self.session.stopped:
            self._say(self.page.heading(f"{LESSON_OVER}."))
            return End.ENDED
        if self.session.ending is None:
            self._say("This story is not written any further than here.")
            return End.UNWRITTEN
        self._say(self.page.heading(ending_line(self.session.ending)))
        return End.ENDED

    # --- telling

    def _say(self, text: str) -> None:
        click.echo(text + "\n")

    def _go_on(self, first: int) -> None:
        """Let the others decide, and tell everything from decision number `first` (counted from 0) on."""
        try:
            self.play.advance()
        finally:
            self._tell(first)

    def _tell(self, first: int) -> None:
        beats = [beat for decision in self.session.road[first:] for beat in decision.told] + [*self.session.text]
        story = self.session.story
        seen = [self.page.prose(spoken(beat, story, self.role)) for beat in beats if beat.seen_by(self.role)]
        self._told = [*seen, *self._changes()]
        self._repeat()

    def _changes(self) -> list[str]:
        """A small line for the clock and the meters, where they moved."""
        meters, minutes = shown_meters(self.session), self.session.minutes
        parts = [clock_line(minutes)] if minutes != self._minutes else []
        parts += moved(self._meters, meters)
        self._meters, self._minutes = meters, minutes
        return [self.page.aside(" ".join(parts))] if parts else []

    def _repeat(self) -> None:
        for paragraph in self._told:
            self._say(paragraph)
        self._offer()

    def _offer(self) -> None:
        if self.session.options:
            self._say(self.page.options(self.session.options))

    # --- asking

    def _ask(self) -> str | None:
        """What the person types; None where there is nothing more to read."""
        return ask()

    def _answer(self, answer: str) -> None:
        option = self._chosen(answer)
        if option is not None:
            self._take(option)
            return
        command = self._commands().get(answer.lower())
        if command is not None:
            command()
            return
        most = len(self.session.options)
        numbers = "1" if most == 1 else f"a number from 1 to {most}"
        refused = f"`{answer[:40]}` is not on offer. " if answer else ""
        self._say(self.page.prose(f"{refused}Type {numbers}, or ? for help."))

    def _commands(self) -> dict[str, Callable[[], None]]:
        """What can be typed besides an option."""
        return {"u": self._undo, "b": self._repeat, "s": self._status, "?": self._help}

    def _chosen(self, answer: str) -> str | None:
        options = self.session.options
        if answer.isascii() and answer.isdigit():
            number = int(answer) if len(answer) < 9 else 0
            return options[number - 1].id if 1 <= number <= len(options) else None
        return answer if any(option.id == answer for option in options) else None

    def _take(self, option: str) -> None:
        first = self.session.steps + 1
        self.play.take(option)
        if self.comment is not None:
            for line in self.comment(self.session):
                click.echo(line)
        self._go_on(first)

    def _undo(self) -> None:
        if not self.play.undo_own():
            self._say("There is nothing to take back yet.")
            return
        self._say("You take that back.")
        self._tell(self.session.steps)

    def _status(self) -> None:
        session = self.session
        where = f"{session.title}. " if session.title else ""
        self._say(self.page.prose(f"{where}Day {session.day}, {time_text(session.minutes)}."))
        for label, value in shown_meters(session).items():
            click.echo(clean(f"  {label}: {value}"))
        click.echo()
        self._offer()

    def _help(self) -> None:
        from tui.entry import support

        self._say(self.help)
        self._say(self.page.prose(support()))
        self._offer()


def ask(prompt: str = "> ") -> str | None:
    """A line of input without the space around it, or None at its end. What came through a pipe is shown."""
    click.echo(prompt, nl=False)
    sys.stdout.flush()
    try:
        line = sys.stdin.readline()
    except (OSError, ValueError):
        line = ""
    if not line:
        click.echo()
        return None
    answer = clean(line.strip())
    if not sys.stdin.isatty():
        click.echo(answer[:80])
    click.echo()
    return answer
