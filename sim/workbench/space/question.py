"""What is asked of the states of a story, and so what has to be told apart in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """What tells states apart beside where their roads can lead. The less is asked, the fewer states there are.

    `weights`: how likely each option and each outcome is; `texts`: which beats are told; `no_stands`: whether a no
    stands, everywhere; `also`: what these expressions of the story are worth, everywhere; `sources`: how the rules of
    these sources of a pack read the options on offer. `without`: acts that nobody does; the options that do one of
    them are not taken.
    """

    weights: bool = False
    texts: bool = False
    no_stands: bool = False
    sources: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
