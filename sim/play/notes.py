"""A player's own words about a play, in a file beside its trace: a JSON line each, the newest about a thing counts.

A note is about a step of the trace, by its number, so that it stays with the decision whatever road is tried next; or
about a question that the story asks at its end. An empty text takes a note away. Where several play, observers mark
steps too, and before the goals are told each says what they thought the others wanted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeVar

SUFFIX = ".notes"
_Key = TypeVar("_Key")


def notes_path(trace: Path) -> Path:
    """The file of the notes about the play of a trace file."""
    return trace.with_suffix(SUFFIX)


class Mark(NamedTuple):
    """What an observer noted about a step: a plus for what to keep, or a delta for what to do another way."""

    step: int
    plus: bool
    text: str


class Notes:
    """The notes about one play. Without a file they live as long as this object."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._by_step: dict[int, str] = {}
        self._by_question: dict[str, str] = {}
        self._guesses: dict[str, str] = {}
        self._marks: list[Mark] = []
        if path is not None:
            self._read(path)

    @property
    def by_step(self) -> Mapping[int, str]:
        """The notes by the number of the trace's step."""
        return MappingProxyType(self._by_step)

    @property
    def by_question(self) -> Mapping[str, str]:
        """What was written to each question."""
        return MappingProxyType(self._by_question)

    @property
    def guesses(self) -> Mapping[str, str]:
        """What each person thought that the others wanted, by who it was."""
        return MappingProxyType(self._guesses)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What observers noted, in that order."""
        return tuple(self._marks)

    def about_step(self, step: int, text: str) -> None:
        """Write about a step. Raises OSError; the note is remembered all the same."""
        self._enter({"step": step, "text": text})

    def about_question(self, question: str, text: str) -> None:
        """Write to a question. Raises OSError; the words are remembered all the same."""
        self._enter({"question": question, "text": text})

    def guess(self, who: str, text: str) -> None:
        """Write what somebody thought the others wanted. Raises OSError; the words are remembered all the same."""
        self._enter({"guess": who, "text": text})

    def mark(self, mark: Mark) -> None:
        """Add an observer's mark. Raises OSError; the mark is remembered all the same."""
        self._enter({"mark": "plus" if mark.plus else "delta", "at": mark.step, "text": mark.text})

    def _enter(self, line: dict[str, object]) -> None:
        self._take(line)
        if self.path is None:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")

    def _read(self, path: Path) -> None:
        try:
            lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
        except OSError:
            return
        for line in lines:
            try:
                self._take(json.loads(line))
            except (ValueError, TypeError, KeyError, RecursionError):
                continue  # a line cut short loses itself and no other

    def _take(self, line: dict[str, object]) -> None:
        text = str(line["text"])
        if "mark" in line:
            self._marks.append(Mark(int(str(line["at"])), line["mark"] == "plus", text))
        elif "guess" in line:
            _put(self._guesses, str(line["guess"]), text)
        elif "step" in line:
            _put(self._by_step, int(str(line["step"])), text)
        else:
            _put(self._by_question, str(line["question"]), text)


def _put(notes: dict[_Key, str], key: _Key, text: str) -> None:
    if text.strip():
        notes[key] = text
    else:
        notes.pop(key, None)
