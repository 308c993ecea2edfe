"""What every story that can be found says of itself, as lists of stories show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sim.source.diagnostics import Diagnostic, Severity
from sim.story.library import Folders, load_scenario
from sim.story.model import Scenario
from sim.story.prose import Person, put_in
from sim.story.story import Story


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


def _with_names(scenario: Scenario) -> Callable[[str], str]:
    """How prose of a scenario reads with the names of its own cast put in."""
    people = {role: Person(who.name, who.pronouns) for role, who in scenario.cast.items()}
    day = str(scenario.clock.day)
    return lambda text: day.join(put_in(text, people))
