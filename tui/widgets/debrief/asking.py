"""What a tab of the debrief says to the others and to the screen."""

from __future__ import annotations

from textual.message import Message


class ShowMoment(Message):
    """Open the moment of this step."""

    def __init__(self, step: int) -> None:
        self.step = step
        super().__init__()


class WordsLost(Message):
    """What the player wrote could not be kept; `reason` says why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__()
