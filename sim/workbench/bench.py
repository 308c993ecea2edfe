"""What the author's checks of one story run on."""

from __future__ import annotations

from dataclasses import dataclass, field

from sim.guidance.model import Pack
from sim.source.document import Document
from sim.story.story import Story
from sim.workbench.space.question import Question
from sim.workbench.space.terrain import Terrain

NO_LIMIT = 10**18
MOST_STATES = 200_000  # that one question is searched through
MOST_IN_ALL = 600_000  # that all questions of one file are


@dataclass(slots=True)
class Budget:
    """How many states may still be searched: for one question, and in all."""

    each: int = MOST_STATES
    left: int = MOST_IN_ALL

    @property
    def limit(self) -> int:
        """How many the next question may be searched through."""
        return min(self.each, self.left)


@dataclass(frozen=True, slots=True)
class Bench:
    """A story with its file, the pack that judges it (if there is one), and how much may still be searched: for
    what checks say, and (`glances`) for a word on what would have been as they say."""

    story: Story
    document: Document
    pack: Pack | None
    budget: Budget
    glances: Budget
    _terrains: dict[frozenset[str], Terrain] = field(default_factory=dict)

    def terrain(self, without: frozenset[str] = frozenset()) -> Terrain:
        """The states of the story where nobody does these acts."""
        if without not in self._terrains:
            self._terrains[without] = Terrain(self.story, Question(without=without))
        return self._terrains[without]

    def scenes(self, name: str) -> frozenset[str]:
        """The scenes that a name stands for: an ending kind, or a scene."""
        scenes = self.story.scenario.scenes.values()
        return frozenset(scene.id for scene in scenes if name in (scene.id, scene.ending))
