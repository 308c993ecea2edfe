"""A passage's text while it is read: how far the reading has come, and what was found up to there.

Every look for a closing mark goes over the text once, however the text is made, so that a hostile one costs no more
time than a long one.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush

from sim.exchange.twine.links import Link
from sim.exchange.twine.notes import LEADS_NOWHERE, Note

MARK = "\x02"  # where the words of a link stand in the prose


@dataclass(slots=True)
class _Label:
    """The words of a link whose macro says within its body where it leads; `closing` is where the body ends, or -1.
    There may be a reason to keep the macro although it leads somewhere."""

    text: str
    start: int
    end: int
    closing: int
    why: str
    leads: bool = False


class Scan:
    """A reading of a text for a story format: `sugarcube`, `harlowe`, `chapbook`, `snowman`, or any other."""

    def __init__(self, text: str, form: str, passages: Container[str] = ()) -> None:
        self.text, self.form, self.passages = text.replace(MARK, " "), form, passages
        self.at = 0
        self.prose: list[str] = []
        self.words: list[str] = []  # for each mark in the prose
        self.links: list[Link] = []
        self.jumps: list[str] = []
        self.notes: list[Note] = []
        self._labels: list[_Label] = []
        self._nearest: dict[str, tuple[int, int]] = {}  # for each closing mark the last look: from where, and where to
        self._closing: list[tuple[int, int]] = []  # where a part ends whose content is read like any other, and how

    def close(self, mark: str, start: int) -> int:
        """Just behind the mark that closes something, or -1."""
        since, found = self._nearest.get(mark, (len(self.text) + 1, -1))
        if start < since or 0 <= found < start:
            found = self.text.find(mark, start)
            self._nearest[mark] = start, found
        return found + len(mark) if found >= 0 else -1

    def note(self, start: int, end: int, why: str, ends: bool = False) -> bool:
        """Keep what stands there beside the prose; False where it is never closed, and is prose."""
        if end < 0:
            return False
        self.notes.append(Note(start, self.text[start:end], why, ends))
        self.at = end
        return True

    def show(self, words: str) -> None:
        """Words that stay in the prose where they are part of a sentence, as those of a link."""
        self.prose.append(MARK)
        self.words.append(words)

    def link(self, link: Link, end: int) -> bool:
        """Take a link, which is read up to there."""
        self.links.append(link)
        self.show(link.text)
        self.at = end
        return True

    def label(self, text: str, start: int, end: int, closing: int = -1, why: str = "") -> None:
        """Take the words of a link; where it leads is said within its body, or never. The macro is kept for a reason,
        or where it leads nowhere."""
        self.show(f"{text} ")  # and what it shows follows, at once
        self._labels.append(_Label(text, start, end, closing, why))

    def body(self, link: Link, end: int, why: str = "") -> None:
        """Take a link whose body is still to come, and keep its macro where there is a reason."""
        self.link(link, end)
        self._labels.append(_Label(link.text, link.offset, end, -1, why, leads=True))

    def unlabel(self) -> None:
        """The innermost body of a link ends here."""
        if self._labels:
            self._end(self._labels.pop())

    def lead(self, target: str, start: int) -> None:
        """Something leads on from here: the link within which it stands, or the passage by itself."""
        while self._labels and 0 <= self._labels[-1].closing < start:
            self.unlabel()
        if self._labels:
            label = self._labels[-1]
            label.leads = True
            self.links.append(Link(label.text, target, "", label.start))
        else:
            self.jumps.append(target)

    def _end(self, label: _Label) -> None:
        why = label.why if label.leads else LEADS_NOWHERE
        if why:
            self.notes.append(Note(label.start, self.text[label.start : label.end], why))

    def plain(self, end: int) -> None:
        """Take the prose up to there, without the brackets that close a part."""
        while self._closing and self._closing[0][0] < end:
            closing, length = heappop(self._closing)
            if closing >= self.at:
                self.prose.append(self.text[self.at : closing])
                self.at = closing + length
        self.prose.append(self.text[self.at : end])
        self.at = max(self.at, end)

    def finish(self) -> None:
        """Take the rest."""
        self.plain(len(self.text))
        while self._labels:
            self.unlabel()

    def enter(self, opening: int, closing: int, length: int = 1) -> None:
        """Go on inside a bracket, as if neither it nor what closes it were there."""
        heappush(self._closing, (closing, length))
        self.at = opening + 1

    @cached_property
    def round(self) -> dict[int, int]:
        """Where each round bracket is closed."""
        return partners(self.text, "(", ")")

    @cached_property
    def square(self) -> dict[int, int]:
        """Where each square bracket is closed."""
        return partners(self.text, "[", "]")

    @cached_property
    def curly(self) -> dict[int, int]:
        """Where each curly bracket is closed."""
        return partners(self.text, "{", "}")


def partners(text: str, opening: str, closing: str) -> dict[int, int]:
    """Where each opening bracket of a text is closed; one that never is has no entry."""
    found: dict[int, int] = {}
    open_ones: list[int] = []
    for index, letter in enumerate(text):
        if letter == opening:
            open_ones.append(index)
        elif letter == closing and open_ones:
            found[open_ones.pop()] = index
    return found
