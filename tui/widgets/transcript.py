"""The transcript on the screen: what is new is mounted in one call, and what is old is folded together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from textual.containers import VerticalScroll
from textual.selection import Selection
from textual.widgets import Static

from tui.playing.entries import Entry, in_common
from tui.widgets.fitted import Fitted
from tui.widgets.shapes import shapes

FOLD = 50
MOST = 150  # widgets, above which the oldest are folded


class Passage(Static):
    """Some entries of the transcript in one widget."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        self._fitted = Fitted(partial(shapes, self.entries))
        super().__init__(self._fitted)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return selection.extract(self._fitted.content(self.size.width).plain), "\n"


class Transcript(VerticalScroll, can_focus=False):
    """Shows entries; the newest are brought into view from their first line on."""

    DEFAULT_CSS = """
    Transcript > Passage { height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._passages: list[Passage] = []

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown."""
        return tuple(entry for passage in self._passages for entry in passage.entries)

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view."""
        return self.scroll_offset.y >= self.max_scroll_y

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these entries; what is there already stays as it is."""
        same = in_common(self.entries, entries)
        kept = list(self._take_whole(same))
        gone = self._passages[len(kept) :]
        count = sum(len(passage.entries) for passage in kept)
        fresh = list(_passages(entries[count:]))
        if not fresh and not gone:
            return
        self._passages = [*kept, *fresh]
        with self.app.batch_update():
            self.remove_children(gone)
            self.mount(*fresh)
            self._fold()
            self.anchor()
        if fresh:
            first = fresh[-1] if gone and not same else fresh[0]
            self.call_after_refresh(self._bring_into_view, first)

    def _take_whole(self, count: int) -> Iterator[Passage]:
        for passage in self._passages:
            count -= len(passage.entries)
            if count < 0:
                return
            yield passage

    def _fold(self) -> None:
        """Put the oldest single entries together once there are many; on the screen nothing moves."""
        single = [passage for passage in self._passages if len(passage.entries) < FOLD]
        if len(single) <= MOST:
            return
        old = single[:FOLD]
        at = self._passages.index(old[0])
        folded = Passage([entry for passage in old for entry in passage.entries])
        self.mount(folded, before=old[0])
        self.remove_children(old)
        self._passages[at : at + len(old)] = [folded]

    def _bring_into_view(self, first: Passage) -> None:
        """Where the new entries are longer than the page, begin at their beginning and not at their end."""
        top = first.virtual_region.y
        if first.is_mounted and top < self.max_scroll_y:
            self.release_anchor()
            self.scroll_to(y=top, animate=False, immediate=True)


def _passages(entries: Sequence[Entry]) -> Iterator[Passage]:
    """Widgets for entries that are new: the latest one by one, those before them folded."""
    at = 0
    while len(entries) - at > MOST:
        yield Passage(entries[at : at + FOLD])
        at += FOLD
    yield from (Passage([entry]) for entry in entries[at:])
