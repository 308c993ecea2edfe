"""A story as what every format draws: its scenes, what can be done in each, and the lines that lead from one to
another.

It is the author's view and holds everything, also what players never see. All its texts are plain: on one line, with
this cast's names in them, and not yet escaped for any format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import gcd

from sim.exchange.plain import plain, shortened
from sim.story.model import PLAYER, Choice, Scene, Target
from sim.story.prose import put_in
from sim.story.story import Story
from sim.workbench.outline import knots, outline

OPENING = 160  # of a scene's first words, in letters
NOTICE = "This is the whole story, with what players do not see. Keep it from whoever still wants to play it."


class Kind(StrEnum):
    """What happens in a scene: the player decides, another role does, it runs on by itself, it ends, or it is still
    to be written."""

    OWN = "own"
    OTHER = "other"
    PASSING = "passing"
    ENDING = "ending"
    STUB = "stub"


@dataclass(frozen=True, slots=True)
class Way:
    """One place where an option, or a scene by itself, may lead. `condition` is what it depends on and `chance` its
    share of a chance, in words; each is empty where there is none."""

    to: str
    option: str | None
    condition: str = ""
    chance: str = ""

    @property
    def words(self) -> str:
        """What the way depends on, in a word or two."""
        return self.condition or self.chance


@dataclass(frozen=True, slots=True)
class Outlet:
    """An option as its author wrote it: its words, when it is on offer, how likely another role takes it, and where it
    leads. Without ways it is an aside."""

    id: str
    text: str
    gate: str
    once: bool
    weight: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A scene. `by` is the name of who decides in it, `ending` the kind of ending in words, `opening` its first words;
    `found` says whether any road from the start leads to it. `ways` are those by which it runs on."""

    id: str
    title: str
    kind: Kind
    by: str
    ending: str
    opening: str
    starts: bool
    found: bool
    outlets: tuple[Outlet, ...]
    ways: tuple[Way, ...]

    @property
    def below(self) -> str:
        """What stands below the title: how it ends, or who decides."""
        return self.ending or (f"{self.by} decides" if self.by else "")

    @property
    def leads(self) -> Iterator[Way]:
        """Every way out of the scene."""
        yield from self.ways
        for outlet in self.outlets:
            yield from outlet.ways


@dataclass(frozen=True, slots=True)
class Line:
    """All ways from one scene to another. It is `by_chance` where none of them is certain once it was chosen,
    `sometimes` where every one depends on what was before, and `back` where it closes a circle: to a scene that is
    written before the other."""

    before: str
    after: str
    ways: tuple[Way, ...]
    by_chance: bool
    sometimes: bool
    back: bool


@dataclass(frozen=True, slots=True)
class Diagram:
    """The whole story: scenes in the order they are written, and a line for each two that follow on each other."""

    title: str
    summary: str
    language: str
    nodes: Mapping[str, Node]
    lines: Sequence[Line]


def diagram(story: Story) -> Diagram:
    """The diagram of a story as this cast plays it."""
    scenario = story.scenario
    shape = outline(scenario)
    found = shape.reachable([scenario.first])
    nodes = {name: _node(story, scene, name in found) for name, scene in scenario.scenes.items()}
    circle = {name: number for number, names in enumerate(knots(shape.leads, shape.leads)) for name in names}
    written = {name: place for place, name in enumerate(nodes)}
    lines = []
    for name, node in nodes.items():
        for line in _lines(node):
            back = circle[name] == circle[line.after] and written[line.after] <= written[name]
            lines.append(replace(line, back=True) if back else line)
    return Diagram(_prose(story, scenario.title), _prose(story, scenario.summary), scenario.language, nodes, lines)


def _prose(story: Story, text: str) -> str:
    """A text with this cast's names; the day, which is another on every road, is left open."""
    return plain("…".join(put_in(text, story.people)))


def _node(story: Story, scene: Scene, found: bool) -> Node:
    name = scene.id
    return Node(
        id=name,
        title=_prose(story, scene.title) or name.replace("-", " "),
        kind=_kind(scene),
        by=plain(story.people[scene.by].name) if scene.choices else "",
        ending=(scene.ending or "").replace("-", " "),
        opening=shortened(_prose(story, scene.text[0].text), OPENING) if scene.text else "",
        starts=name == story.scenario.first,
        found=found,
        outlets=tuple([_outlet(story, scene, choice) for choice in scene.choices.values()]),
        ways=() if scene.choices else _ways(scene.to, None),
    )


def _kind(scene: Scene) -> Kind:
    if scene.ending:
        return Kind.ENDING
    if scene.choices:
        return Kind.OWN if scene.by == PLAYER else Kind.OTHER
    return Kind.STUB if scene.todo and not scene.to else Kind.PASSING


def _outlet(story: Story, scene: Scene, choice: Choice) -> Outlet:
    return Outlet(
        id=choice.id,
        text=_prose(story, choice.text),
        gate=plain(choice.condition or ""),
        once=choice.once,
        weight=plain(choice.weight or ""),
        ways=_ways(choice.to or scene.to, choice.id),
    )


def _ways(to: Sequence[Target], option: str | None) -> tuple[Way, ...]:
    if len(to) > 1 and to[0].weight is not None:
        return tuple([Way(way.scene, option, chance=odds) for way, odds in zip(to, _odds(to), strict=True)])
    last = "otherwise" if len(to) > 1 else ""
    return tuple([Way(way.scene, option, f"if {plain(way.condition)}" if way.condition else last) for way in to])


def _odds(to: Iterable[Target]) -> list[str]:
    """What share of a chance each way has: `1 in 4`, or by its weight where that depends on the moment."""
    weights = [plain(way.weight or "") for way in to]
    total = sum(int(weight) for weight in weights) if all(weight.isdecimal() for weight in weights) else 0
    if not total:
        return [f"weight {weight}" for weight in weights]
    return [f"{int(weight) // gcd(int(weight), total)} in {total // gcd(int(weight), total)}" for weight in weights]


def _lines(node: Node) -> Iterator[Line]:
    gated = {outlet.id for outlet in node.outlets if outlet.gate}
    grouped: dict[str, list[Way]] = {}
    for way in node.leads:
        grouped.setdefault(way.to, []).append(way)
    for after, ways in grouped.items():
        yield Line(
            node.id,
            after,
            tuple(ways),
            by_chance=all(way.chance for way in ways),
            sometimes=all(way.condition or way.option in gated for way in ways),
            back=False,
        )
