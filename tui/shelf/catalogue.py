"""The stories of the shelf with what they put to the test, and with how far somebody has come in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from sim.debrief.blocks import SourceCard
from sim.debrief.cards import source_cards
from sim.guidance.model import Pack
from sim.guidance.pack import load_pack
from sim.guidance.reach import Reach, reach
from sim.play.memory import glimpse
from sim.story.library import Folders
from sim.story.story import Story
from tui.shelf.cards import Card, read_card
from tui.shelf.kept import Kept, is_over, kept_plays
from tui.shelf.stories import story_of

Reaches: TypeAlias = tuple[tuple[SourceCard, Reach], ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far somebody has come in a story in all their plays of it; `found` counts endings by kind."""

    plays: int = 0
    last: Kept | None = None
    unfinished: Kept | None = None
    found: Mapping[str, int] = field(default_factory=dict)
    seen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """A story on the shelf; `reaches` says for each article how much of it the story puts to the test."""

    card: Card
    reaches: Reaches
    progress: Progress


class Catalogue:
    """Reads the shelf as often as it is asked to; a story is read again only where its file has changed."""

    def __init__(self, library: Folders, plays: Path) -> None:
        self._library = library
        self._plays = plays
        self._read: dict[Path, tuple[tuple[int, int] | None, Card, Reaches]] = {}
        self._packs: dict[str, Pack | None] = {}

    def entries(self) -> Iterator[Entry]:
        """The stories one by one, the person's own first. Raises OSError where the plays are out of reach."""
        plays = _by_story(kept_plays(self._plays), self._library)
        for name, path in self._library.ids("").items():
            card, reaches = self._story(name, path)
            yield Entry(card, reaches, progress(card.story, plays.get(_resolved(path), [])))

    def _story(self, name: str, path: Path) -> tuple[Card, Reaches]:
        stamp = _stamp(path)
        if stamp is None or path not in self._read or self._read[path][0] != stamp:
            card = read_card(name, path, self._library)
            self._read[path] = (stamp, card, self._reaches(card.story))
        return self._read[path][1:]

    def _reaches(self, story: Story | None) -> Reaches:
        pack = None if story is None else self._pack(story.scenario.guidance)
        if story is None or pack is None or pack.vocabulary != story.scenario.vocabulary:
            return ()
        found = reach(pack, story.scenario, story.vocabulary)
        return tuple((source, found[source.id]) for source in source_cards(pack).values() if not source.house)

    def _pack(self, name: str) -> Pack | None:
        if name not in self._packs:
            path = self._library.find("guidance", name)
            self._packs[name] = None if path is None else load_pack(path, self._library).pack
        return self._packs[name]


def progress(story: Story | None, plays: Iterable[Kept]) -> Progress:
    """How far these plays of a story, the newest first, have come in it."""
    plays = list(plays)
    if story is None or not plays:
        return Progress(len(plays), plays[0] if plays else None)
    scenes = story.scenario.scenes
    memory = glimpse(story, (kept.trace for kept in plays))
    gone_on = {kept.trace.header.continues for kept in plays}
    waiting = (kept for kept in plays if str(kept.path.absolute()) not in gone_on)
    return Progress(
        plays=len(plays),
        last=plays[0],
        unfinished=next((kept for kept in waiting if not is_over(kept.trace, story.scenario)), None),
        found=Counter(ending for name in memory.endings if (ending := scenes[name].ending)),
        seen=memory.scenes,
    )


def _by_story(plays: Iterable[Kept], library: Folders) -> dict[Path, list[Kept]]:
    """The plays by the file of their story; a play whose story cannot be found is nobody's."""
    found: dict[Path, list[Kept]] = {}
    for kept in plays:
        try:
            path = library.find("", story_of(kept.trace.header, library))
        except (OSError, ValueError):  # a name that no file can have
            continue
        if path is not None:
            found.setdefault(_resolved(path), []).append(kept)
    return found


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):  # a ring of links, or a name that no file can have
        return path
