"""States as the rules see them: where a story stands, with what has to be remembered of the present visit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeAlias

from sim.guidance.model import Pack
from sim.story.story import Story
from sim.workbench.exploring.spreading import NOWHERE
from sim.workbench.exploring.stand import Memory, Stand
from sim.workbench.exploring.weighing import Weighing
from sim.workbench.space.branches import Branching
from sim.workbench.space.terrain import Terrain

Key: TypeAlias = "int | tuple[int, Memory]"  # a state by itself where there is nothing to remember


class Weighed:
    """The decisions on a terrain as some sources weigh them; the terrain tells apart what the rules of these read."""

    def __init__(
        self, story: Story, pack: Pack, terrain: Terrain, sources: Sequence[str], patient: Collection[str] = ()
    ) -> None:
        self.terrain = terrain
        self.weighing = Weighing(story.scenario, pack, sources, patient)
        self._endings = {name: scene.ending for name, scene in story.scenario.scenes.items()}
        self._stands: dict[tuple[int, Memory], Stand | None] = {}
        self._memories: dict[tuple[Stand, str, int], Memory] = {}

    def ending(self, key: Key) -> str | None:
        """The kind of ending that a state is."""
        state = key[0] if isinstance(key, tuple) else key
        return None if state == NOWHERE else self._endings.get(self.terrain.scene(state))

    def stand(self, branching: Branching, memory: Memory) -> Stand | None:
        """The decision in a state of this branching, if it makes a difference to one of the sources."""
        if not self.weighing.is_weighed(branching.scene):
            return None
        known = (id(branching.readings), memory)  # a terrain keeps its readings, one of a kind
        if known not in self._stands:
            stand = self.weighing.stand(branching.scene, branching.readings, memory)
            self._stands[known] = stand if stand.matters else None
        return self._stands[known]

    def keys(self, stand: Stand, branching: Branching, targets: Sequence[int]) -> list[Key]:
        """The keys of the states to which the edges of a branching lead from a decision."""
        return [
            self._key(stand, branching.scene, option, target) if option in stand.asides else target
            for option, target in zip(branching.options, targets, strict=True)
        ]

    def _key(self, stand: Stand, scene: str, option: str | None, target: int) -> Key:
        if option is None or target == NOWHERE:
            return target
        readings = self.terrain.branch(target)[0].readings
        known = (stand, option, id(readings))
        memory = self._memories.get(known)
        if memory is None:
            memory = self._memories[known] = self.weighing.after(scene, stand, option, readings)
        return (target, memory) if memory else target
