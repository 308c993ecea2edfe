"""What simulated plays from one moment come to, in words and bars: endings, dead options, the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from sim.debrief.cards import source_cards
from sim.guidance.model import Pack
from sim.play.session import Session
from sim.story.model import Choice, Scene
from sim.workbench.simulation import RANDOM, Tally
from tui.debriefing.parts import Bar, Heading, Paragraph, Part, Row
from tui.map.marks import ending_words
from tui.workbench.rows import percent

MOST = 8  # names of a kind that are listed
LEAST = 50  # plays from which on something may be said to have never happened
NO_END = "no end"


class Figures(NamedTuple):
    """The plays of one who picks at random, those of whoever follows a source, and how many of either there will be."""

    random: Tally
    followed: Mapping[str, Tally]
    wanted: int
    each: int  # for each source

    def with_more(self, policy: str, tally: Tally) -> Figures:
        """With what the plays of a policy have come to by now."""
        if policy == RANDOM:
            return self._replace(random=tally)
        return self._replace(followed={**self.followed, policy: tally})


class Agreements(NamedTuple):
    """A table: the sources by their short names, and for each way to play its agreement with each of them."""

    sources: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Fraction | None, ...]], ...]


def figures(session: Session, found: Figures) -> Iterator[Part]:
    """How the plays from where a session stands end, and its dead options."""
    plays = found.random.plays
    yield Heading(2, f"From {session.scene} on", progress(plays, found.wanted))
    if session.ending is not None:
        yield Paragraph("The story ends here, and so does every play.")
        return
    yield Paragraph("The player picks at random, everybody else by their weights; all else is as it stands now.")
    if plays:
        yield Heading(3, "How they end")
        yield from _endings(session, found.random)
        yield Heading(3, "Options")
        yield from _options(session, found.random)


def progress(plays: int, wanted: int) -> str:
    """How many plays something rests on, and how many it will."""
    return f"{plays:,} plays" if plays >= wanted else f"{plays:,} of {wanted:,} plays"


def agreements(pack: Pack, found: Figures) -> Agreements:
    """How a player who picks at random agrees with each source, and each source with every other."""
    cards = source_cards(pack)
    names = tuple(card.short for card in cards.values())
    ways = {RANDOM: found.random, **{name: found.followed[name] for name in cards if name in found.followed}}
    rows = [
        (cards[way].short if way in cards else "picks at random", tuple(tally.agreement.get(name) for name in cards))
        for way, tally in ways.items()
    ]
    return Agreements(names, tuple(rows))


def followed(session: Session, pack: Pack, found: Figures) -> Iterator[Part]:
    """How the plays end of whoever follows a source."""
    scenario = session.story.scenario
    for name, card in source_cards(pack).items():
        tally = found.followed.get(name)
        if tally is not None:
            ends = tally.endings(scenario).most_common()
            shares = [f"{ending_words(kind)} {percent(Fraction(times, tally.plays))}" for kind, times in ends]
            so_far = f" ({progress(tally.plays, found.each)})" if tally.plays < found.each else ""
            yield Row(card.short, ((", ".join(shares) or NO_END) + so_far,))


def _endings(session: Session, tally: Tally) -> Iterator[Part]:
    scenes = session.story.scenario.scenes
    kinds: Counter[str] = Counter()
    for name, times in tally.ends.items():
        kinds[ending_words(scenes[name].ending) or NO_END] += times
    kinds[NO_END] += sum(lost.plays for lost in tally.lost.values())
    for kind, times in kinds.most_common():
        if times:
            yield Bar(kind, Fraction(100 * times, tally.plays))
    shares = [f"{name} {percent(Fraction(times, tally.plays))}" for name, times in tally.ends.most_common()]
    if shares:
        yield Row("by scene", (_listed(shares),))
    for why, lost in tally.lost.items():
        yield Row(NO_END, (f"{percent(Fraction(lost.plays, tally.plays))}: {why}",))


def _options(session: Session, tally: Tally) -> Iterator[Part]:
    scene = session.story.scenario.scenes[session.scene]
    dull = list(_dull(scene, session, tally))
    yield from dull
    further = [] if tally.plays < LEAST else [f"{name}/{option}" for name, option in _never(session, tally)]
    if further:
        yield Row("further on", (f"Never on offer: {_listed(further)}",))
    elif not dull:
        yield Paragraph("Every option was on offer, and no two do the same.")


def _dull(scene: Scene, session: Session, tally: Tally) -> Iterator[Part]:
    """The options of this scene that were never on offer, and those that do what one before them does."""
    before: list[Choice] = []
    for choice in scene.choices.values():
        same = next((each for each in before if _does(each, scene) == _does(choice, scene)), None)
        before.append(choice)
        offered = choice.id in session.offered or tally.offered[scene.id, choice.id]
        if not offered and choice.condition is not None and tally.plays >= LEAST:
            yield Row(choice.id, (f"Never on offer from here: if {choice.condition}",))
        elif same is not None:
            yield Row(choice.id, (f"Does the same as {same.id}: the same acts, effects and way on.",))


def _does(choice: Choice, scene: Scene) -> tuple[object, ...]:
    """What taking an option changes, whatever it says."""
    ways = tuple(way._replace(then=()) for way in choice.to or scene.to)
    return choice.acts, dict(choice.effects), dict(choice.settings), choice.after, ways


def _never(session: Session, tally: Tally) -> Iterator[tuple[str, str]]:
    """The options of other scenes that were entered and never offered them."""
    for name, scene in session.story.scenario.scenes.items():
        if name != session.scene and tally.entries[name]:
            yield from ((name, option) for option in scene.choices if not tally.offered[name, option])


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:MOST])
    return shown if len(names) <= MOST else f"{shown} and {len(names) - MOST} more"
