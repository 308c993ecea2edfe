"""A screen over a file that somebody edits elsewhere: it looks at it, reads it anew, and says what is wrong with it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from math import inf
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from tui.screens.turns import TakingTurns
from tui.workbench.edition import Edition, content_of, read_edition, watched
from tui.workbench.inspecting import faults_of
from tui.workbench.notices import Notice
from tui.workbench.watching import PULSE, Stamps, Watch, stamps

if TYPE_CHECKING:
    from sim.source.diagnostics import Diagnostic


PATIENCE = 0.5  # seconds of reading after which that is said
READING = Notice("The file was saved, and is being read ...")


class Watching(TakingTurns):
    """Looks at the file of an edition every `pulse` seconds of `clock`; without a pulse when `look` is called."""

    class Read(Message):
        """The file was read anew."""

        def __init__(self, edition: Edition) -> None:
            self.edition = edition
            super().__init__()

    class Inspected(Message):
        """What is wrong with an edition is known; `done` where nothing more will come."""

        def __init__(self, edition: Edition, faults: Sequence[Diagnostic], done: bool) -> None:
            self.edition = edition
            self.faults = faults
            self.done = done
            super().__init__()

    def __init__(self, edition: Edition, pulse: float = PULSE, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.edition = edition
        self._pulse = pulse
        self._clock = clock
        self._reads_since = inf
        self._told_to_wait = False
        self._inspected: Edition | None = None

    def on_mount(self) -> None:
        self._watch = Watch.begin(self._stamps(), self._clock())
        self._take_in(self.edition)
        self._read()  # it may have been saved since it was read first
        if self._pulse:
            self.set_interval(self._pulse, self.look)

    def say(self, notice: Notice | None) -> None:
        """Say something beside what is shown."""
        raise NotImplementedError

    def show_edition(self, edition: Edition) -> None:
        """Show another edition, or the first; then have it inspected, when nothing that is on show waits for it."""
        raise NotImplementedError

    def show_faults(self, faults: Sequence[Diagnostic], done: bool) -> None:
        """Show what is wrong with the edition."""
        raise NotImplementedError

    # --- looking

    def look(self) -> None:
        """See whether the file was saved, and read it if so."""
        now = self._clock()
        self._watch = self._watch.look(self._stamps(), now)
        if self._watch.is_due(now):
            self._watch = self._watch.reading(now)
            self._reads_since = now
            self._read()
        elif now - self._reads_since >= PATIENCE:
            self._reads_since, self._told_to_wait = inf, True
            self.say(READING)

    def _stamps(self) -> Stamps:
        return stamps(watched(self.edition.path, self.edition.needs, self.shell.library))

    @work(thread=True, exclusive=True, group="reading")
    def _read(self) -> None:
        """In a thread: read the file if it holds anything else than it did."""
        before, library = self.edition, self.shell.library
        is_new = content_of(before.path, before.needs, library) != before.content
        edition = read_edition(before.path, library) if is_new else before
        if not get_current_worker().is_cancelled:
            self.post_message(self.Read(edition))

    @on(Read)
    def _arrived(self, message: Read) -> None:
        waited, self._reads_since, self._told_to_wait = self._told_to_wait, inf, False
        if message.edition is self.edition:
            if waited:
                self.say(None)
            return
        if message.edition.needs != self.edition.needs:
            self.edition = message.edition
            self._watch = self._watch.beside(self._stamps()[1:])
        self._take_in(message.edition)

    def _take_in(self, edition: Edition) -> None:
        self.edition = edition
        self.show_edition(edition)

    def inspect(self) -> None:
        """Find out what is wrong with the edition, unless somebody has begun to."""
        if self._inspected is not self.edition:
            self._inspected = self.edition
            self._inspect(self.edition)

    @work(thread=True, exclusive=True, group="inspecting")
    def _inspect(self, edition: Edition) -> None:
        """In a thread: what is wrong with the edition, the quick part first."""
        worker = get_current_worker()
        for faults, done in faults_of(edition, self.shell.library, lambda: worker.is_cancelled):
            self.bring(self.Inspected(edition, faults, done))

    @on(Inspected)
    def _known(self, message: Inspected) -> None:
        if message.edition is self.edition:
            self.show_faults(message.faults, message.done)
