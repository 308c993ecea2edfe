"""Who sits where: two to four people at one laptop, a role or observing for each, drawn or chosen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from click import UsageError
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from sim.classroom.rounds import playable
from sim.classroom.seating import OBSERVER
from sim.story.story import Story
from tui.playing.gathering import GROUND_RULES, notes
from tui.screens.stage import Stage
from tui.shelf.request import Request
from tui.shelf.stories import Opened
from tui.shelf.tabling import choose, draw_again, for_so_many, gathered, played_by_the_story, story_asked_for, told
from tui.widgets.paragraphs import prose
from tui.words import title_of

KEYS = "↑ ↓ another seat · ← → another role · - one seat less · l a lesson"


class SeatsScreen(Stage[Request | None]):
    """Asks who sits where; the request with everybody seated."""

    PAGE = "seats"
    CSS_PATH = "../styles/table.tcss"
    AUTO_FOCUS = ""

    def __init__(self, opened: Opened, request: Request) -> None:
        super().__init__()
        self._opened, self._request = opened, request
        self._seat = 1

    def compose(self) -> ComposeResult:
        story = self._opened.story()
        with VerticalScroll(classes="sheet", can_focus=False):
            yield Static(id="name")
            yield Static(prose(story.text(story.scenario.summary), "$quiet"), id="summary")
            yield Static(prose(" ".join(filter(None, (notes(story), GROUND_RULES))), "$quiet"), id="notes")
            yield Static(id="seats")
            yield Static(KEYS, classes="quiet", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self._show(self._request)

    def _show(self, request: Request) -> None:
        self._request = request
        story = story_asked_for(request, self._opened)
        self._seat = min(max(1, self._seat), len(request.seating))
        lines, others = [*self._lines(story)], played_by_the_story(request.seating, story)
        if others:
            lines.append(prose(f"  The story plays {', '.join(others)}.", "$quiet"))
        self.query_one("#name", Static).update(prose(title_of(story), "bold"))
        self.query_one("#seats", Static).update(Content("\n").join(lines))

    def _lines(self, story: Story) -> Iterator[Content]:
        for seat, does in told(self._request.seating, story).items():
            here = seat == self._seat
            yield prose(f"▸ Seat {seat} ‹ {does} ›" if here else f"  Seat {seat}   {does}", "bold" if here else "")

    def action_seat(self, by: int) -> None:
        """To another seat."""
        self._seat += by
        self._show(self._request)

    def action_role(self, by: int) -> None:
        """Another role for the seat under the cursor; one that would leave nobody to play is passed over."""
        roles = (*playable(story_asked_for(self._request, self._opened).scenario), OBSERVER)
        place = roles.index(self._request.seating[self._seat - 1])
        for step in range(1, len(roles)):
            choice = f"{self._seat}={roles[(place + by * step) % len(roles)]}"
            with suppress(UsageError):
                self._show(choose(self._request, self._opened, choice))
                break

    def action_more(self, by: int) -> None:
        """More seats, or fewer."""
        self._show(for_so_many(self._request, self._opened, len(self._request.seating) + by))

    def action_draw(self) -> None:
        """Draw the roles again."""
        self._show(draw_again(self._request, self._opened))

    def action_lesson(self) -> None:
        """One of the story's lessons instead of the whole story."""
        from tui.screens.picking import PickScreen
        from tui.workbench.items import lesson_items

        if not self._opened.scenario.lessons:
            self.shell.tell("This story has no lessons.")
            return
        about = "Excerpts of this story for a class, each over after a few decisions."
        pick = PickScreen("Play a lesson", about, lesson_items(self._opened.story()))
        self.app.push_screen(pick, self._take_lesson)

    def _take_lesson(self, number: int | None) -> None:
        if number is not None:
            lesson = self._opened.scenario.lessons[number].name
            self._show(gathered(replace(self._request, lesson=lesson, seat_roles=()), self._opened))

    def action_begin(self) -> None:
        """Sit down so."""
        self.dismiss(self._request)

    def action_back(self) -> None:
        """Nobody sits down."""
        self.dismiss(None)
