"""What the players wrote about a play, as it stands in a debrief: beside its decision, or under its question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sim.play.notes import Mark
from tui.debriefing.parts import Part, Row


@dataclass(frozen=True, slots=True)
class Written:
    """Remarks and observers' marks by the decision of the road (from 1), answers by the question, guesses by who it
    was."""

    remarks: Mapping[int, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[int, Sequence[Mark]] = field(default_factory=dict)
    guesses: Mapping[str, str] = field(default_factory=dict)

    def remark(self, step: int) -> Iterator[Part]:
        """What was written about a decision, if anything was."""
        for mark in self.marks.get(step, ()):
            yield Row("plus" if mark.plus else "delta", lines_of(mark.text), own=True)
        if step in self.remarks:
            yield Row("your note", lines_of(self.remarks[step]), own=True)

    def answer(self, question: str) -> Iterator[Part]:
        """What was written to a question, if anything was."""
        if question in self.answers:
            yield Row("you wrote", lines_of(self.answers[question]), own=True)

    def guessed(self) -> Iterator[Part]:
        """What each thought that the others wanted, before it was told."""
        for who, text in self.guesses.items():
            yield Row(who, ("thought that the others wanted:", *lines_of(text)), own=True)


NOTHING = Written()


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text that have something on them."""
    return tuple(line.strip() for line in text.splitlines() if line.strip()) or ("",)
