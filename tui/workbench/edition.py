"""The file as it was at one moment: what can be played of it, what is wrong with it, and which other files it needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sim.source.collecting import no_collection
from sim.source.diagnostics import Diagnostic, Severity
from sim.source.document import Document, parse_document
from sim.source.files import read_bytes
from sim.story.library import Folders, Loaded, load_document
from sim.story.story import Story


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Edition:
    """One reading. There is a story where nothing in the file keeps it from being played.

    No two readings are the same one, whatever they hold. `needs` are the names of its vocabulary and its pack;
    `content` is a hash of all that was read.
    """

    # Without a text of its own: that would be as long as the file, and a worker writes down what it is called with.
    path: Path
    loaded: Loaded
    story: Story | None
    needs: tuple[str, str]
    content: str

    @property
    def document(self) -> Document:
        """The file, for its lines and places."""
        return self.loaded.document

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What keeps it from being played, where something does."""
        return tuple(fault for fault in self.loaded.faults if fault.severity is Severity.ERROR)

    @property
    def is_there(self) -> bool:
        """Whether there is a file that can be read, whatever it holds."""
        return self.document.root is not None or bool(self.document.lines)

    def line_of(self, *path: str) -> int:
        """The line (from 1) of what stands at a path of keys, or else of the nearest thing above it that is there."""
        return self.document.place(path, key=True).line

    def another_story(self) -> Story | None:
        """The story once more, for a thread of its own: a play compiles its scenes as it comes to them."""
        return _story(self.loaded)


def read_edition(path: Path, folders: Folders) -> Edition:
    """Read a file as it is now. Never raises for what it holds, or for its not being there."""
    with no_collection():
        held = read_bytes(path)
        document = (
            Document(str(path), [], faults=[held]) if isinstance(held, Diagnostic) else parse_document(held, str(path))
        )
        loaded = load_document(document, path.stem, folders)
        needs = _needs(loaded)
        others = map(_held, watched(path, needs, folders)[1:])
        return Edition(path, loaded, _story(loaded), needs, _hash((held, *others)))


def watched(path: Path, needs: Sequence[str], folders: Folders) -> tuple[Path | None, ...]:
    """The files that make an edition: the story's own, its vocabulary's, its pack's; None for one that is nowhere."""
    vocabulary, pack = needs
    return path, folders.find("vocabulary", vocabulary), folders.find("guidance", pack)


def content_of(path: Path, needs: Sequence[str], folders: Folders) -> str:
    """A hash of what these files hold now, and of why one cannot be read."""
    return _hash(map(_held, watched(path, needs, folders)))


def _held(path: Path | None) -> bytes | Diagnostic | None:
    return None if path is None else read_bytes(path)


def _hash(held: Iterable[bytes | Diagnostic | None]) -> str:
    digest = sha256()
    for each in held:
        digest.update(sha256(each if isinstance(each, bytes) else repr(each).encode()).digest())
    return digest.hexdigest()


def _needs(loaded: Loaded) -> tuple[str, str]:
    scenario = loaded.partial
    return ("", "") if scenario is None else (scenario.vocabulary, scenario.guidance)


def _story(loaded: Loaded) -> Story | None:
    if loaded.scenario is None or loaded.vocabulary is None:
        return None
    return Story(loaded.scenario, loaded.vocabulary)
