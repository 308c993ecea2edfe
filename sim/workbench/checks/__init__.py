"""The static checks of a scenario, one file each. A check takes a subject and yields what it finds.

All of them stay silent about what could not be read, and about what only follows from a fault that is told elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sim.source.diagnostics import Diagnostic
from sim.workbench.checks import (
    acts,
    asides,
    cards,
    circles,
    constants,
    decisions,
    endings,
    farming,
    gates,
    lengths,
    minutes,
    notes,
    options,
    readability,
    reunion,
    rules,
    states,
    stubs,
    unreachable,
    weights,
)
from sim.workbench.subject import Subject

Check = Callable[[Subject], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    unreachable.check,
    circles.check,
    gates.check,
    constants.check,
    weights.check,
    asides.check,
    stubs.check,
    endings.check,
    states.check,
    options.check,
    acts.check,
    cards.check,
    reunion.check,
    decisions.check,
    rules.check,
    farming.check,
    notes.check,
    lengths.check,
    minutes.check,
    readability.check,
)
