"""A small picture of a story's graph, drawn in a thread: filled dots are scenes that were seen."""

from __future__ import annotations

from textual import events, work
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from sim.story.story import Story


class Picture(Static):
    """Draws what it was given last, as wide as it is and as high as `ROWS`; empty until then."""

    ROWS = 7

    class Drawn(Message):
        """The picture of a story is there."""

        def __init__(self, story: Story, rows: list[str]) -> None:
            self.story = story
            self.rows = rows
            super().__init__()

    def __init__(self) -> None:
        super().__init__(id="picture")
        self._subject: tuple[Story, frozenset[str]] | None = None

    def show(self, story: Story | None, seen: frozenset[str]) -> None:
        """Draw a story, or nothing; what is drawn already stays."""
        subject = None if story is None else (story, seen)
        if subject == self._subject:
            return
        if self._subject is None or story is not self._subject[0]:
            self.update("")
        self._subject = subject
        self.display = subject is not None
        self._begin()

    def on_resize(self, _: events.Resize) -> None:
        self._begin()

    def _begin(self) -> None:
        if self._subject is not None and self.size.width:
            self._draw(*self._subject, self.size.width, self.ROWS)

    @work(thread=True, exclusive=True, group="picture")
    def _draw(self, story: Story, seen: frozenset[str], columns: int, rows: int) -> None:
        from tui.map.thumbnail import thumbnail

        worker = get_current_worker()
        if not worker.is_cancelled:
            self.post_message(self.Drawn(story, thumbnail(story, seen, columns, rows)))

    def on_picture_drawn(self, message: Drawn) -> None:
        if self._subject is not None and message.story is self._subject[0]:
            self.update(Content("\n".join(message.rows)))
