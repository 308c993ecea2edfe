"""The faults of a file as a list: what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sim.source.diagnostics import Diagnostic, Place, Severity
from tui.prose import clean
from tui.widgets.fitted import Fitted
from tui.widgets.paragraphs import hanging

STYLES = {Severity.ERROR: "bold $error", Severity.WARNING: "bold $warning", Severity.ADVICE: "bold"}
NONE_FOUND = "Nothing is wrong with this file."
LOOKING = "Looking for faults ..."


class Faults(OptionList):
    """The faults in the order of the file. Enter, or a click, asks for the place of one."""

    class Opened(Message):
        """Somebody wants to go to a place."""

        def __init__(self, place: Place) -> None:
            self.place = place
            super().__init__()

    def __init__(self, path: Path, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._path = str(path)
        self._faults: tuple[Diagnostic, ...] | None = None

    def on_mount(self) -> None:
        self._say(LOOKING)

    def show(self, faults: Sequence[Diagnostic]) -> bool:
        """Show these faults, the cursor where it was; False where they are there already."""
        if tuple(faults) == self._faults:
            return False
        self._faults = tuple(faults)
        if faults:
            place = self.highlighted
            self.set_options(Option(Fitted(partial(_lay, fault, self._path))) for fault in faults)
            self.highlighted = min(place or 0, len(faults) - 1)
        else:
            self._say(NONE_FOUND)
        return True

    def _say(self, text: str) -> None:
        self.set_options([Option(Content.styled(text, "$quiet"), disabled=True)])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self._faults:
            self.post_message(self.Opened(self._faults[event.option_index].place))


def _lay(fault: Diagnostic, path: str, columns: int) -> Content:
    place = fault.place
    where = f"line {place.line}" if place.path == path else f"{Path(place.path).name}, line {place.line}"
    severity = str(fault.severity)
    lead = Content.assemble((severity, STYLES[fault.severity]), (f"  {clean(where)}  ", "$quiet"))
    under = " " * (len(severity) + 2)
    lines = [hanging(Content.assemble(lead, clean(fault.message)), columns, "", under)]
    about = f"{fault.code} · {clean(fault.help)}" if fault.help else fault.code
    lines.append(hanging(Content.styled(about, "$quiet"), columns, under, under))
    return Content("\n").join(lines)
