"""Writing a debrief to a file: in which format, and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from sim.play.trace import Header
from tui.debriefing.exporting import SUFFIXES, TITLES, proposed, write_new
from tui.screens.aside import Aside
from tui.widgets.paragraphs import prose

SHAPES = tuple(SUFFIXES)
INTRO = "The whole debrief, with your notes and answers. A file that is there is never written over."


class ExportScreen(Aside[Path | None]):
    """Asks for format and path, writes, and hands back where it went; `render` makes the text of a format."""

    BINDINGS = [("escape", "close", "Close")]  # noqa: RUF012 - as Textual declares it

    def __init__(self, header: Header, render_as: Callable[[str], str]) -> None:
        super().__init__()
        self._header = header
        self._render_as = render_as
        self._shape = SHAPES[0]

    def compose(self) -> ComposeResult:
        with Vertical(classes="aside"):
            yield Static("Take the debrief along", classes="title")
            yield Static(INTRO, classes="quiet")
            yield OptionList(*(Option(self._row(shape), id=shape) for shape in SHAPES), id="shapes")
            yield Input(str(proposed(self._header, self._shape)), id="path")
            yield Static(Content(""), id="trouble")
            with Horizontal(id="buttons"):
                yield Button("Write it", id="write")
                yield Button("Close", id="close")

    def _row(self, shape: str) -> Content:
        return Content(f"{'●' if shape == self._shape else '○'} {TITLES[shape]}")

    @on(OptionList.OptionHighlighted)
    def _reshape(self, event: OptionList.OptionHighlighted) -> None:
        """Another format; a name that ends in the old format's suffix gets the new one."""
        old, self._shape = self._shape, SHAPES[event.option_index]
        for shape in SHAPES:
            event.option_list.replace_option_prompt(shape, self._row(shape))
        path = self.query_one(Input)
        if path.value.endswith(SUFFIXES[old]):
            path.value = path.value.removesuffix(SUFFIXES[old]) + SUFFIXES[self._shape]

    @on(OptionList.OptionSelected)
    def _on_to_the_path(self) -> None:
        self.query_one(Input).focus()

    @on(Button.Pressed, "#write")
    @on(Input.Submitted)
    def _write(self) -> None:
        named = self.query_one(Input).value.strip()
        if not named:
            self._tell("Name a file.")
            return
        try:
            self.dismiss(write_new(Path(named).expanduser().absolute(), self._render_as(self._shape)))
        except (OSError, ValueError, RuntimeError) as error:  # the last two: a NUL in it, a home that nobody knows
            self._tell(f"It could not be written: {getattr(error, 'strerror', None) or error}.")

    def _tell(self, text: str) -> None:
        self.query_one("#trouble", Static).update(prose(text))

    @on(Button.Pressed, "#close")
    def action_close(self) -> None:
        """Close without writing."""
        self.dismiss(None)
