"""The board on the screen, page by page."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.projector.blocks import Board
from tui.widgets.projector.paging import paged


class BoardPane(Static):
    """Shows one page of a board at a time; as many as the size of the screen makes of it."""

    class Turned(Message):
        """Another page is open, or there are more or fewer of them."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._board = Board("", (), ())
        self._pages: list[Content] = [Content("")]
        self._open = 0

    @property
    def standing(self) -> tuple[int, int]:
        """The page that is open, from 1, and how many there are."""
        return self._open + 1, len(self._pages)

    def show(self, board: Board) -> bool:
        """Show a board, from its first page on where it is another moment of the lesson; whether it is."""
        another = board.moment != self._board.moment
        if another:
            self._open = 0
        self._board = board
        self._deal()
        return another

    def turn(self, by: int) -> bool:
        """Turn so many pages, or as many as there are; whether there was one to turn to."""
        wanted = min(max(0, self._open + by), len(self._pages) - 1)
        if wanted == self._open:
            return False
        self._open = wanted
        self._tell()
        return True

    def on_resize(self) -> None:
        """Deal the pages out anew."""
        self._deal()

    def _deal(self) -> None:
        columns, rows = self.content_size
        if columns > 0 and rows > 0:
            self._pages = paged(self._board.blocks, columns, rows)
            self._open = min(self._open, len(self._pages) - 1)
            self._tell()

    def _tell(self) -> None:
        self.update(self._pages[self._open], layout=False)
        self.post_message(self.Turned())
