"""How the rules of some sources read the options on offer in a state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from sim.guidance.model import Pack
from sim.guidance.rulebook import Reading, Rulebook
from sim.story.compiling import emit
from sim.story.model import Choice, Scene
from sim.story.story import Story
from sim.workbench.space.naming import InPlace
from sim.workbench.space.pages import Page
from sim.workbench.space.places import Place
from sim.workbench.space.reading import Reader

Readings = dict[str, Reading]


class Judging:
    """The rules of some sources of a pack over the scenes of a story. Articles judge the seeker, the house anybody."""

    def __init__(self, story: Story, pack: Pack, sources: tuple[str, ...]) -> None:
        wanted = {name: source for name, source in pack.sources.items() if name in sources}
        rules = {name: rule for name, rule in pack.rules.items() if not wanted.keys().isdisjoint(rule.sources)}
        self.rulebook = Rulebook(replace(pack, sources=wanted, rules=rules), story)
        self._seeker = story.scenario.seeker
        self._house = any(source.house for source in wanted.values())

    def judges(self, scene: Scene) -> bool:
        """Whether one of the sources speaks to the role that decides in a scene."""
        return bool(scene.choices) and (self._house or scene.by == self._seeker)

    def conditions(self, scene: Scene) -> Iterator[str]:
        """What the rules ask of a state in a scene."""
        if self.judges(scene):
            for choice in scene.choices.values():
                yield from self.rulebook.conditions(choice.acts)

    def function(
        self, scene: Scene, page: Page, start: Place, gates: Iterable[str], ruled: Reader
    ) -> Callable[[int], Readings]:
        """The readings of a state in a scene; `gates` are Python for whether each option is on offer at the start,
        `ruled` reads the conditions of rules."""
        choices = list(scene.choices.values())
        asked = list(dict.fromkeys(self.conditions(scene)))
        offered = [f"bool({gate or True})" for gate in gates]
        answers = [f"bool({emit(text, InPlace(start, ruled.windows(text)), ruled.facts)})" for text in asked]
        return self._kept(choices, asked, page.of_state(f"({','.join([*offered, *answers, ''])})"))

    def _kept(self, choices: list[Choice], asked: list[str], answer: Callable[[int], Any]) -> Callable[[int], Readings]:
        kept: dict[tuple[bool, ...], Readings] = {}

        def readings(state: int) -> Readings:
            key = answer(state)
            found = kept.get(key)
            if found is None:
                found = kept[key] = self._read(choices, asked, key)
            return found

        return readings

    def _read(self, choices: list[Choice], asked: list[str], key: tuple[bool, ...]) -> Readings:
        holds = dict(zip(asked, key[len(choices) :], strict=True))
        found = {}
        for choice, offered in zip(choices, key, strict=False):
            if offered:
                held = tuple([holds[text] for text in self.rulebook.conditions(choice.acts)])
                found[choice.id] = self.rulebook.reading(choice.acts, held)
        return found
