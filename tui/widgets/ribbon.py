"""The ribbon above a story: its title, the day, the time of day, the clock, and how long it has been silent."""

from __future__ import annotations

from functools import partial

from textual.content import Content
from textual.reactive import reactive
from textual.visual import VisualType
from textual.widget import Widget

from sim.story.clock import day_of, time_text
from tui.prose import clean
from tui.widgets.fitted import Fitted
from tui.words import silence_words, time_of_day


class Ribbon(Widget):
    """`clock` is (minutes, days of silence)."""

    DEFAULT_CSS = "Ribbon { height: 2; }"
    title: reactive[str] = reactive("")
    clock: reactive[tuple[int, int] | None] = reactive(None)

    def render(self) -> VisualType:
        return Fitted(partial(ribbon, self.title, self.clock))


def ribbon(title: str, clock: tuple[int, int] | None, width: int) -> Content:
    """One line: the title as far as there is room beside the day, which gives up its clock before the title goes."""
    name = Content.styled(clean(title), "bold")
    ways = [""] if clock is None else _times(*clock)
    fits = (way for way in ways if name.cell_length + 2 + len(way) <= width)
    time = next(fits, ways[-1])
    room = max(0, width - len(time) - 2)
    name = name.truncate(room, ellipsis=True)
    return name + " " * max(0, width - name.cell_length - len(time)) + Content.styled(time, "$quiet")


def _times(minutes: int, silence: int) -> list[str]:
    day, word, quiet = f"Day {day_of(minutes)}", time_of_day(minutes), silence_words(silence)
    full = " · ".join(filter(None, (day, f"{word}, {time_text(minutes)}", quiet)))
    return [full, " · ".join(filter(None, (day, word, quiet)))]
