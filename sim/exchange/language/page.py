"""A file as an editor shows it: its nodes, its names by line, and the vocabulary and pack beside it.

What is worked out is kept as long as the page, which is as long as not a letter of the text changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from sim.exchange.language.entry import parse
from sim.exchange.language.names import Name, around, names_in, text_of
from sim.source.document import Document, read_document
from sim.story.library import Folders

_FORMAT = re.compile(r"^format[ \t]*:", re.MULTILINE)
_PARTS = re.compile(r"^(scenes|acts|rules|cast)[ \t]*:", re.MULTILINE)


def is_ours(text: str) -> bool:
    """Whether a text says that it is a story, a vocabulary or a pack; other people's YAML is left alone."""
    return bool(_FORMAT.search(text) and _PARTS.search(text))


class Page:
    """One text. `other` finds the page of a vocabulary or a pack by part of the library and id."""

    def __init__(
        self,
        document: Document,
        name: str,
        other: Callable[[str, str], Page | None],
        names: list[Name] | None = None,
    ) -> None:
        """`names` where they are known already."""
        self.document = document
        self.name = name
        self.other = other
        self._names = names

    @classmethod
    def of(cls, text: str, path: str, around: Neighbours) -> Page:
        """The page of a text that may be saved nowhere."""
        return cls(parse(text, path), Path(path).stem, around.page)

    def reread(self, text: str) -> Page:
        """The page of another text in its place."""
        return Page(parse(text, self.document.path), self.name, self.other)

    @cached_property
    def kind(self) -> str:
        """Which of the three formats it is in, as the schemas name them."""
        return around(self.document.root).kind

    @cached_property
    def names(self) -> list[Name]:
        """Every name in it."""
        return names_in(self.document) if self._names is None else self._names

    @cached_property
    def by_line(self) -> dict[int, list[Name]]:
        """The names by the line that they stand on."""
        found: dict[int, list[Name]] = {}
        for name in self.names:
            found.setdefault(name.place.line, []).append(name)
        return found

    def under(self, line: int, column: int) -> Name | None:
        """The name at a position, just behind its last letter included; line and column count from 1."""
        on_it = self.by_line.get(line, ())
        return next((it for it in on_it if it.place.column <= column <= it.place.column + it.place.length), None)

    def text(self, *path: str) -> str:
        """The text at a path of keys; empty where none stands there."""
        return text_of(self.document, path)

    @cached_property
    def vocabulary(self) -> Page | None:
        """The page with the acts: this one, or the one that it names."""
        if self.kind == "vocabulary":
            return self
        return self.other("vocabulary", self.text("vocabulary") or "break-ups")

    @cached_property
    def pack(self) -> Page | None:
        """The page with the rules: this one, or the one that it names. A vocabulary is judged by the shipped one."""
        if self.kind == "pack":
            return self
        return self.other("guidance", self.text("guidance") or "five-articles")


class Neighbours:
    """The vocabularies and packs of a library as they are on disk, each read again when its file has changed."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self._kept: dict[Path, tuple[tuple[int, int], Page]] = {}

    def page(self, part: str, name: str) -> Page | None:
        """The page of an id in a part of the library; None where no file can be read under it."""
        path = self.folders.find(part, name)
        try:
            state = path.stat() if path else None
        except OSError:
            return None
        if path is None or state is None:
            return None
        stamp = (state.st_mtime_ns, state.st_size)
        kept = self._kept.get(path)
        if kept is None or kept[0] != stamp:
            kept = self._kept[path] = (stamp, Page(read_document(path), path.stem, self.page))
        return kept[1]
