"""Where advice parts: disputed decisions, and the named disputes that bite at one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sim.guidance.model import Pack


class Marks(NamedTuple):
    """The rules that one option follows and breaks, as they stand at that moment."""

    followed: frozenset[str]
    broken: frozenset[str]


def best_of(worth: Mapping[str, int]) -> tuple[str, ...]:
    """The options of highest worth, where the options differ; none where they are all worth the same."""
    highest = max(worth.values())
    if highest == min(worth.values()):
        return ()
    return tuple([option for option, its in worth.items() if its == highest])


def is_disputed(best: Iterable[Sequence[str]]) -> bool:
    """Whether no option is best for everyone who speaks: each entry is what one article holds for best."""
    common: set[str] | None = None
    for options in best:
        common = set(options) if common is None else common.intersection(options)
    return common is not None and not common


def bites(pack: Pack, marks: Mapping[str, Marks]) -> tuple[str, ...]:
    """The named disputes that bite where these options are on offer.

    Each side weighs every option by its own rules alone: weights of those it follows, less those it breaks.
    A side speaks where its options differ. The dispute bites where two sides speak and no option is among the best
    of both. It is the rules that stand against each other, so sources do not matter here, the house's included.
    """
    ruled = frozenset().union(*(each for its in marks.values() for each in its))
    if len(ruled) < 2:  # two sides have no rule in common, so one rule alone opposes nobody
        return ()
    return tuple([dispute.id for dispute in pack.disputes.values() if _bites(dispute.sides, pack, marks, ruled)])


def _bites(sides: Iterable[Sequence[str]], pack: Pack, marks: Mapping[str, Marks], ruled: frozenset[str]) -> bool:
    favoured = []
    for side in sides:
        rules = ruled.intersection(side)
        if rules:
            best = best_of({option: _worth(rules, pack, its) for option, its in marks.items()})
            if best:
                favoured.append(frozenset(best))
    return any(not one & other for i, one in enumerate(favoured) for other in favoured[:i])


def _worth(rules: frozenset[str], pack: Pack, marks: Marks) -> int:
    followed = sum(pack.rules[rule].weight for rule in rules & marks.followed)
    return followed - sum(pack.rules[rule].weight for rule in rules & marks.broken)
