"""What Twine keeps, as it was read and before anything in it was understood: a book of passages."""

from __future__ import annotations

from typing import NamedTuple


class Refused(Exception):
    """A file is not a book of Twine's, or none that can be read; the advice says what to do."""

    def __init__(self, message: str, line: int = 1, advice: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.advice = advice


class Remark(NamedTuple):
    """What needs a human: the passage (empty for the whole book) and the line of the file where it stands, what was
    written there, and why it could not be taken over."""

    passage: str
    line: int
    what: str
    why: str


class Passage(NamedTuple):
    """One passage; `line` is that of the file on which its text begins, and `position` where it lies on Twine's map."""

    name: str
    text: str
    line: int
    tags: tuple[str, ...] = ()
    position: str = ""


class Book(NamedTuple):
    """A whole story of Twine's. `start` names a passage and may be empty, as `title`, `format` and `ifid` may."""

    title: str
    format: str
    start: str
    ifid: str
    passages: tuple[Passage, ...]
    remarks: tuple[Remark, ...] = ()
