"""How much acts can be worth to a source, whatever the moment."""

from __future__ import annotations

from sim.guidance.model import Pack
from sim.story.story import Story
from sim.workbench.bearings import Bearings
from sim.workbench.exploring.weighing import judges


class Spans:
    """The worth of what is done in one story under one pack."""

    def __init__(self, story: Story, pack: Pack) -> None:
        self.scenario, self.pack = story.scenario, pack
        self._bearings = Bearings(pack, story.scenario, story.vocabulary)

    def of(self, source: str, acts: tuple[str, ...]) -> tuple[int, int]:
        """The least and the most that acts can be worth to a source."""
        low = high = 0
        for bearing in self._bearings.on(acts):
            worth = self._bearings.worth([bearing], source)
            low += min(0, worth) if bearing.when else worth
            high += max(0, worth) if bearing.when else worth
        return low, high

    def is_silent(self, source: str) -> bool:
        """Whether a source certainly weighs nothing in this story."""
        all_scenes, its = self.scenario.scenes.values(), self.pack.sources[source]
        scenes = [scene for scene in all_scenes if judges(its, scene, self.scenario)]
        return not any(any(self.of(source, choice.acts)) for scene in scenes for choice in scene.choices.values())
