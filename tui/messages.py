"""What screens ask of the app. A screen posts one of these and knows no other screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from tui.shelf.kept import Kept
    from tui.shelf.request import Request
    from tui.shelf.seat import Seat
    from tui.workbench.asked import Asked


class Play(Message):
    """Play a story anew, as the request says."""

    def __init__(self, request: Request) -> None:
        self.request = request
        super().__init__()


class Gather(Message):
    """Have several people sit down at one laptop, as the request says."""

    def __init__(self, request: Request) -> None:
        self.request = request
        super().__init__()


class AnotherRound(Message):
    """Play the same story again at the same table, with the roles going round; the screen that asks is done with."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        super().__init__()


class Resume(Message):
    """Go on with a kept play; `step` (a decision of its present road, from 1) goes back before that decision first."""

    def __init__(self, kept: Kept, step: int | None = None) -> None:
        self.kept = kept
        self.step = step
        super().__init__()


class LookBack(Message):
    """The debrief of a play, finished or not, at a decision of its road if one is named."""

    def __init__(self, kept: Kept, step: int | None = None) -> None:
        self.kept = kept
        self.step = step
        super().__init__()


class ShowMap(Message):
    """The map of a story (an id or a path), with the road of a play if there is one."""

    def __init__(self, story: str, kept: Kept | None = None) -> None:
        self.story = story
        self.kept = kept
        super().__init__()


class ShowHistory(Message):
    """The plays that are kept, those of one story (an id or a path) if one is named."""

    def __init__(self, story: str | None = None) -> None:
        self.story = story
        super().__init__()


class Compare(Message):
    """Two plays of one story side by side."""

    def __init__(self, left: Kept, right: Kept) -> None:
        self.left = left
        self.right = right
        super().__init__()


class Preview(Message):
    """The author's workbench over a file."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        super().__init__()
