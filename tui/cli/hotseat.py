"""Several people at one laptop, in lines of text: everything is blanked before it is passed to the next."""

from __future__ import annotations

from collections.abc import Callable

from sim.play.session import Session
from sim.story.compiled import Told
from tui.cli.clearing import clear
from tui.cli.output import talk
from tui.cli.player import End, Player, ask
from tui.cli.telling import Page, spoken
from tui.playing.gathering import (
    NOT_TAKEN_BACK,
    ONLY_THEY,
    Gathering,
    card_of,
    pass_to,
    who_you_are,
)
from tui.words import shown_meters

HELP = """\
Type the number of what you do. Also:
  p  pass: the story decides for you, and nobody is told
  c  your card, for your eyes alone
  u  take back what you decided since you got the laptop
  s  where you stand: the day and the meters
  b  the last text again
  + or - and a line  for observers: a plus or a delta about what was just decided
  ?  this help, and where to find support
  q  stop; the play is kept"""
OBSERVING = "Whoever observes: + or - and a line notes a plus or a delta about {}."
HINT = "Type c for your card, ? for help and support."
LEAVING = ("q", "quit", "exit")


class Hotseat(Player):
    """One play at a table. What is shown belongs to `role`, the one who has the laptop."""

    help = HELP

    def __init__(self, gathering: Gathering, page: Page) -> None:
        super().__init__(gathering.seat.play, "", page)
        self.gathering = gathering
        self.table = gathering.table
        self._left: End | None = None
        self._known: dict[str, tuple[dict[str, int], int | None]] = {}  # the meters and the clock that a role has seen
        last = self.table.last
        self._passed = 0 if last is None else last.step  # the decisions of the road when the laptop was passed last

    def run(self) -> End:
        """Play until the story ends, or somebody or the input does."""
        self.table.go_on()
        while self.table.turn is not None and self._left is None:
            if self.table.is_passing:
                self._pass_on()
            else:
                self._hear()
        clear()
        if self._left is not None:
            return self._left
        return self._end()

    # --- passing

    def _pass_on(self) -> None:
        """Have the laptop passed, blank, to whose turn it is."""
        turn = self.table.turn
        assert turn is not None
        self._leave_alone(blank=True)
        self._say(self.page.heading(pass_to(turn)))
        if self.table.observers:
            self._tell_everybody(self._passed)
            for line in self.gathering.watching:
                self._say(self.page.aside(f"Whoever observes: {line}"))
            if self.table.last is not None:
                self._say(self.page.aside(OBSERVING.format(self.gathering.decided)))
        self._say(ONLY_THEY)
        self._passed = self.session.steps
        self._left = self._until_they_look()
        if self._left is None:
            self._take_over(turn.role)

    def _until_they_look(self) -> End | None:
        """Wait for the next one; why it does not go on, where it does not."""
        while answer := ask():
            if answer.lower() in LEAVING:
                return End.LEFT
            if answer == "?":
                self._help()
            elif not self._marked(answer):
                self._say(ONLY_THEY)
        return End.NO_INPUT if answer is None else None

    def _offer(self) -> None:
        if self.role:  # while the laptop is passed, nobody is offered anything
            super()._offer()

    def _take_over(self, role: str) -> None:
        clear()
        self.table.hand_over()
        self.role = role
        self._meters, self._minutes = self._known.get(role, (shown_meters(self._start), None))
        if role not in self._known:
            self._say(self.page.aside(f"{who_you_are(self.session.story, role)} {HINT}"))
        self._tell(self.table.read_by(role))
        self._known[role] = self._meters, self._minutes

    @property
    def _start(self) -> Session:
        """Where the play began."""
        return self.session.at(1) if self.session.steps else self.session

    def _leave_alone(self, blank: bool) -> None:
        """Nobody has the laptop; what was told last is nobody's to repeat."""
        self.role, self._told = "", []
        if blank:
            clear()

    def _tell_everybody(self, after: int) -> None:
        for beat in self.table.told("", after):
            self._say(self._spoken(beat))

    def _spoken(self, beat: Told) -> str:
        return self.page.prose(spoken(beat, self.session.story, self.role))

    # --- a turn

    def _hear(self) -> None:
        answer = self._ask()
        if answer is None:
            self._left = End.NO_INPUT
        elif answer.lower() in LEAVING:
            self._left = End.LEFT
        elif not self._marked(answer):
            self._answer(answer)

    def _commands(self) -> dict[str, Callable[[], None]]:
        return {**super()._commands(), "p": self._let_be, "c": self._card}

    def _take(self, option: str) -> None:
        self.table.take(option)
        self._show_what_came()

    def _let_be(self) -> None:
        self.table.let_be()
        self._show_what_came()

    def _show_what_came(self) -> None:
        """What came of a decision, where whoever took it goes on."""
        if self.table.turn is not None and not self.table.is_passing:
            self._tell(self.table.read_by(self.role))
            self._known[self.role] = self._meters, self._minutes

    def _undo(self) -> None:
        if not self.table.take_back():
            self._say(NOT_TAKEN_BACK)
            return
        self._say("You take that back.")
        self._tell(self.table.read_by(self.role))

    def _card(self) -> None:
        clear()
        for line in card_of(self.session.story, self.role):
            self._say(self.page.prose(line))
        self._say("Press enter, and it is gone from the screen.")
        answer = ask()
        clear()
        if answer is None:
            self._left = End.NO_INPUT
        else:
            self._repeat()

    # --- observing

    def _marked(self, answer: str) -> bool:
        """Whether a line was a mark, or meant to be one."""
        if answer[:1] not in ("+", "-"):
            return False
        plus, text = answer[0] == "+", answer[1:].strip()
        why = self.gathering.unmarkable
        if why or not text:
            self._say(why or "Write the line behind the sign, such as: + asked before answering")
            return True
        try:
            self.gathering.mark(plus, text)
        except OSError as error:
            talk(f"The mark could not be written to disk: {error.strerror or error}")
        self._say(f"{'Plus' if plus else 'Delta'} noted.")
        return True

    # --- the end

    def _end(self) -> End:
        """The end is for everybody: what some have not read yet, and how it ended."""
        self._leave_alone(blank=False)
        self._say(self.page.heading("This is for all of you."))
        self._tell_everybody(self.table.read_by_all)
        if self.table.fault:
            from tui.playing.entries import HALTED

            self._say(self.page.prose(HALTED.format(fault=self.table.fault)))
            return End.UNWRITTEN
        return super()._end()
