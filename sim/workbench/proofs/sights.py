"""Which signs the states of a terrain show, and in which state each was first seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sim.source.nodes import NodePath
from sim.workbench.proofs.signs import Sign, Signs, Wanted, What
from sim.workbench.space.terrain import Terrain


class Sights:
    """What was seen in the states looked at so far. `first` is the number of the first state that shows a sign: for
    the states of a search in the order found the road to it is a shortest one."""

    def __init__(self, terrain: Terrain, kinds: frozenset[What], wanted: Wanted | None = None) -> None:
        self.terrain, start = terrain, terrain.begin()
        self.first: dict[Sign, int] = {}
        self._signs = Signs(terrain, kinds, wanted)
        self._seen = [0] * len(self._signs.functions)
        self._looked = 0
        self.first.update(dict.fromkeys(self._signs.begun(start), 0))

    def of(self, what: What) -> Iterator[Sign]:
        """The signs of a kind that could be seen in the scenes that were met, seen or not, in their order."""
        return (sign for signs in self._signs.of.values() for sign in signs if sign.what is what)

    def sees(self, what: What, path: NodePath, words: str = "") -> bool:
        """Whether a sign was seen."""
        return Sign(what, path, words) in self.first

    def look(self, states: Iterable[int]) -> bool:
        """Look at more states; whether they show anything new."""
        before = len(self.first)
        functions, seen, mask = self._signs.functions, self._seen, self.terrain.scene_mask
        whole = (1 << self.terrain.bits) - 1
        for state in states:
            scene = state & mask
            new = functions[scene](state & whole) & ~seen[scene]
            if new:
                seen[scene] |= new
                for bit, sign in enumerate(self._signs.of[self.terrain.scene(state)]):
                    if new >> bit & 1:
                        self.first.setdefault(sign, self._looked)
            self._looked += 1
        return len(self.first) > before
