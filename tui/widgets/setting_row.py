"""One setting on one line: what it is called, and its value, which the arrow keys or the mouse change."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from tui.shelf.choices import Choice, Option

LABEL = 18  # columns


class SettingRow(Widget, can_focus=True):
    """A choice among a few values. Left and right stop at the ends; going round does not."""

    DEFAULT_CSS = "SettingRow { height: 1; }"

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, key: str, value: object) -> None:
            self.key = key
            self.value = value
            super().__init__()

    def __init__(self, choice: Choice, value: object) -> None:
        super().__init__(id=choice.key)
        self.choice = choice
        self._value = value
        self.offer(choice.options)

    def offer(self, options: Sequence[Option]) -> None:
        """Have other values to choose from. The present one stays, even where it is none of them."""
        known = any(option.value == self._value for option in options)
        self._options = (*options,) if known else (*options, Option(self._value, str(self._value)))
        self.refresh()

    def turn(self, by: int, round_the_end: bool = False) -> None:
        """Choose the value so many places on."""
        last = len(self._options) - 1
        place = self._place + by
        place = place % (last + 1) if round_the_end else min(max(place, 0), last)
        if place != self._place:
            self._value = self._options[place].value
            self.refresh()
            self.post_message(self.Changed(self.choice.key, self._value))

    @property
    def _place(self) -> int:
        return next(place for place, option in enumerate(self._options) if option.value == self._value)

    def render(self) -> Content:
        before = "‹" if self.has_focus and self._place > 0 else " "
        after = "›" if self.has_focus and self._place < len(self._options) - 1 else " "
        return Content(f" {self.choice.label:<{LABEL}}{before} {self._options[self._place].text} {after}")

    def on_click(self, event: Click) -> None:
        """On the left mark the value before, on the rest of the value the next; on the label nothing but the focus."""
        if event.x > LABEL + 1:
            self.turn(1, round_the_end=True)
        elif event.x == LABEL + 1:
            self.turn(-1)
