"""The history: every play that is kept, to look back on, to go on with, to compare, and to delete."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Input, Static
from textual.worker import get_current_worker

from tui import messages
from tui.screens.stage import Stage
from tui.shelf.history import Entry, History, here_and_now, in_batches, when
from tui.widgets.plays import Plays

if TYPE_CHECKING:
    from collections.abc import Sequence

BATCH = 50
GONE = "The story of this play is not there any more. It can be kept as it is, or deleted."


class HistoryScreen(Stage[None]):
    """The plays of a story (an id or a path), or of all. The shell is there at once; a worker reads the plays."""

    PAGE = "history"
    CSS_PATH = "../styles/history.tcss"
    AUTO_FOCUS = "Plays"

    class Found(Message):
        """Some plays more were read."""

        def __init__(self, entries: Sequence[Entry]) -> None:
            self.entries = entries
            super().__init__()

    class AllFound(Message):
        """Every play was read; `told` are sentences on what could not be, and on what was set aside."""

        def __init__(self, entries: Sequence[Entry], told: Sequence[str]) -> None:
            self.entries = entries
            self.told = told
            super().__init__()

    def __init__(self, story: str | None = None, now: Callable[[], datetime] = here_and_now) -> None:
        super().__init__()
        self._story = story
        self._now = now
        self._history: History | None = None
        self._entries: list[Entry] = []
        self._read_once = False
        self._words = ""

    def compose(self) -> ComposeResult:
        yield Static("History", id="masthead", classes="title")
        with Horizontal(id="body"), Vertical(id="column"):
            yield Static("Looking for plays.", id="told", classes="quiet", markup=False)
            yield Input(placeholder="words of a title", id="words", compact=True)
            yield Plays()
        yield Footer(show_command_palette=False)

    @property
    def _plays(self) -> Plays:
        return self.query_one(Plays)

    # --- reading

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self._read)

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        from tui.shelf.setting_aside import look_after

        worker = get_current_worker()
        if self._history is None:
            self._history = History(self.shell.library, self.shell.plays)
        found: list[Entry] = []
        for batch in in_batches(self._history.entries(self._story), BATCH):
            if worker.is_cancelled:
                return
            found += batch
            self.post_message(self.Found(batch))
        told = look_after(self.shell.plays)
        if not worker.is_cancelled:
            self.post_message(self.AllFound(found, told))

    @on(Found)
    def _take(self, message: Found) -> None:
        """The first time plays come as they are read; later they are shown once all are there."""
        if not self._read_once:
            self._entries += message.entries
            self._plays.add(self._wanted(message.entries), self._now())
            self._tell()

    @on(AllFound)
    def _take_all(self, message: AllFound) -> None:
        if self._read_once:
            self._entries = list(message.entries)
            self._show()
        self._read_once = True
        self._tell()
        for sentence in message.told:
            self.shell.tell(sentence)

    # --- showing

    def _wanted(self, entries: Sequence[Entry]) -> list[Entry]:
        return [entry for entry in entries if entry.is_about(self._words)]

    def _show(self) -> None:
        self._plays.show(self._wanted(self._entries), self._now())
        self._tell()

    def _tell(self) -> None:
        """How many plays there are, and what to do where there is none."""
        there, shown = len(self._entries), self._plays.option_count
        plays = "1 play" if there == 1 else f"{there} plays"
        if not there:
            told = "Looking for plays."
            if self._read_once:
                told = "Nothing is kept here yet. Play a story, and from your first decision on it has its place here."
        elif self._words:
            told = f"{shown} of {plays}: {self._words}"
        else:
            told = plays if self._read_once else f"{plays} so far"
        self.query_one("#told", Static).update(Content(told))

    # --- searching

    def action_search(self) -> None:
        """Look for words."""
        words = self.query_one("#words", Input)
        words.display = True
        words.focus()

    @on(Input.Changed)
    def _look_for(self, message: Input.Changed) -> None:
        self._words = message.value.strip()
        self._show()

    @on(Input.Submitted)
    def _looked_for(self) -> None:
        self._plays.focus()

    def action_back(self) -> None:
        """Let go of the search; without one, back to the screen before."""
        words = self.query_one("#words", Input)
        if not words.display:
            super().action_back()
            return
        words.display = False
        words.value = ""
        self._plays.focus()

    # --- what can be done with a play

    def _chosen(self) -> Entry | None:
        """The play under the cursor, if its story is still there; that it is not is told."""
        entry = self._plays.chosen
        if entry is not None and entry.story is None:
            self.shell.tell(GONE)
            return None
        return entry

    @on(Plays.Opened)
    def action_look_back(self) -> None:
        """Look back on the play."""
        entry = self._chosen()
        if entry is not None:
            self.post_message(messages.LookBack(entry.kept))

    def action_resume(self) -> None:
        """Go on with the play."""
        entry = self._chosen()
        if entry is not None:
            self.post_message(messages.Resume(entry.kept))

    def action_mark(self) -> None:
        """Mark the play, or let go of it; of three the first is let go."""
        entry = self._chosen()
        if entry is None:
            return
        path, marked = entry.kept.path, self._plays.marked
        without = tuple(each for each in marked if each != path)
        self._plays.mark(without if path in marked else (*without[-1:], path), self._now())

    def action_compare(self) -> None:
        """The two marked plays side by side, or the marked one and the one under the cursor."""
        entry = self._chosen()
        if entry is None:
            return
        by_path = {each.kept.path: each for each in self._entries}
        pair = [by_path[path] for path in self._plays.marked if path in by_path]
        if len(pair) == 1 and pair[0] is not entry:
            pair.append(entry)
        if len(pair) < 2:
            self.shell.tell("Mark a play with space, go to another of the same story, and press c.")
        elif pair[0].story != pair[1].story:
            self.shell.tell("These are plays of two stories. Only plays of one story can lie side by side.")
        else:
            self.post_message(messages.Compare(pair[0].kept, pair[1].kept))

    def action_delete(self) -> None:
        """Ask, and delete the play."""
        from tui.screens.deleting import DeletingScreen

        entry = self._plays.chosen
        if entry is None:
            return
        about = f"{when(entry.played, self._now())} · {' · '.join(entry.facts)}"
        path = entry.kept.path
        self.app.push_screen(DeletingScreen(entry.title, about), lambda sure: self._delete(path) if sure else None)

    def _delete(self, path: Path) -> None:
        """Delete a play, and read the list again."""
        from sim.play.locking import InUse
        from sim.play.store import remove

        try:
            remove(path)
        except InUse:
            self.shell.tell("This play is being played in another window. Leave it there, then it can be deleted.")
        except FileNotFoundError:
            self.shell.tell("Another window has deleted it already.")
        except OSError as error:
            self.shell.tell(f"The play could not be deleted: {error.strerror or error}")
        self._read()
