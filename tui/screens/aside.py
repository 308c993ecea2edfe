"""What opens beside a story for a moment: a dialog that leaves its room to the text where there is little."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Aside(ModalScreen[Result]):
    """A dialog; support is one key away here too."""

    CSS_PATH = "../styles/aside.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-tall")]  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "app.support", "Support", show=False)]
