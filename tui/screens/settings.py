"""How the app looks and reads, and who its player is: one setting a line, each kept as soon as it is changed."""

from __future__ import annotations

import os

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Input, Static

from tui.screens.stage import Stage
from tui.shelf.choices import OWN, Choice, country_options, groups, guidance_options
from tui.shelf.names import LONGEST_NAME, is_name
from tui.themes import TITLES
from tui.widgets.setting_row import LABEL, SettingRow


class Rows(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The settings. Its keys are the screen's: up and down go from row to row."""


class SettingsScreen(Stage[None]):
    """Every setting on a line of its own, with a sentence on the one under the cursor."""

    PAGE = "settings"
    CSS_PATH = "../styles/settings.tcss"
    AUTO_FOCUS = "SettingRow"

    def __init__(self) -> None:
        super().__init__()
        self._groups = groups(TITLES)
        self._choices = {choice.key: choice for _, choices in self._groups for choice in choices}

    def compose(self) -> ComposeResult:
        yield Static("Settings", id="masthead", markup=False)
        with Rows(id="rows"):
            for title, choices in self._groups:
                yield Static(title, classes="group quiet", markup=False)
                yield from map(self._row, choices)
        yield Static(id="about", markup=False)
        yield Footer(show_command_palette=False)

    def _row(self, choice: Choice) -> Widget:
        value = getattr(self.shell.settings, choice.key)
        if choice.key != "name":
            return SettingRow(choice, value)
        label = Static(f" {choice.label:<{LABEL + 2}}", classes="label", markup=False)
        return Horizontal(label, Input(value, placeholder=OWN, compact=True, id=choice.key), classes="typed")

    def on_mount(self) -> None:
        self._look_around()

    @work(thread=True)
    def _look_around(self) -> None:
        """Read which guidance there is, and which countries have help lines."""
        found = {
            "guidance": guidance_options(self.shell.library),
            "country": country_options(self.shell.home, os.environ),
        }
        for key, options in found.items():
            self.app.call_from_thread(self.query_one(f"#{key}", SettingRow).offer, options)

    # --- the cursor

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Tell what the setting under the cursor is for; with the first one its heading comes into sight too."""
        if event.widget.id == next(iter(self._choices)):
            self.call_after_refresh(self.query_one(Rows).scroll_home, animate=False)
        self._tell(self._choices[event.widget.id].about if event.widget.id in self._choices else "")

    def _tell(self, about: str) -> None:
        self.query_one("#about", Static).update(Content(about))

    def action_row(self, step: int) -> None:
        """Go to the setting above or below."""
        go = self.focus_next if step > 0 else self.focus_previous
        go("SettingRow, Input")

    # --- changing

    def action_turn(self, step: int) -> None:
        """Take the value before or after the present one."""
        if isinstance(self.focused, SettingRow):
            self.focused.turn(step)

    def action_turn_round(self) -> None:
        """Take the next value, and after the last the first."""
        if isinstance(self.focused, SettingRow):
            self.focused.turn(1, round_the_end=True)

    @on(SettingRow.Changed)
    def _keep(self, message: SettingRow.Changed) -> None:
        self.shell.change(**{message.key: message.value})

    @on(Input.Changed)
    def _keep_name(self, message: Input.Changed) -> None:
        """Keep a name as soon as it is one; say why where it is none."""
        name = " ".join(message.value.split())
        fits = not name or is_name(name)
        message.input.set_class(not fits, "-invalid")
        if not fits:
            kept = f"“{self.shell.settings.name}” stays" if self.shell.settings.name else "the story's own stays"
            self._tell(f"A name has at most {LONGEST_NAME} plain characters, so this one is not kept: {kept}.")
        elif name != self.shell.settings.name:
            self.shell.change(name=name)
            self._tell(self._choices["name"].about)

    @on(Input.Submitted)
    def _typed(self) -> None:
        self.action_row(1)
