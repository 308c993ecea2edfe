"""States as the rules see them: where a story stands, with what has to be remembered of the present visit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeAlias

from sim.guidance.model import Pack
from sim.story.story import Story
from sim.workbench.exploring.spreading import NOWHERE
from sim.workbench.exploring.stand import Memory, Stand
from sim.workbench.exploring.weighing import Weighing
from sim.workbench.space.steps import Edge
from sim.workbench.space.terrain import Terrain

Key: TypeAlias = "int | tuple[int, Memory]"  # a state by itself where there is nothing to remember


class Weighed:
    """The decisions on a terrain as some sources weigh them; the terrain tells apart what the rules of these read."""

    def __init__(
        self, story: Story, pack: Pack, terrain: Terrain, sources: Sequence[str], patient: Collection[str] = ()
    ) -> None:
        self.terrain = terrain
        self.weighing = Weighing(story.scenario, pack, sources, patient)
        self._judged = frozenset(filter(self.weighing.is_weighed, story.scenario.scenes))
        self._endings = {name: scene.ending for name, scene in story.scenario.scenes.items()}
        self._stands: dict[tuple[int, Memory], Stand | None] = {}
        self._memories: dict[tuple[Stand, str, int], Memory] = {}

    def ending(self, key: Key) -> str | None:
        """The kind of ending that a state is."""
        state = key[0] if isinstance(key, tuple) else key
        return None if state == NOWHERE else self._endings.get(self.terrain.scene(state))

    def stand(self, key: Key) -> tuple[int, Stand | None]:
        """The state of a key, and the decision there if it makes a difference to one of the sources."""
        state, memory = key if isinstance(key, tuple) else (key, ())
        scene = self.terrain.scene(state)
        if scene not in self._judged:
            return state, None
        readings = self.terrain.readings(state)
        known = (id(readings), memory)  # a terrain keeps its readings, one of a kind
        if known not in self._stands:
            stand = self.weighing.stand(scene, readings, memory)
            self._stands[known] = stand if stand.matters else None
        return state, self._stands[known]

    def keys(self, stand: Stand | None, edges: Sequence[int], targets: Sequence[int]) -> Sequence[Key]:
        """The keys of the states to which these edges lead from a decision."""
        if stand is None or not stand.asides:
            return targets
        return [self._key(stand, self.terrain.edges[edge], target) for edge, target in zip(edges, targets, strict=True)]

    def _key(self, stand: Stand, edge: Edge, target: int) -> Key:
        if edge.option is None or edge.option not in stand.asides or target == NOWHERE:
            return target
        readings = self.terrain.readings(target)
        known = (stand, edge.option, id(readings))
        memory = self._memories.get(known)
        if memory is None:
            memory = self._memories[known] = self.weighing.after(edge.scene, stand, edge.option, readings)
        return (target, memory) if memory else target
