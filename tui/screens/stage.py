"""What every screen is made of: a title line, a body, and a footer whose keys come from the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events
from textual.screen import Screen

from tui.commands import PAGES, bindings

if TYPE_CHECKING:
    from tui.app import Heartwork

Result = TypeVar("Result")


class Stage(Screen[Result]):
    """A screen of the app. `PAGE` is its place in the registry, from which it has its keys."""

    PAGE: ClassVar[str]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-medium"), (110, "-wide")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-tall")]  # noqa: RUF012 - as Textual declares it

    @property
    def shell(self) -> Heartwork:
        """The app, with what it offers to screens."""
        return cast("Heartwork", self.app)

    def __init_subclass__(cls, **options: bool) -> None:
        if "PAGE" in cls.__dict__:
            cls.BINDINGS = bindings(PAGES[cls.PAGE].commands)
        super().__init_subclass__(**options)

    def is_meant(self, key: events.Key) -> bool:
        """Whether a key is for what the screen shows now; one that was typed ahead of it may be for nothing."""
        return True

    def action_back(self) -> None:
        """Back to the screen before."""
        self.app.pop_screen()
