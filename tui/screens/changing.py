"""Setting states by hand: what they are now, and a field to write what they shall be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.prose import clean
from tui.screens.aside import Aside
from tui.widgets.fitted import Fitted
from tui.workbench.settings import NotASetting, parse_settings
from tui.workbench.standing import Value

ABOUT = "Write name=value, several with a blank between them; or choose one below. They hold here and now."


class ChangeScreen(Aside[Mapping[str, int | bool] | None]):
    """Asks for states and their values."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", priority=True),
        Binding("down", "list", show=False),
    ]

    def __init__(self, values: Sequence[Value]) -> None:
        super().__init__()
        self._values = tuple(values)

    def compose(self) -> ComposeResult:
        with Vertical(classes="aside"):
            yield Static("Set states by hand", classes="title", markup=False)
            yield Static(ABOUT, classes="quiet about", markup=False)
            yield Input(placeholder="trust=60 knows_why=true", compact=True, select_on_focus=False)
            yield Static(id="trouble", markup=False)
            yield OptionList(
                *(Option(Fitted(partial(_lay, value)), id=value.name) for value in self._values),
                markup=False,
                compact=True,
            )
            yield Static("enter sets them · escape leaves them alone", classes="quiet", markup=False)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def action_list(self) -> None:
        """From the field down to the states."""
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        """Write the state into the field: a flag the other way round, a meter for its value to be written behind."""
        value = self._values[event.option_index]
        field = self.query_one(Input)
        other = {"true": "false", "false": "true"}.get(value.text, "")
        field.value = f"{field.value.rstrip()} {value.name}={other}".lstrip()
        field.focus()
        field.cursor_position = len(field.value)

    @on(Input.Submitted)
    def _set(self, event: Input.Submitted) -> None:
        try:
            self.dismiss(parse_settings(event.value.split()) or None)
        except NotASetting as fault:
            self.query_one("#trouble", Static).update(Content(clean(str(fault))))


def _lay(value: Value, columns: int) -> Content:
    text = Content.assemble((clean(value.name), "bold"), f"  {value.text}")
    return (text if value.shown else text + Content.styled("  players do not see it", "$quiet")).truncate(columns)
