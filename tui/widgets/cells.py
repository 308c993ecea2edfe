"""What two plays side by side are shown in: decisions next to each other, or under each other where it is narrow."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from sim.debrief.blocks import MomentCard
from sim.debrief.comparison import Together
from tui.debriefing.beside import in_common
from tui.debriefing.words import date
from tui.widgets.fitted import Fitted
from tui.widgets.paragraphs import hung, prose


class Cell(Static, can_focus=True):
    """One decision of one play. A click looks closer, as enter does on the screen."""

    class Opened(Message):
        """Somebody wants to look closer at the cell that has the focus."""

    def __init__(self, moment: MomentCard, right: bool) -> None:
        where = prose(f"{date(moment.minutes)} · {moment.title}", "$quiet")
        super().__init__(Content("\n").join([where, prose(f"“{moment.text}”")]))
        self.moment = moment
        self.right = right

    def on_click(self) -> None:
        self.focus()
        self.post_message(self.Opened())


class Shared(Static, can_focus=True):
    """A stretch that both plays share, folded into a line until somebody wants to see it."""

    def __init__(self, together: Together, first: bool) -> None:
        self._moments = [left for left, _ in together.pairs]
        self._line = in_common(len(self._moments), first)
        self._open = False
        super().__init__(self._told())

    def turn(self) -> None:
        """Unfold it, or fold it up again."""
        self._open = not self._open
        self.update(self._told())

    def on_click(self) -> None:
        self.focus()
        self.turn()

    def _told(self) -> Content | Fitted:
        line = Content.styled(f"{'▾' if self._open else '▸'} {self._line}", "$quiet")
        return Fitted(lambda columns: self._unfolded(line, columns)) if self._open else line

    def _unfolded(self, line: Content, columns: int) -> Content:
        lines = [line]
        for moment in self._moments:
            lines.extend(hung(prose(f"{date(moment.minutes)} · {moment.title}", "$quiet"), columns, indent=2))
            lines.extend(hung(prose(f"“{moment.text}”"), columns, indent=2))
        return Content("\n").join(lines)


class Pair(Horizontal):
    """Two things next to each other; where they stand one under the other, each under the label of its play."""

    def __init__(self, labels: tuple[str, str], left: Widget | None, right: Widget | None) -> None:
        super().__init__()
        self._labels = labels
        self.sides = (left, right)

    def compose(self) -> ComposeResult:
        for label, side in zip(self._labels, self.sides, strict=True):
            if side is None:
                yield Static("", classes="side blank")
            else:
                yield Static(Content(label), classes="whose")
                side.add_class("side")
                yield side
