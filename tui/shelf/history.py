"""The history: every play that is kept, as a list tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sim.play.lesson import stops
from sim.play.locking import in_use
from sim.play.notes import notes_path
from sim.play.store import plays
from sim.play.trace import Trace
from sim.story.library import Folders
from sim.story.model import PLAYER, Scenario
from sim.story.prose import Person, put_in
from tui.shelf.kept import Kept, kept_play
from tui.shelf.stories import Faulty, open_story, story_of
from tui.words import ENDINGS, clock_line


@dataclass(frozen=True, slots=True)
class Entry:
    """A play in the list; `story` is the file of its story, None where it cannot be opened any more."""

    kept: Kept
    story: Path | None
    title: str
    played: float
    facts: tuple[str, ...]

    def is_about(self, words: str) -> bool:
        """Whether the play is one of a story with all of these words in its title or its id."""
        text = f"{self.title} {self.kept.trace.header.story}".casefold()
        return all(word in text for word in words.casefold().split())


def here_and_now() -> datetime:
    """The present moment by the clock on the wall."""
    return datetime.now(tz=UTC).astimezone()


def when(played: float, now: datetime) -> str:
    """`today 14:20`, `yesterday` or `12 November 2026`, by the clock of `now`; `played` is in seconds since 1970."""
    at = datetime.fromtimestamp(played, tz=UTC).astimezone(now.tzinfo)
    if at.date() == now.date():
        return f"today {at:%H:%M}"
    if at.date() == now.date() - timedelta(days=1):
        return "yesterday"
    return f"{at.day} {at:%B %Y}"


class History:
    """Reads what is kept as often as it is asked to; a play is read again only where its file has changed."""

    def __init__(self, library: Folders, plays: Path) -> None:
        self._library = library
        self._plays = plays
        self._scenarios: dict[str, tuple[Path, Scenario] | None] = {}
        self._read: dict[Path, tuple[tuple[int, int], Kept | None]] = {}

    def entries(self, story: str | None = None) -> Iterator[Entry]:
        """The plays of a story (an id or a path) or of all, the one played last first."""
        wanted = None if story is None else self._open(story)
        for path in plays(self._plays):
            try:
                status = path.stat()
            except OSError:
                continue  # another window has just taken it away
            kept = self._kept(path, (status.st_mtime_ns, status.st_size))
            found = None if kept is None else self._open(story_of(kept.trace.header, self._library))
            if kept is not None and (story is None or (wanted and found and found[0] == wanted[0])):
                yield _entry(kept, found, status.st_mtime)

    def _kept(self, path: Path, stamp: tuple[int, int]) -> Kept | None:
        if path not in self._read or self._read[path][0] != stamp:
            self._read[path] = stamp, kept_play(path)
        return self._read[path][1]

    def _open(self, name: str) -> tuple[Path, Scenario] | None:
        if name not in self._scenarios:
            try:
                opened = open_story(name, self._library)
                self._scenarios[name] = opened.path.resolve(), opened.scenario
            except (Faulty, OSError, ValueError):  # a name that no file can have is as good as gone
                self._scenarios[name] = None
        return self._scenarios[name]


def _entry(kept: Kept, found: tuple[Path, Scenario] | None, played: float) -> Entry:
    header = kept.trace.header
    if found is None:
        return Entry(kept, None, header.story, played, ("its story is gone", *_facts(kept)))
    path, scenario = found
    lesson = [f"lesson “{header.lesson}”"] if header.lesson else []
    facts = (_standing(kept.trace, scenario), *lesson, *_seat(kept.trace, scenario), *_facts(kept))
    return Entry(kept, path, with_names(scenario, header.cast), played, facts)


def with_names(scenario: Scenario, cast: Mapping[str, Person]) -> str:
    """The title of a story with the names of one play."""
    own = {role: Person(who.name, who.pronouns) for role, who in scenario.cast.items()}
    return str(scenario.clock.day).join(put_in(scenario.title, {**own, **cast}))


def _standing(trace: Trace, scenario: Scenario) -> str:
    """The ending in words, or how far the play has come."""
    last = trace.road()[-1]
    scene = scenario.scenes.get(last.leads)
    if scene is not None and scene.ending:
        return ENDINGS[scene.ending]
    if last.leads in stops(scenario, trace.header.lesson):
        return "the lesson is over"
    decisions = sum(step.role in trace.header.persons for step in trace.road()) or len(trace.road()) - 1
    return f"{clock_line(last.minutes)[:-1]}, {_count(decisions, 'decision')} so far"


def _seat(trace: Trace, scenario: Scenario) -> Iterator[str]:
    """Who was played, where it was not the one to whom the story is told."""
    for role in trace.header.persons:
        if role != PLAYER and role in scenario.cast:
            who = trace.header.cast.get(role)
            yield f"as {scenario.cast[role].name if who is None else who.name}"


def _facts(kept: Kept) -> Iterator[str]:
    roads = len({step.n for step in kept.trace.steps} - {step.parent for step in kept.trace.steps})
    if roads > 1:
        yield f"{roads} roads tried"
    if notes_path(kept.path).is_file():
        yield "with notes"
    if in_use(kept.path):
        yield "being played in another window"
    if kept.faults:
        yield f"damaged from line {kept.faults[0].place.line} on"


def _count(amount: int, one: str) -> str:
    return f"{amount} {one}" if amount == 1 else f"{amount} {one}s"


def in_batches(entries: Iterable[Entry], size: int) -> Iterator[list[Entry]]:
    """The same entries so many at a time."""
    batch: list[Entry] = []
    for entry in entries:
        batch.append(entry)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
