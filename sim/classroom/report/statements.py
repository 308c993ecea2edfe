"""A report as xAPI statements. They tell what one actor did, one thing after the other, so they are told with more care
than figures: whatever is told of one actor is told of four others too.

An actor's statements stop before the first choice that the report hides, and before they become a road that fewer than
five went. Where fewer than five would stop at one point, others stop there with them. So every row of statements
belongs to five actors at least, and an ending that is told is one that five came to by the same road.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import TypeAlias

from sim.classroom.report.blocks import Report
from sim.classroom.report.gathering import STOPPED, Choice, Gathered, Participant
from sim.classroom.report.network import LEAST
from sim.classroom.report.telling import report
from sim.exchange.xapi import Actor, Course, Statement, decided, ended

_Step: TypeAlias = Choice | str  # at last the kind of an ending
_Row: TypeAlias = tuple[_Step, ...]


def statements(gathered: Gathered, course: Course, pseudonyms: bool = False) -> list[Statement]:
    """The statements of everybody who took part, actor by actor; none of a class under five. Seats have their
    pseudonyms only where that is asked for."""
    told = report(gathered)
    if told.few:
        return []
    rows = [_shown(each, told) for each in gathered.participants]
    lengths = shared(rows)
    found: list[Statement] = []
    for participant, row, length in zip(gathered.participants, rows, lengths, strict=True):
        actor = _actor(gathered, participant, told.unit, pseudonyms)
        found += [_statement(course, actor, step) for step in row[:length]]
    return found


def shared(rows: Sequence[Sequence[Hashable]]) -> list[int]:
    """How much of each row, from its start, may be told: so much that at least five have it the same."""
    lengths = [0] * len(rows)
    ahead = [[*range(len(rows))]]
    while ahead:
        group = ahead.pop()
        depth = lengths[group[0]]
        for branch in _branches(rows, group, depth):
            for index in branch:
                lengths[index] = depth + 1
            ahead.append(branch)
    return lengths


def _branches(rows: Sequence[Sequence[Hashable]], group: Sequence[int], depth: int) -> Iterator[list[int]]:
    """Those of a group who go on alike; the smallest branches stop, until at least five stop or nobody does."""
    found: dict[Hashable, list[int]] = {}
    for index in group:
        if len(rows[index]) > depth:
            found.setdefault(rows[index][depth], []).append(index)
    branches = sorted(found.values(), key=len)
    stopping = len(group) - sum(map(len, branches))
    while branches and (len(branches[0]) < LEAST or 0 < stopping < LEAST):
        stopping += len(branches.pop(0))
    yield from branches


def _shown(participant: Participant, told: Report) -> _Row:
    """What a participant did, up to the first thing that the report hides."""
    seen = {
        Choice(decision.place, cell.option)
        for decision in told.decisions
        for cell in decision.cells
        if cell.count is not None and decision.count is not None
    }
    row: list[_Step] = []
    for choice in participant.choices:
        if choice not in seen:
            return tuple(row)
        row.append(choice)
    if any(each.kind == participant.ending and each.count is not None for each in told.endings if each.kind):
        row.append(participant.ending or "")
    return tuple(row)


def _actor(gathered: Gathered, participant: Participant, unit: str, pseudonyms: bool) -> Actor:
    if pseudonyms and participant.pseudonym:
        return Actor(f"{gathered.batch}/{participant.pseudonym}", participant.pseudonym)
    return Actor(f"{gathered.batch}/{unit}-{participant.number}", f"{unit.capitalize()} {participant.number}")


def _statement(course: Course, actor: Actor, step: _Step) -> Statement:
    if isinstance(step, str):
        return ended(course, actor, "" if step == STOPPED else step)
    return decided(course, actor, step.place.scene, step.place.visit, step.option, step.place.again)
