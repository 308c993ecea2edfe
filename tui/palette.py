"""The palette (ctrl+p): everything of the registry that can be done on the screen below it, by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.types import IgnoreReturnCallbackType

from tui.commands import EVERYWHERE, PAGES, Command


class Commands(Provider):
    """The commands of the screen and of the app."""

    async def discover(self) -> Hits:
        for command in self._commands():
            yield DiscoveryHit(command.label, self._do(command), help=command.about)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command in self._commands():
            score = matcher.match(f"{command.label} {command.about}")
            if score > 0:
                yield Hit(score, matcher.highlight(command.label), self._do(command), help=command.about)

    def _commands(self) -> Iterator[Command]:
        page = PAGES.get(getattr(self.screen, "PAGE", ""))
        yield from page.commands if page is not None else ()
        yield from (command for command in EVERYWHERE if command.action != "command_palette")

    def _do(self, command: Command) -> IgnoreReturnCallbackType:
        namespace = "app" if command in EVERYWHERE else "screen"
        return partial(self.app.run_action, f"{namespace}.{command.action}", self.screen)
