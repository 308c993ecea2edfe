"""The texts that are open in the editor, each read as a page when something is first asked of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path
from pygls.workspace import TextDocument

from sim.exchange.language.page import Neighbours, Page, is_ours
from sim.exchange.language.retyping import retyped
from sim.source.decoding import split_lines
from sim.source.diagnostics import Place
from sim.story.library import Folders
from tui.language.positions import Positions


class Sheet(NamedTuple):
    """An open text of ours, in its newest version."""

    uri: str
    version: int | None
    text: str
    path: str
    page: Page
    positions: Positions


class Desk:
    """The open texts by URI. What nobody opened, and what is not ours, is not there."""

    def __init__(self, server: LanguageServer, folders: Folders) -> None:
        self.server = server
        self.folders = folders
        self.neighbours = Neighbours(folders)
        self._sheets: dict[str, Sheet] = {}

    def sheet(self, uri: str) -> Sheet | None:
        """The open text of a URI, read anew if a letter of it has changed."""
        open_text = self._open(uri)
        if open_text is None or not is_ours(open_text.source):
            self._sheets.pop(uri, None)
            return None
        kept = self._sheets.get(uri)
        text = open_text.source
        if kept is None or kept.text != text:
            path = str(open_text.path or "untitled")
            page = retyped(kept.page, text) if kept else Page.of(text, path, self.neighbours)
            positions = Positions(_lines(text), self.server.workspace.position_codec)
            kept = Sheet(uri, open_text.version, text, path, page, positions)
        self._sheets[uri] = kept = kept._replace(
            version=open_text.version
        )  # undone, a text is the same in a new version
        return kept

    def draft(self, uri: str) -> Sheet | None:
        """The open text with the page that was read last, be it a few keystrokes old: for what must not wait."""
        kept = self._sheets.get(uri)
        open_text = self._open(uri)
        if kept is None or open_text is None:
            return self.sheet(uri)
        return kept._replace(positions=Positions(_lines(open_text.source), kept.positions.codec))

    def version(self, uri: str) -> int | None:
        """The version of an open text, be it ours or not."""
        open_text = self._open(uri)
        return open_text.version if open_text else None

    def _open(self, uri: str) -> TextDocument | None:
        found: TextDocument | None = self.server.workspace.text_documents.get(unquote(uri))
        return found

    def forget(self, uri: str) -> None:
        """Let go of a text that was closed."""
        self._sheets.pop(uri, None)

    @property
    def uris(self) -> list[str]:
        """The URIs of what is open."""
        return [text.uri for text in self.server.workspace.text_documents.values()]

    def location(self, place: Place, sheet: Sheet) -> types.Location:
        """A place, on a sheet or in the vocabulary or pack beside it, as the editor finds it."""
        if place.path == sheet.page.document.path:
            return types.Location(sheet.uri, sheet.positions.range(place))
        beside = (page for page in (sheet.page.vocabulary, sheet.page.pack) if page is not None)
        lines = next((page.document.lines for page in beside if page.document.path == place.path), [])
        uri = from_fs_path(str(Path(place.path).resolve())) or place.path
        return types.Location(uri, Positions(lines, sheet.positions.codec).range(place))


def _lines(text: str) -> list[str]:
    """The lines of a text as an editor counts them: behind a last line break there is one more."""
    return split_lines(f"{text}\n")
