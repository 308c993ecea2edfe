"""What the player wrote about a play, as it stands in a debrief: beside its decision, or under its question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tui.debriefing.parts import Part, Row


@dataclass(frozen=True, slots=True)
class Written:
    """Remarks by the decision of the road (from 1), answers by the question."""

    remarks: Mapping[int, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)

    def remark(self, step: int) -> Iterator[Part]:
        """What was written about a decision, if anything was."""
        if step in self.remarks:
            yield Row("your note", lines_of(self.remarks[step]), own=True)

    def answer(self, question: str) -> Iterator[Part]:
        """What was written to a question, if anything was."""
        if question in self.answers:
            yield Row("you wrote", lines_of(self.answers[question]), own=True)


NOTHING = Written()


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text that have something on them."""
    return tuple(line.strip() for line in text.splitlines() if line.strip()) or ("",)
