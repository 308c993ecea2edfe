"""From what was gathered to what a report tells: figures that must not be shown become None here.

A class under five has no figures at all (`few`): only what was asked of it, and where one road was steered together,
that road.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, takewhile
from statistics import median_low, quantiles

from sim.classroom.report.blocks import Cell, Decision, Ended, Noted, Report, Road, Scene, Spread, Tried
from sim.classroom.report.gathering import UNFINISHED, Ballot, Choice, Gathered, in_order, is_aside
from sim.classroom.report.network import LEAST
from sim.classroom.report.suppression import Ending, Whole, is_small, secret
from sim.debrief.cards import source_cards
from sim.exchange.plain import plain
from sim.story.story import Story

_EMPHASIS = re.compile(r"\*(?! )([^*]+)(?<! )\*")


def report(gathered: Gathered) -> Report:
    """The report of what was gathered."""
    story, few = gathered.story, gathered.size < LEAST
    concealed = secret(gathered)
    everybody = None if gathered.steered or few or Whole.EVERYBODY in concealed else gathered.size
    unreached = [*_unreached(gathered)]
    return Report(
        story=story.scenario.id,
        title=_said(story, story.scenario.title),
        language=story.scenario.language,
        lesson=gathered.lesson,
        pack=gathered.pack.title,
        unit="seat" if gathered.seats else "play",
        steered=gathered.steered,
        few=few,
        participants=everybody,
        decisions=tuple(_decision(story, ballot, concealed, few) for ballot in gathered.ballots),
        spreads=() if few else tuple(_spreads(gathered, everybody)),
        endings=() if few else tuple(_endings(gathered, concealed, everybody)),
        unreached_decisions=() if few else tuple(scene for scene, decides in unreached if decides),
        unreached_scenes=() if few else tuple(scene for scene, decides in unreached if not decides),
        tried=() if few else tuple(_tried(gathered)),
        roads=tuple(_roads(gathered)),
        marks=()
        if few
        else tuple(Noted(mark.sign, plain(mark.text), _title(story, mark.scene)) for mark in gathered.marks),
    )


def _decision(story: Story, ballot: Ballot, concealed: frozenset[Hashable], few: bool) -> Decision:
    place, scene = ballot.place, story.scenario.scenes[ballot.place.scene]
    total = None if few or place in concealed else ballot.reached
    cells = []
    for name, choice in scene.choices.items():
        count = _count(ballot, name, total, few or Choice(place, name) in concealed)
        share = Fraction(count, total) if count is not None and total else None
        text = _said(story, choice.text)
        aside = is_aside(story, place.scene, name)
        cells.append(Cell(name, text, aside, name in ballot.offered, count, share))
    name = plain(story.people[scene.by].name)
    return Decision(place, _title(story, place.scene), scene.by, name, total, tuple(cells))


def _count(ballot: Ballot, option: str, total: int | None, concealed: bool) -> int | None:
    """How many chose an option, or None. What leads on is concealed by the network, an aside by where it stands."""
    if concealed:
        return None
    if option not in ballot.asides:
        return ballot.counts.get(option, 0)
    count = ballot.asides[option]
    return None if count and (total is None or is_small(count, total)) else count


def _spreads(gathered: Gathered, everybody: int | None) -> Iterator[Spread]:
    for source in source_cards(gathered.pack).values():
        values = sorted(
            value for each in gathered.participants if (value := each.agreements.get(source.id)) is not None
        )
        if len(values) < LEAST:
            yield Spread(source, None, None)
            continue
        known = everybody is not None and not is_small(len(values), everybody)
        alike = [*_in_groups(values)]
        quarters = quantiles(alike, n=4, method="inclusive")
        yield Spread(source, len(values) if known else None, (alike[0], *quarters, alike[-1]))


def _in_groups(values: Sequence[Fraction]) -> Iterator[Fraction]:
    """For each of some values in order, the middle one of the group that it is in."""
    groups = len(values) // LEAST
    ends = [len(values) * number // groups for number in range(groups + 1)]
    for first, end in pairwise(ends):
        yield from [median_low(values[first:end])] * (end - first)


def _endings(gathered: Gathered, concealed: frozenset[Hashable], everybody: int | None) -> Iterator[Ended]:
    """Every kind that the story can come to, and at last what else became of roads."""
    if gathered.steered:
        return
    story, possible = gathered.story, _within(gathered.story)
    kinds = (scene.ending for name, scene in story.scenario.scenes.items() if name in possible)
    found = dict.fromkeys(filter(None, kinds), 0)
    for each in gathered.participants:
        kind = each.ending or UNFINISHED
        found[kind] = found.get(kind, 0) + 1
    for kind, ended in found.items():
        count = None if Ending(kind) in concealed else ended
        yield Ended(kind, count, Fraction(count, everybody) if count is not None and everybody else None)


def _unreached(gathered: Gathered) -> Iterator[tuple[Scene, bool]]:
    """The scenes that nobody came to on any line, and whether something is decided there."""
    story = gathered.story
    possible = _within(story)
    for name, scene in story.scenario.scenes.items():
        if name in possible and name not in gathered.reached:
            yield Scene(name, _title(story, name)), bool(scene.choices)


def _within(story: Story) -> set[str]:
    """The scenes that ways lead to from where the story starts: a lesson has only some of them."""
    scenes, found, ahead = story.scenario.scenes, {story.scenario.first}, [story.scenario.first]
    while ahead:
        scene = scenes[ahead.pop()]
        ways = (*scene.to, *(way for choice in scene.choices.values() for way in choice.to))
        fresh = {way.scene for way in ways} - found
        found |= fresh
        ahead += fresh
    return found


def _tried(gathered: Gathered) -> Iterator[Tried]:
    story, whole = gathered.story, len(gathered.participants)
    counts: dict[Choice, int] = {}
    for each in gathered.participants:
        for choice in each.tried:
            counts[choice] = counts.get(choice, 0) + 1
    for place in in_order(story, {choice.place for choice in counts}):
        for name, option in story.scenario.scenes[place.scene].choices.items():
            tried = counts.get(Choice(place, name), 0)
            if tried and not is_small(tried, whole):
                yield Tried(place, _title(story, place.scene), name, _said(story, option.text), tried)


def _roads(gathered: Gathered) -> Iterator[Road]:
    story = gathered.story
    for line in gathered.lines:
        steps = [
            (
                _title(story, choice.place.scene),
                _said(story, story.scenario.scenes[choice.place.scene].choices[choice.option].text),
            )
            for choice in line.choices
        ]
        first = gathered.lines[0].choices
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(first, line.choices, strict=False))
        shared = 0 if line is gathered.lines[0] else sum(1 for _ in alike)
        yield Road(tuple(steps), line.ending, shared)


def _marks(gathered: Gathered) -> Iterator[Noted]:
    for mark in gathered.marks:
        yield Noted(mark.sign, plain(mark.text), _title(gathered.story, mark.scene))


def _title(story: Story, scene: str) -> str:
    return _said(story, story.scenario.scenes[scene].title) or scene.replace("-", " ").capitalize()


def _said(story: Story, prose: str) -> str:
    """The story's prose on one line, by its own names, its emphasis left out."""
    return plain(_EMPHASIS.sub(r"\1", story.text(prose)))
