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

FOLD = 12
MOST = 24  # widgets that hold one entry each, above which the oldest are folded; layout looks at all of them


class Passage(Static):
    """Some entries of the transcript in one widget."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        self._fitted = Fitted(partial(shapes, self.entries))
        super().__init__(self._fitted)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return selection.extract(self._fitted.at(self.size.width).plain), "\n"


class Transcript(VerticalScroll, can_focus=False):
    """Shows entries; the newest are brought into view from their first line on."""

    DEFAULT_CSS = """
    Transcript > Passage { height: auto; padding: 0 1 0 0; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._passages: list[Passage] = []
        self._newest: Passage | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown."""
        return _entries(self._passages)

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view, or will be once a page that is being laid out lies still."""
        # Textual moves an anchored page without a word, after everybody was told of its new size.
        return (self._anchored and not self._anchor_released) or self.scroll_offset.y >= self.max_scroll_y

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these entries; what is there already stays as it is."""
        head = _whole(self._passages, in_common(self.entries, entries))
        rest, behind = self._passages[len(head) :], entries[_count(head) :]
        tail = _whole(rest[::-1], in_common(_entries(rest)[::-1], behind[::-1]))[::-1]
        gone = rest[: len(rest) - len(tail)]
        fresh = list(_passages(behind[: len(behind) - _count(tail)]))
        if not fresh and not gone:
            return
        self._passages = [*head, *fresh, *tail]
        with self.app.batch_update():
            self.remove_children(gone)
            self.mount(*fresh, before=tail[0] if tail else None)
            self._fold()
            if not tail:
                self.anchor()
        self._newest = _latest(fresh) if fresh and not gone and not tail else None
        self.call_after_refresh(self._bring_into_view, self._newest)

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

    def _bring_into_view(self, first: Passage | None) -> None:
        """Where the new entries are longer than the page, begin at their beginning and not at their end."""
        if first is None or first is not self._newest or not first.is_mounted:
            return
        top = first.virtual_region.y
        if top < self.max_scroll_y:
            self.release_anchor()
            self.scroll_to(y=top, animate=False, immediate=True)


def _passages(entries: Sequence[Entry]) -> Iterator[Passage]:
    """Widgets for entries that are new: the latest one by one, those before them folded."""
    at = 0
    while len(entries) - at > MOST:
        yield Passage(entries[at : at + FOLD])
        at += FOLD
    yield from (Passage([entry]) for entry in entries[at:])


def _latest(fresh: Sequence[Passage]) -> Passage:
    """Where what has just happened begins: with the last decision, or else with all that is new."""
    return next((passage for passage in reversed(fresh) if passage.entries[0].kind == "choice"), fresh[0])


def _entries(passages: Sequence[Passage]) -> tuple[Entry, ...]:
    return tuple(entry for passage in passages for entry in passage.entries)


def _count(passages: Sequence[Passage]) -> int:
    return sum(len(passage.entries) for passage in passages)


def _whole(passages: Sequence[Passage], count: int) -> list[Passage]:
    """As many passages from the start as hold at most so many entries."""
    found: list[Passage] = []
    for passage in passages:
        count -= len(passage.entries)
        if count < 0:
            break
        found.append(passage)
    return found
