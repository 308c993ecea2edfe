"""The stories there are as a shelf shows them: what each says of itself, and how far somebody has come in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sim.debrief.blocks import SourceCard
from sim.debrief.cards import source_cards
from sim.guidance.model import Pack
from sim.guidance.pack import load_pack
from sim.guidance.reach import Reach, reach
from sim.play.memory import glimpse
from sim.play.trace import Trace
from sim.source.diagnostics import Diagnostic, Severity
from sim.story.library import Folders, load_scenario
from sim.story.model import Scenario
from sim.story.prose import Person, put_in
from sim.story.story import Story
from tui.shelf.kept import Kept, kept_plays
from tui.shelf.stories import story_of


@dataclass(frozen=True, slots=True)
class Card:
    """What a story says of itself, with its people's names put in; without a `story` it cannot be played.

    `errors` are what keeps it from that, and the rest is then what could be read in spite of them.
    """

    id: str
    path: Path
    yours: bool
    title: str
    summary: str = ""
    minutes: int | None = None
    level: str = ""
    ages: str = ""
    notes: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    cause: str = ""
    endings: Mapping[str, int] = field(default_factory=dict)
    errors: tuple[Diagnostic, ...] = ()
    story: Story | None = None


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
    reaches: tuple[tuple[SourceCard, Reach], ...]
    progress: Progress


class Catalogue:
    """Reads the shelf as often as it is asked to; a story is read again only where its file has changed."""

    def __init__(self, library: Folders, plays: Path) -> None:
        self._library = library
        self._plays = plays
        self._cards: dict[Path, tuple[tuple[int, int], Card]] = {}
        self._packs: dict[str, Pack | None] = {}

    def entries(self) -> Iterator[Entry]:
        """The stories one by one, the person's own first. Raises OSError where the plays are out of reach."""
        plays = _by_story(kept_plays(self._plays), self._library)
        for name, path in self._library.ids("").items():
            card = self._card(name, path)
            yield Entry(card, self._reaches(card), progress(card.story, plays.get(_resolved(path), [])))

    def _card(self, name: str, path: Path) -> Card:
        try:
            status = path.stat()
        except OSError:
            return read_card(name, path, self._library)
        stamp = (status.st_mtime_ns, status.st_size)
        if path not in self._cards or self._cards[path][0] != stamp:
            self._cards[path] = (stamp, read_card(name, path, self._library))
        return self._cards[path][1]

    def _reaches(self, card: Card) -> tuple[tuple[SourceCard, Reach], ...]:
        pack = None if card.story is None else self._pack(card.story.scenario.guidance)
        if pack is None or card.story is None or pack.vocabulary != card.story.scenario.vocabulary:
            return ()
        found = reach(pack, card.story.scenario, card.story.vocabulary)
        return tuple((source, found[source.id]) for source in source_cards(pack).values() if not source.house)

    def _pack(self, name: str) -> Pack | None:
        if name not in self._packs:
            path = self._library.find("guidance", name)
            self._packs[name] = None if path is None else load_pack(path, self._library).pack
        return self._packs[name]


def cards(library: Folders) -> Iterator[Card]:
    """What every story says of itself, the person's own first."""
    for name, path in library.ids("").items():
        yield read_card(name, path, library)


def read_card(name: str, path: Path, library: Folders) -> Card:
    """What the story of a file says of itself. Never raises for what the file holds."""
    loaded = load_scenario(path, library)
    known, yours = loaded.partial, path.is_relative_to(library.user)
    errors = () if loaded.scenario else tuple(each for each in loaded.faults if each.severity is Severity.ERROR)
    if known is None:
        return Card(name, path, yours, name, errors=errors)
    text = _with_names(known)
    sound = loaded.scenario is not None and loaded.vocabulary is not None
    return Card(
        id=name,
        path=path,
        yours=yours,
        title=text(known.title),
        summary=text(known.summary),
        minutes=known.minutes,
        level=known.level,
        ages=known.ages,
        notes=tuple(map(text, known.content_notes)),
        aims=tuple(map(text, known.objectives)),
        people=tuple(who.name for who in known.cast.values()),
        cause=str(known.situation.get("cause", "")),
        endings=Counter(scene.ending for scene in known.scenes.values() if scene.ending),
        errors=errors,
        story=Story(loaded.scenario, loaded.vocabulary) if sound else None,  # type: ignore[arg-type] # sound says so
    )


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
        unfinished=next((kept for kept in waiting if not _is_over(kept.trace, story.scenario)), None),
        found=Counter(ending for name in memory.endings if (ending := scenes[name].ending)),
        seen=memory.scenes,
    )


def _is_over(trace: Trace, scenario: Scenario) -> bool:
    scene = scenario.scenes.get(trace.road()[-1].leads)
    return scene is not None and scene.ending is not None


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


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):  # a ring of links, or a name that no file can have
        return path


def _with_names(scenario: Scenario) -> Callable[[str], str]:
    """How prose of a scenario reads with the names of its own cast put in."""
    people = {role: Person(who.name, who.pronouns) for role, who in scenario.cast.items()}
    day = str(scenario.clock.day)
    return lambda text: day.join(put_in(text, people))
