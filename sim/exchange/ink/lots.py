"""Lots in ink: a chance, or the decision of a role that nobody plays. They are drawn, or at a table chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sim.exchange.ink.names import OVER, TABLE


class Lot(NamedTuple):
    """One outcome: its weight in ink, the condition under which it is possible at all, how it is chosen at a table, and
    where it leads."""

    weight: str
    gate: str
    choice: str
    to: str


def indented(lines: Iterable[str]) -> Iterator[str]:
    """The lines, one step further in."""
    return (f"    {line}" for line in lines)


def answer(lots: Sequence[Lot]) -> Iterator[str]:
    """One of these decisions. At a table any may be taken that is on offer, however unlikely."""
    yield from _weighed(lots)
    yield f"{{ not {TABLE} and hw_all > 0:"
    yield from indented(_drawn(lots))
    yield "}"
    for lot in lots:
        yield f"+ {f'{{ {lot.gate} }} ' if lot.gate else ''}{lot.choice}"
        yield f"    -> {lot.to}"
    if all(lot.gate for lot in lots):
        yield f"+ -> {OVER}"


def chance(lots: Sequence[Lot]) -> Iterator[str]:
    """One of these outcomes. Where only one is possible nothing is left to chance, at a table neither."""
    most = "hw_1"
    for number in range(2, len(lots) + 1):
        most = f"MAX({most}, hw_{number})"
    yield from _weighed(lots)
    yield f"{{ not {TABLE} or {most} == hw_all:"
    yield from indented(_drawn(lots))
    yield "}"
    for number, lot in enumerate(lots, start=1):
        yield f"+ {{ hw_{number} > 0 }} {lot.choice}"
        yield f"    -> {lot.to}"


def _weighed(lots: Sequence[Lot]) -> Iterator[str]:
    """The weights, and the sum of them; where all are 0 each outcome is as likely."""
    total = " + ".join(f"hw_{number}" for number in range(1, len(lots) + 1))
    for number, lot in enumerate(lots, start=1):
        yield f"~ temp hw_{number} = {f'hw_if({lot.gate}, {lot.weight})' if lot.gate else lot.weight}"
    yield f"~ temp hw_all = {total}"
    if any(lot.weight.strip("0").isdecimal() and not lot.gate for lot in lots):
        return
    yield "{ hw_all == 0:"
    for number, lot in enumerate(lots, start=1):
        yield f"    ~ hw_{number} = {f'hw_if({lot.gate}, 1)' if lot.gate else 1}"
    yield f"    ~ hw_all = {total}"
    yield "}"


def _drawn(lots: Sequence[Lot]) -> Iterator[str]:
    if len(lots) == 1:
        yield f"-> {lots[0].to}"
        return
    yield "~ temp hw_lot = RANDOM(1, hw_all)"
    yield "{"
    reach = ""
    for number, lot in enumerate(lots, start=1):
        reach += f" + hw_{number}" if reach else "hw_1"
        yield f"    - {'else' if number == len(lots) else f'hw_lot <= {reach}'}:"
        yield f"        -> {lot.to}"
    yield "}"
