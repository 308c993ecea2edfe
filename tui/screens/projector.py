"""The projector of a classroom: what a class sees, and the keys by which a teacher leads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.widgets import Footer, Static

from sim.classroom.events import Counted, Locked, Networked, Veiled
from sim.classroom.room import BLANK, ENDED, PAUSED
from sim.classroom.views.stage import stage_view
from tui.entry import support
from tui.projector import course, turning
from tui.projector.boards import ARTICLES, JOIN, LINK, Around, board
from tui.projector.cues import Cue, cues, typing
from tui.projector.hands import counts
from tui.screens.hosting import Hosting
from tui.widgets.fitted import Fitted
from tui.widgets.projector.around import cue_line, head
from tui.widgets.projector.pane import BoardPane
from tui.workbench.items import Item

if TYPE_CHECKING:
    from tui.hosting.hosted import Hosted

NO_NETWORK = "This room was opened without a network. Leave it (ctrl+q) and open it with --resume to have devices."
LETTERS = "Press the letter of the option to go on with."  # to whoever asks for it by name
NEWER_LINK = "A newer link was made on the teacher's page. For another one: ctrl+q, then heartwork host --resume."
NO_ARTICLES = "What the articles hold is shown in practice, once the split is."
NO_WAY_BACK = "There is nothing to go back to here."
WIPE_LATER = "A room is wiped at the end of its lesson. o leads out of the story, enter from there to the end."


class ProjectorScreen(Hosting):
    """The stage's view of a room, page by page."""

    PAGE = "projector"
    CSS_PATH = "../styles/projector.tcss"

    def __init__(self, hosted: Hosted) -> None:
        super().__init__(hosted.keeper)
        self._hosted = hosted
        self._look = ""
        self._typed = ""  # hands, as far as they were typed
        self._cues: list[Cue] = []

    def compose(self) -> ComposeResult:
        yield Static(id="head")
        yield BoardPane(id="board")
        yield Static(id="cues")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        self.around = Around.of(self._hosted, support())
        self._proof = self.room.proof
        if self._hosted.doorway is None and self.room.networked and self.room.phase != ENDED:
            await self.ask(Networked(False))
        self.show()

    # --- what is shown

    def show(self) -> None:
        view = stage_view(self.room)
        shown = board(view, self.around, self._look)
        self.set_class(shown.bare, "-bare")
        self.query_one("#head", Static).update(Fitted(partial(head, view, shown.place)), layout=False)
        self._cues = cues(self.room, self._look)
        if self.query_one(BoardPane).show(shown):
            self._typed = ""
            self.app.clear_notifications()  # what was said was about the moment before
        self.refresh_bindings()

    @on(BoardPane.Turned)
    def _tell_cues(self) -> None:
        if self._typed:
            found, pages = typing(self._typed, self.room), (1, 1)
        else:
            found, pages = self._cues, self.query_one(BoardPane).standing
        self.query_one("#cues", Static).update(Fitted(partial(cue_line, found, pages)), layout=False)

    def look(self, at: str) -> None:
        """Look at something beside the lesson for a moment; at nothing, or the same once more, go back to it."""
        self._look = "" if at == self._look else at
        self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A lesson that is over stands neither still nor blank, and nobody votes in it."""
        return action not in ("pause", "blank", "hands") or self.room.phase != ENDED

    # --- the course of the lesson

    async def action_next(self, key: str) -> None:
        """The next page; after the last, back to the lesson, and from there the one thing that comes next."""
        if self._typed:
            await self._go_on_typing(key)
        elif self.room.veil or not self.query_one(BoardPane).turn(+1):
            if self._look and not self.room.veil:
                self.look("")
            else:
                await self.take(course.next_step(self.room))

    def action_turn(self, by: int) -> None:
        """So many pages on, or back."""
        self.query_one(BoardPane).turn(by)

    def action_back(self) -> None:
        """Back to the lesson."""
        self._typed = ""
        self.look("")

    async def action_option(self, key: str) -> None:
        """Go on with the option of a letter."""
        if len(key) == 1:
            await self.take(course.override(self.room, ord(key) - ord("a")))
        else:
            self.shell.tell(LETTERS)

    # --- hands

    def action_count(self, key: str) -> None:
        """One more digit of the hands."""
        if not course.decides(self.room):
            self.shell.tell("There is nothing to count just now.")
        elif key.isdecimal():
            self._type(self._typed + key)
        else:
            self.shell.tell(course.COUNT)

    def action_rub_out(self) -> None:
        """One digit less."""
        self._type(self._typed[:-1])

    def _type(self, typed: str) -> None:
        self._typed = typed
        self._tell_cues()

    async def _go_on_typing(self, key: str) -> None:
        """A blank between two numbers, or all of them are counted."""
        if key == "space":
            self._type(f"{self._typed.rstrip()} ")
            return
        try:
            counted = Counted(counts(self.room, self._typed))
        except ValueError as trouble:
            self.shell.tell(str(trouble))
            return
        self._type("")
        await self.ask(counted)

    # --- back

    def action_go_back(self) -> None:
        """Back to a decision."""
        about = "What was played stays as a line of its own."
        self.pick("Back to where?", about, turning.ways_back(self.room), NO_WAY_BACK)

    def action_lines(self) -> None:
        """On with another line."""
        about = "Lines that were tried; the story goes on where the line stopped."
        self.pick("Another line", about, turning.other_lines(self.room), "No other line has been tried yet.")

    async def action_out(self) -> None:
        """Out of the story, and out of role."""
        await self.take(course.out_of_story(self.room))

    # --- beside the lesson

    async def action_pause(self) -> None:
        """Pause, or go on."""
        await self.ask(Veiled("" if self.room.veil == PAUSED else PAUSED))

    async def action_blank(self) -> None:
        """Nothing on any screen, or everything again."""
        await self.ask(Veiled("" if self.room.veil == BLANK else BLANK))

    async def action_hands(self) -> None:
        """From devices to hands, and back."""
        if self._hosted.doorway is None:
            self.shell.tell(NO_NETWORK)
            return
        await self.ask(Networked(not self.room.networked))
        self.shell.tell("The class votes on its devices." if self.room.networked else "Hands from here on.")

    def action_articles(self) -> None:
        """What the articles hold, or the split again."""
        if stage_view(self.room)["feedback"] is None:
            self.shell.tell(NO_ARTICLES)
        else:
            self.look(ARTICLES)

    def action_join(self) -> None:
        """The way in, large."""
        self.look(JOIN)

    def action_link(self) -> None:
        """The teacher's link, after a question."""
        if self.room.proof != self._proof:
            self.shell.tell(NEWER_LINK)
            return
        from tui.screens.asking import AskScreen

        question = AskScreen("Show the teacher's link?", "The class sees it, and whoever opens it leads the lesson.")
        self.app.push_screen(question, lambda yes: self.look(LINK) if yes else None)

    async def action_lock(self) -> None:
        """Nobody else may join, or anybody."""
        await self.ask(Locked(not self.room.locked))
        self.shell.tell("The room is locked." if self.room.locked else "The room is open.")

    def action_roster(self) -> None:
        """Who is here."""
        from tui.screens.picking import PickScreen

        seats = turning.seats(self.room)
        if not seats:
            self.shell.tell("Nobody has joined by device.")
            return
        about = "Choose a seat to give it another role, or to take it away."
        self.app.push_screen(PickScreen("Who is here", about, [item for item, _ in seats]), partial(self._move, seats))

    def _move(self, seats: list[tuple[Item, str]], number: int | None) -> None:
        if number is not None:
            seat = self.room.seats[seats[number][1]]
            self.pick(seat.name, "What should become of this seat?", turning.moves(self.room, seat), NO_WAY_BACK)

    def action_wipe(self) -> None:
        """Wipe the room, after a question."""
        from tui.screens.asking import AskScreen

        if self.room.phase != ENDED:
            self.shell.tell(WIPE_LATER)
            return
        question = AskScreen("Wipe this room?", "Votes, notes and lines go, and nothing brings them back.")
        self.app.push_screen(question, self._wipe)

    async def _wipe(self, yes: bool | None) -> None:
        if not yes:
            return
        try:
            await self.keeper.wipe()
        except OSError as error:
            self.shell.tell(f"The room could not be wiped: {error.strerror or error}. Leave, and delete its file.")
        else:
            self.app.exit()
