"""Hands, as they are counted: a number for each option, in the order of the options."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from sim.classroom.events import MOST_HANDS
from tui.screens.aside import Aside


class CountScreen(Aside[tuple[int, ...] | None]):
    """Asks for the hands of some options, by their letters."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Close", priority=True)]

    def __init__(self, letters: Sequence[str], typed: str) -> None:
        super().__init__()
        self._letters, self._typed = letters, typed

    def compose(self) -> ComposeResult:
        with Vertical(classes="aside"):
            yield Static(f"Hands for {', '.join(self._letters)}", classes="title", markup=False)
            yield Input(self._typed, restrict=r"[0-9 ,]*", select_on_focus=False)
            yield Static(self._read(self._typed), id="read", markup=False)
            yield Static("a blank between two numbers · enter counts · escape stays", classes="quiet", markup=False)

    @on(Input.Changed)
    def _tell(self, event: Input.Changed) -> None:
        self.query_one("#read", Static).update(self._read(event.value))

    @on(Input.Submitted)
    def _count(self, event: Input.Submitted) -> None:
        numbers = _numbers(event.value)
        if len(numbers) == len(self._letters) and max(numbers) <= MOST_HANDS:
            self.dismiss(tuple(numbers))
        else:
            self.query_one("#read", Static).update(self._trouble(numbers))

    def _read(self, typed: str) -> str:
        """What was typed so far, by option."""
        numbers = _numbers(typed)
        shown = [str(numbers[at]) if at < len(numbers) else "–" for at in range(len(self._letters))]
        return " · ".join(f"{letter} {number}" for letter, number in zip(self._letters, shown, strict=True))

    def _trouble(self, numbers: Sequence[int]) -> str:
        if len(numbers) == len(self._letters):
            return f"Nobody counts more than {MOST_HANDS} hands for one option."
        return f"There are {len(self._letters)} options, so type {len(self._letters)} numbers; here are {len(numbers)}."


def _numbers(typed: str) -> list[int]:
    return [int(word) for word in typed.replace(",", " ").split()]
