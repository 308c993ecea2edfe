"""What is asked of the states of a story, and so what has to be told apart in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """What tells states apart beside where their roads can lead. The less is asked, the fewer states there are.

    `weights`: how likely each option and each outcome is; `texts`: which beats are told; `no_stands`: whether a no
    stands, everywhere; `also`: what these expressions of the story are worth, everywhere; `sources`: how the rules of
    these sources of a pack read the options on offer. `without`: acts that nobody does; the options that do one of
    them are not taken. `only`: of weights and of conditions of beats those that have these words, instead of all.
    """

    weights: bool = False
    texts: bool = False
    no_stands: bool = False
    sources: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    only: frozenset[str] | None = None

    def asks(self, text: str | None) -> bool:
        """Whether the weights or conditions of beats that are asked for may have these words."""
        return self.only is None or text in self.only
