"""To take along: the story's questions, with room to write. What is written is kept on leaving its field."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import DescendantBlur
from textual.widgets import TextArea

from tui.debriefing.looking import LookingBack
from tui.debriefing.parts import Paragraph, Part
from tui.widgets.debrief.asking import WordsLost
from tui.widgets.sheet import Sheet, fitted

ROOM = "Nobody reads this but you, and nothing has to be written. It is kept beside the play, on this machine."
NO_QUESTIONS = "This ending asks nothing of you."
NOT_HERE = "The questions come with the story's endings, and this lesson stops before them."
NOT_YET = "The questions come with an ending, and this play has none yet."
EXPORT = "e writes the whole debrief to a file, with your notes and answers: as Markdown, or as a page for a browser."


class Along(VerticalScroll):
    """The questions, one below the other."""

    def __init__(self, found: LookingBack) -> None:
        super().__init__()
        self._found = found
        self._notes = found.play.notes
        self._kept = dict(found.play.notes.by_question)

    def compose(self) -> ComposeResult:
        yield Sheet(fitted(self._opening()), classes="quiet")
        for question in dict.fromkeys(self._found.debrief.questions):
            yield Sheet(fitted([Paragraph(question)]), classes="question")
            yield Answer(question, self._kept.get(question, ""))
        yield Sheet(fitted([Paragraph(EXPORT)]), classes="quiet")

    def _opening(self) -> Iterator[Part]:
        if self._found.debrief.questions:
            yield Paragraph(ROOM)
        else:
            outcome = self._found.debrief.outcome
            yield Paragraph(NO_QUESTIONS if outcome.kind else NOT_HERE if outcome.stopped else NOT_YET)

    def land(self) -> None:
        """Put the focus where the reader is: on the page, so that keys are commands until a field is chosen."""
        self.focus()

    def keep(self) -> bool:
        """Keep what was written since; False where that failed, which is told."""
        kept = [self._keep(answer) for answer in self.query(Answer)]  # each of them, whatever became of the one before
        return all(kept)

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        if isinstance(event.widget, Answer):
            self._keep(event.widget)

    def _keep(self, answer: Answer) -> bool:
        text = answer.text.strip()
        if text == self._kept.get(answer.question, "").strip():
            return True
        try:
            self._notes.about_question(answer.question, text)
        except OSError as error:
            self.post_message(WordsLost(error.strerror or str(error)))
            return False
        self._kept[answer.question] = text
        return True


class Answer(TextArea):
    """Room to write to one question."""

    def __init__(self, question: str, text: str) -> None:
        super().__init__(text, show_line_numbers=False, highlight_cursor_line=False)
        self.question = question
