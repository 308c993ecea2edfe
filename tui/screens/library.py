"""The library: the stories there are, one of them told in full, and the ways into it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Input, OptionList, Static
from textual.worker import get_current_worker

from tui import messages
from tui.prose import clean
from tui.screens.stage import Stage
from tui.shelf.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sim.story.model import Lesson
    from tui.shelf.catalogue import Catalogue, Entry
    from tui.widgets.stories import Stories
    from tui.widgets.story_pane import StoryPane


class Parts(NamedTuple):
    """What the screen is made of once there are stories."""

    words: Input
    stories: Stories
    pane: StoryPane


class LibraryScreen(Stage[None]):
    """Choose a story. The shell is there at once; a worker reads the shelf, and the first story brings the rest."""

    PAGE = "library"
    CSS_PATH = "../styles/library.tcss"
    AUTO_FOCUS = "Stories"
    HORIZONTAL_BREAKPOINTS = [*Stage.HORIZONTAL_BREAKPOINTS, (150, "-vast")]  # noqa: RUF012 - as Textual declares it

    class Found(Message):
        """A story was read."""

        def __init__(self, entry: Entry) -> None:
            self.entry = entry
            super().__init__()

    class AllFound(Message):
        """Every story was read; `trouble` says what kept the plays from it."""

        def __init__(self, ids: list[str], trouble: str = "") -> None:
            self.ids = ids
            self.trouble = trouble
            super().__init__()

    class LookedAfter(Message):
        """The folder of plays was looked after; sentences on what was damaged there."""

        def __init__(self, told: list[str]) -> None:
            self.told = told
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._catalogue: Catalogue | None = None
        self._entries: dict[str, Entry] = {}
        self._wanted = Wanted()
        self._all_found = False
        self._looked_after = False
        self._parts: Parts | None = None

    def compose(self) -> ComposeResult:
        yield Static("heartwork", id="masthead")
        yield Static("Looking for stories.", id="told", classes="quiet")

    @property
    def stories(self) -> dict[str, str]:
        """The stories that were read so far, by id, with their titles."""
        return {name: entry.card.title for name, entry in self._entries.items()}

    # --- reading the shelf

    def on_mount(self) -> None:
        self.call_after_refresh(self._show_keys)

    async def _show_keys(self) -> None:
        """The footer comes after the first frame: its import and its keys are a twentieth of the start."""
        from textual.widgets import Footer

        await self.mount(Footer(show_command_palette=False))

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self._read)

    @work(thread=True, exclusive=True, group="shelf")
    def _read(self) -> None:
        from tui.shelf.catalogue import Catalogue

        worker = get_current_worker()
        if self._catalogue is None:
            self._catalogue = Catalogue(self.shell.library, self.shell.plays)
        ids, trouble = [], ""
        try:
            for entry in self._catalogue.entries():
                if worker.is_cancelled:
                    return
                ids.append(entry.card.id)
                self.post_message(self.Found(entry))
        except OSError as error:
            trouble = f"Your plays could not be looked through: {error.strerror or error}"
        self.post_message(self.AllFound(ids, trouble))
        if not self._looked_after:
            self._looked_after = True
            self._look_after()

    def _look_after(self) -> None:
        """In the worker, once: what is damaged among the plays is set aside, and that is told."""
        from tui.shelf.setting_aside import look_after

        self.post_message(self.LookedAfter(look_after(self.shell.plays)))

    @on(LookedAfter)
    def _tell_damage(self, message: LookedAfter) -> None:
        for sentence in message.told:
            self.shell.tell(sentence)

    @on(Found)
    async def _take(self, message: Found) -> None:
        self._entries[message.entry.card.id] = message.entry
        if self._parts is None:
            self._parts = await self._lay_out()
        self._show()

    @on(AllFound)
    def _take_all(self, message: AllFound) -> None:
        if message.trouble:
            self.shell.tell(message.trouble)
        else:
            self._entries = {name: self._entries[name] for name in message.ids if name in self._entries}
        self._all_found = True
        self._show()

    # --- showing it

    async def _lay_out(self) -> Parts:
        """Make room for stories. Of the screen that an app begins with, Textual does not read the sheet by itself."""
        from tui.widgets.stories import Stories
        from tui.widgets.story_pane import StoryPane

        for path in self.css_path:
            self.app.stylesheet.read(path)
        self.app.refresh_css(animate=False)
        parts = Parts(Input(placeholder="words to look for", id="words"), Stories(), StoryPane())
        shelf = Vertical(parts.words, parts.stories, id="shelf")
        await self.mount(Horizontal(shelf, parts.pane, id="body"), after="#told")
        if self.is_current:
            self.set_focus(parts.stories)
        return parts

    def on_resize(self, _: events.Resize) -> None:
        self._show()

    def _show(self) -> None:
        """Show the stories that are wanted, and tell the chosen one; not any more while the app is being left."""
        if not self.is_attached or not (self._entries or self._all_found):
            return
        from tui.shelf.choosing import chosen

        found = chosen(self._entries.values(), self._wanted)
        self.query_one("#told", Static).update(self._told(len(found)))
        if self._parts is not None:
            self._parts.stories.show(found, short=self.size.width < 72 or self.size.height < 22)
            self._tell_chosen()

    def _told(self, found: int) -> Content:
        """How many stories there are and what narrows them down, with the way to narrow or to widen."""
        from tui.shelf.choosing import in_words

        there = len(self._entries)
        if not there:
            return Content("There are no stories here yet. `heartwork new my-story.yaml` begins one of your own.")
        stories = "1 story" if there == 1 else f"{there} stories"
        if self._wanted == Wanted():
            return Content.assemble(f"{stories} · ", _link("search", "search"), " · ", _link("filter", "filter"))
        words = clean(", ".join(in_words(self._wanted, list(self._entries.values()))))
        if not found:
            return Content.assemble(f"No story here has all of this: {words}. ", _link("Show all", "clear"))
        return Content.assemble(f"{found} of {there}: {words} · ", _link("show all", "clear"))

    def _tell_chosen(self) -> None:
        if self._parts is not None:
            self._parts.pane.show(self._chosen)

    @property
    def _chosen(self) -> Entry | None:
        return None if self._parts is None else self._entries.get(self._parts.stories.chosen or "")

    @on(OptionList.OptionHighlighted)
    def _choose(self) -> None:
        self._tell_chosen()

    # --- narrowing it down

    @on(Input.Changed)
    def _look_for(self, message: Input.Changed) -> None:
        self._wanted = self._wanted._replace(words=message.value)
        self._show()

    @on(Input.Submitted)
    def _looked_for(self) -> None:
        if self._parts is not None:
            self.set_focus(self._parts.stories)

    def action_search(self) -> None:
        """Look for words."""
        if self._parts is None:
            return
        self._parts.words.display = True
        self.set_focus(self._parts.words)  # at once: what is typed next belongs here already

    def action_filter(self) -> None:
        """Choose by what broke, by level, or by article."""
        from tui.screens.filtering import FilterScreen
        from tui.shelf.choosing import filters

        self.app.push_screen(FilterScreen(filters(list(self._entries.values())), self._wanted), self._filter)

    def _filter(self, wanted: Wanted | None) -> None:
        if wanted is not None:
            self._wanted = wanted
            self._show()

    def action_clear(self) -> None:
        """Let go of the search, and of the filters too unless somebody is just typing."""
        if self._parts is None:
            return
        words = self._parts.words
        self._wanted = self._wanted._replace(words="") if words.has_focus else Wanted()
        words.value = ""
        words.display = False
        self.set_focus(self._parts.stories)
        self._show()

    # --- the ways into a story

    def on_stories_opened(self) -> None:
        self.action_play()

    def action_play(self) -> None:
        """Go on where it was left, or play anew. What is wrong with a story that cannot be played is told in full."""
        entry = self._chosen
        if entry is not None and entry.progress.unfinished is not None:
            self.post_message(messages.Resume(entry.progress.unfinished))
        else:
            self.action_anew()

    def action_anew(self) -> None:
        """Play from the beginning."""
        from tui.shelf.request import Request

        if self._chosen is not None:
            self.post_message(messages.Play(Request(story=self._chosen.card.id)))

    def action_lesson(self) -> None:
        """Play one of the story's lessons."""
        from tui.screens.picking import PickScreen
        from tui.workbench.items import lesson_items

        card = None if self._chosen is None else self._chosen.card
        story = None if card is None else card.story
        if card is None or story is None:
            return
        if not story.scenario.lessons:
            self.shell.tell("This story has no lessons.")
            return
        about = "Excerpts of this story for a class, each over after a few decisions."
        pick = PickScreen("Play a lesson", about, lesson_items(story))
        self.app.push_screen(pick, partial(self._play_lesson, card.id, story.scenario.lessons))

    def _play_lesson(self, story: str, lessons: Sequence[Lesson], number: int | None) -> None:
        from tui.shelf.request import Request

        if number is not None:
            self.post_message(messages.Play(Request(story=story, lesson=lessons[number].name)))

    def action_several(self) -> None:
        """Play with several people at this laptop."""
        from tui.shelf.request import Request

        if self._chosen is not None:
            self.post_message(messages.Gather(Request(story=self._chosen.card.id, seats=2)))

    def action_look_back(self) -> None:
        """Look back on the last play."""
        entry = self._chosen
        if entry is None:
            return
        if entry.progress.last is None:
            self.shell.tell("You have not played this story yet.")
        else:
            self.post_message(messages.LookBack(entry.progress.last))

    def action_map(self) -> None:
        """The story as a map."""
        entry = self._chosen
        if entry is not None and entry.card.story is not None:
            self.post_message(messages.ShowMap(entry.card.id))

    def action_history(self) -> None:
        """Every play there is."""
        self.post_message(messages.ShowHistory(None))

    def action_welcome(self) -> None:
        """The entry card."""
        from tui.screens.welcome import WelcomeScreen

        self.app.push_screen(WelcomeScreen())


def _link(label: str, action: str) -> Content:
    return Content.styled(label, Style.from_meta({"@click": f"screen.{action}"}) + Style(underline=True))
