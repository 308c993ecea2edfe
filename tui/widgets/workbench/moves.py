"""What can be done where a road stands, numbered, and what is shut with why: for the author, not for a player."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content
from textual.widgets.option_list import Option

from tui.prose import clean
from tui.widgets.choices import Choices
from tui.widgets.fitted import Fitted
from tui.widgets.paragraphs import hanging, prose
from tui.workbench.rows import Row

UNDER = "     "


class Moves(Choices):
    """Rows as in a play, each with its id and what it does. Those that are shut have no number."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._moves: tuple[Row, ...] = ()

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return None if self.highlighted is None else self._moves[self.highlighted]

    def show(self, moves: Sequence[Row]) -> None:
        """Show these rows; the cursor stays on the row of its id."""
        if tuple(moves) == self._moves:
            return
        kept = self.row.id if self.row is not None else None
        self._moves, self._marked = tuple(moves), None
        self.set_options(
            Option(self._row(index), id=row.id, disabled=bool(row.shut)) for index, row in enumerate(self._moves)
        )
        places = [index for index, row in enumerate(self._moves) if row.id == kept and not row.shut]
        self.highlighted = places[0] if places else None

    def action_choose(self, number: int) -> None:
        if number <= sum(not row.shut for row in self._moves):
            super().action_choose(number)

    def _row(self, index: int) -> Fitted:
        return Fitted(partial(_set, self._moves[index], index + 1, index == self._marked))


def _set(row: Row, number: int, marked: bool, width: int) -> Content:
    lead = f"{'▸' if marked else ' '}  ✕  " if row.shut else f"{'▸' if marked else ' '}{number:2}  "
    name = Content.styled(clean(row.id), "bold")
    lines = [hanging(name + "  " + prose(row.text) if row.text else name, width, lead[:5], UNDER)]
    about = [f"shut: {row.shut}", *row.about] if row.shut else row.about
    lines += [hanging(Content.styled(clean(line), "$quiet"), width, UNDER, UNDER) for line in about]
    return Content("\n").join(lines)
