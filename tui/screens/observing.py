"""Whoever observes notes a plus or a delta about what was just decided."""

from __future__ import annotations

from functools import partial

from tui.playing.gathering import Gathering
from tui.screens.stage import Result, Stage


class Observing(Stage[Result]):
    """A screen at a table, on which observers can make their marks."""

    gathering: Gathering

    def action_plus(self) -> None:
        """What was good about it."""
        self._mark(True)

    def action_delta(self) -> None:
        """What could be done another way."""
        self._mark(False)

    def _mark(self, plus: bool) -> None:
        from tui.screens.line import LineScreen

        why = self.gathering.unmarkable
        if why:
            self.shell.tell(why)
            return
        title = f"{'Plus' if plus else 'Delta'}: {self.gathering.decided}"
        about = "What was good about it?" if plus else "What could be done another way?"
        self.app.push_screen(LineScreen(title, about), partial(self._marked, plus))

    def _marked(self, plus: bool, text: str | None) -> None:
        if not text:
            return
        try:
            self.gathering.mark(plus, text)
        except OSError as error:
            self.shell.tell(f"The mark could not be written to disk: {error.strerror or error}")
        else:
            self.shell.tell(f"{'Plus' if plus else 'Delta'} noted.")
