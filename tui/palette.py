"""The palette (ctrl+p): what can be done on the screen below it, by name; the themes; the stories to play."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.actions import parse
from textual.command import DiscoveryHit, Hit, Hits, Matcher, Provider
from textual.content import Content
from textual.types import IgnoreReturnCallbackType

from tui.commands import EVERYWHERE, PAGES, Command
from tui.messages import Play
from tui.prose import clean
from tui.shelf.request import Request
from tui.themes import TITLES

if TYPE_CHECKING:
    from tui.app import Heartwork


class Deed(NamedTuple):
    """An entry of the palette. Its words may be anybody's, so they are never read as markup."""

    label: str
    about: str
    do: IgnoreReturnCallbackType


class Commands(Provider):
    """The commands of the screen and of the app."""

    @property
    def shell(self) -> Heartwork:
        """The app, with what it offers to screens."""
        return cast("Heartwork", self.app)

    async def discover(self) -> Hits:
        for deed in self._deeds():
            # The palette hands these on to Content.from_markup, which leaves a Content as it is.
            yield DiscoveryHit(Content(deed.label), deed.do, help=Content(deed.about))  # type: ignore[arg-type]

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for deed in self._deeds():
            score = max(matcher.match(deed.label), matcher.match(deed.about) / 2)
            if score > 0:
                yield Hit(score, _highlight(matcher, deed.label), deed.do, help=Content(deed.about))  # type: ignore[arg-type]

    def _deeds(self) -> Iterator[Deed]:
        page = PAGES.get(getattr(self.screen, "PAGE", ""))
        for command in page.commands if page is not None else ():
            if self._possible(command):
                yield Deed(command.label, command.about, partial(self.app.run_action, command.action, self.screen))
        for command in EVERYWHERE:
            if command.action != "command_palette":
                yield Deed(command.label, command.about, partial(self.app.run_action, command.action, self.app))
        for name, title in TITLES.items():
            yield Deed(f"Theme: {title}", "Wear these colours from now on.", partial(self.shell.change, theme=name))
        for story, title in self._stories().items() if page is not None else ():  # a dialog wants its answer first
            play = partial(self.app.post_message, Play(Request(story=story)))
            yield Deed(f"Play: {clean(title)}", "Begin this story anew.", play)

    def _possible(self, command: Command) -> bool:
        """Whether the screen offers the command as it stands."""
        _, name, parameters = parse(command.action)
        return bool(self.screen.check_action(name, parameters))

    def _stories(self) -> dict[str, str]:
        """The stories that the library has read so far, by id, with their titles."""
        known = (getattr(screen, "stories", None) for screen in self.app.screen_stack)
        return next(filter(None, known), {})


def _highlight(matcher: Matcher, label: str) -> Content:
    """A label with what was typed standing out; the matcher's own way to do this reads it as markup."""
    content = Content(label)
    for place in matcher.fuzzy_search.match(matcher.query, label)[1]:
        content = content.stylize(matcher.match_style, place, place + 1)
    return content
