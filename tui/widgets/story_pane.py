"""The pane beside the list: one story told in full, with the doors into it and a small picture of its graph."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from tui.prose import clean
from tui.shelf.catalogue import Entry
from tui.shelf.describing import Section, facts, left_off, sections
from tui.widgets.fitted import Fitted
from tui.widgets.picture import Picture


class StoryPane(VerticalScroll):
    """Tells the entry that it was given last."""

    def __init__(self) -> None:
        super().__init__(id="pane")
        self.display = False
        self._entry: Entry | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="telling"):
            yield Static(id="story-title", classes="title")
            yield Static(id="facts", classes="quiet")
            yield Static(id="summary")
            yield Static(id="left-off")
            with Horizontal(id="doors"):
                yield Button(_door("Play", "enter"), id="play", action="screen.play")
                yield Button(_door("Start anew", "a"), id="anew", action="screen.anew")
            yield Static(id="sections")
        with Vertical(id="aside"):
            yield Picture()
            yield Static(id="walked", classes="quiet")

    def show(self, entry: Entry | None) -> None:
        """Tell a story, or nothing."""
        same = self._entry is not None and entry is not None and self._entry.card.id == entry.card.id
        self._entry = entry
        self.display = entry is not None
        if entry is None:
            return
        if not same:
            self.scroll_home(animate=False)
        card, unfinished = entry.card, entry.progress.unfinished
        self._tell("#story-title", clean(card.title))
        self._tell("#summary", clean(card.summary))
        self._tell("#facts", facts(card))
        self._tell("#left-off", left_off(entry.progress))
        self.query_one("#doors").display = card.story is not None
        play = self.query_one("#play", Button)
        play.label = _door("Go on" if unfinished else "Play", "enter")
        play.refresh(layout=True)  # a new label alone keeps the old one's width
        self.query_one("#anew").display = unfinished is not None
        seen, scenes = entry.progress.seen, card.story.scenario.scenes if card.story is not None else ()
        self._tell("#walked", f"{len(seen)} of {len(scenes)} scenes seen" if seen else "")
        self.query_one(Picture).show(card.story, seen)
        self.query_one("#sections", Static).update(Fitted(partial(_sections, entry)))

    def _tell(self, place: str, text: str) -> None:
        widget = self.query_one(place, Static)
        widget.update(Content(text))
        widget.display = bool(text)


def _sections(entry: Entry, columns: int) -> Content:
    columns = max(20, columns)
    told = Content("\n\n").join(_section(section) for section in sections(entry, columns))
    return Content("\n").join(told.wrap(columns))


def _section(section: Section) -> Content:
    return Content.assemble((section.heading, "$quiet"), "\n", section.text)


def _door(label: str, key: str) -> Content:
    return Content.assemble(label, "  ", (key, "$quiet"))
