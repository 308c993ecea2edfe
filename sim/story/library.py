"""Finding stories: by id in the user's folder and among those that ship, or by path; and loading them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import scenarios
from sim.source.diagnostics import Diagnostic, Place, Severity, in_order
from sim.source.document import Document, read_document
from sim.source.nearest import nearest
from sim.source.nodes import Mapping, Scalar
from sim.source.schema import Reader, Unreadable
from sim.story.model import Scenario
from sim.story.resolve import resolve
from sim.story.shape import SCENARIO
from sim.story.vocabulary import Vocabulary, read_vocabulary

SHIPPED = Path(scenarios.__path__[0])


class Folders(NamedTuple):
    """Where files are looked for: the user's folder first, then what ships. Each has the same three parts."""

    user: Path
    shipped: Path = SHIPPED

    def find(self, part: str, name: str) -> Path | None:
        """The file of an id in a part ("" for stories, "guidance", "vocabulary"), or of a path as it is given."""
        if is_path(name):
            return Path(name)
        for folder in (self.user / "scenarios", self.shipped):
            for suffix in (".yaml", ".yml"):
                path = folder / part / f"{name}{suffix}"
                if path.is_file():
                    return path
        return None

    def ids(self, part: str) -> dict[str, Path]:
        """Every id of a part with its file; the user's own come before what ships under the same id."""
        found: dict[str, Path] = {}
        for folder in (self.user / "scenarios", self.shipped):
            for path in sorted((*(folder / part).glob("*.yaml"), *(folder / part).glob("*.yml"))):
                found.setdefault(path.stem, path)
        return found


class Loaded(NamedTuple):
    """A scenario file as read: the scenario is there if nothing in it keeps it from being played."""

    document: Document
    reader: Reader
    scenario: Scenario | None
    vocabulary: Vocabulary | None
    faults: tuple[Diagnostic, ...]
    partial: Scenario | None = None  # what could be read in spite of errors, for the checks that still make sense


def is_path(name: str) -> bool:
    """Whether a name is a path rather than an id."""
    return "/" in name or os.sep in name or name.endswith((".yaml", ".yml"))


def missing(name: str, folders: Folders, what: str, *parts: str) -> Diagnostic:
    """The fault of an id that no file of these parts has."""
    known = [each for part in parts for each in folders.ids(part)]
    hint = nearest(name, known) or (f"there are {', '.join(known)}" if known else "")
    return Diagnostic("HW806", f"no {what} named `{name}`", Place(name, 1, 1), hint)


def fingerprint(path: Path) -> str:
    """A hash of a file's content; empty where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    except OSError:
        return ""


def load_scenario(path: Path, folders: Folders) -> Loaded:
    """Read a scenario and its vocabulary, and look up every name in it. Never raises for what a file holds."""
    return load_document(read_document(path), path.stem, folders)


def load_document(document: Document, name: str, folders: Folders) -> Loaded:
    """The scenario of a document, under the id `name`, with its vocabulary. Never raises for what it holds."""
    reader = Reader(document, list(document.faults))
    raw = read_scenario(document, reader, name)
    if raw is None:
        return Loaded(document, reader, None, None, tuple(in_order(reader.faults)))
    vocabulary, faults = load_vocabulary(raw.vocabulary, folders, document)
    faults = [*reader.faults, *faults]
    if vocabulary is not None:
        faults += resolve(raw, vocabulary, reader)
    sound = vocabulary is not None and not has_errors(faults)
    return Loaded(document, reader, raw if sound else None, vocabulary, tuple(in_order(faults)), raw)


def read_scenario(document: Document, reader: Reader, name: str) -> Scenario | None:
    """The scenario of a document, named by its file; None where too little of it could be read."""
    if document.root is None:
        return None
    try:
        raw = SCENARIO.read(document.root, reader)
    except Unreadable:
        return None
    return raw._replace(id=name)


def load_vocabulary(name: str, folders: Folders, by: Document) -> tuple[Vocabulary | None, list[Diagnostic]]:
    """The vocabulary that a scenario or a pack names. Its faults are its own; that it is missing is the namer's."""
    path = folders.find("vocabulary", name)
    if path is None:
        known = folders.ids("vocabulary")
        hint = nearest(name, known) or f"there are {', '.join(known)}"
        return None, [Diagnostic("HW308", f"no vocabulary named `{name}`", by.place(("vocabulary",)), hint)]
    return read_vocabulary(read_document(path), path.stem)


def has_errors(faults: Iterator[Diagnostic] | list[Diagnostic] | tuple[Diagnostic, ...]) -> bool:
    """Whether one of the faults keeps a file from working as written."""
    return any(fault.severity is Severity.ERROR for fault in faults)


def summaries(folders: Folders) -> Iterator[tuple[str, Path, dict[str, str]]]:
    """Every story that can be found, with the single texts at the top of its file, for lists."""
    for name, path in folders.ids("").items():
        root = read_document(path).root
        entries = root.entries if isinstance(root, Mapping) else []
        yield name, path, {key.text: value.text for key, value in entries if isinstance(value, Scalar)}
