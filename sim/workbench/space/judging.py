"""How the rules of some sources read the options on offer in a state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sim.guidance.model import Pack
from sim.guidance.rulebook import Reading, Rulebook
from sim.story.model import Scene
from sim.story.story import Story

Readings = Mapping[str, Reading]  # of options, by id


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

    def read(self, scene: Scene, offered: Iterable[str], holds: Mapping[str, bool]) -> Readings:
        """How the options on offer in a scene read where some of the conditions of rules hold."""
        acts = {option: scene.choices[option].acts for option in offered}
        return {
            option: self.rulebook.reading(its, tuple([holds[text] for text in self.rulebook.conditions(its)]))
            for option, its in acts.items()
        }
