"""What is proved of a story by going through everything that can happen in it, one file each.

A proof takes a case and yields what it finds. Each asks its question of as few states as it can, and says with what
is wrong how to go and see it. What cannot be proved within the depth of the check is told, never passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sim.play.position import RoadFault
from sim.source.diagnostics import Diagnostic
from sim.workbench.proofs import (
    answers,
    endless,
    late,
    lessons,
    options,
    rewards,
    scenes,
    stuck,
    texts,
    unproved,
    ways,
    weights,
)
from sim.workbench.proofs.case import Case

Proof = Callable[[Case], Iterator[Diagnostic]]

PROOFS: tuple[Proof, ...] = (
    late.prove,
    lessons.prove,
    stuck.prove,
    options.prove,
    scenes.prove,
    ways.prove,
    weights.prove,
    endless.prove,
    unproved.prove,
    rewards.prove,
    answers.prove,
    texts.prove,
)
CODES = frozenset({"HW424", "HW425", "HW426", "HW427", "HW428", "HW430"})  # warnings and advice that only proofs tell


def prove(case: Case) -> Iterator[Diagnostic]:
    """What all proofs find, the quick ones first."""
    try:
        case.space  # noqa: B018 - made here, where a story that cannot begin is told
    except RoadFault:
        yield late.late(case, case.story.scenario.first, "")
        return
    for proof in PROOFS:
        yield from proof(case)
