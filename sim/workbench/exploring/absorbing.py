"""The absorbing chain: how often plays come through each state on average."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic

from sim.workbench.exploring.elimination import Circle, Share
from sim.workbench.exploring.graph import Moves
from sim.workbench.exploring.order import parts


@dataclass(frozen=True, slots=True)
class Flow(Generic[Share]):
    """What becomes of plays on average: how often they come through each state. `caught` is the share of them that come
    into a circle without a way out; their rounds in there are not counted, since there is no end to them."""

    visits: Sequence[Share]
    caught: Share


def flow(moves: Moves[Share], came: Sequence[Share]) -> Flow[Share]:
    """The flow of plays that come into states from outside, so many into each. The label of a move is which part of the
    plays in a state makes it, more than 0; those of a state add up to 1, save where it has no moves. Raises
    Unsettled."""
    offsets, targets, shares = moves.offsets, moves.targets, moves.labels
    nothing = came[0] * 0
    visits = list(came)
    visits.append(nothing)  # the last, at -1, is nowhere
    caught = nothing
    for part in parts(moves):
        if isinstance(part, int):
            now = visits[part]
            for share, target in zip(shares[part], targets[offsets[part] : offsets[part + 1]], strict=True):
                visits[target] += now * share
        else:
            caught += _go_round(moves, part, visits)
    return Flow(visits[:-1], caught)


def _go_round(moves: Moves[Share], members: list[int], visits: list[Share]) -> Share:
    """Work off a circle; how many plays never leave it."""
    circle = Circle(moves, members)
    came = {state: visits[state] for state in members}
    nothing = came[members[0]] * 0
    if circle.is_closed:
        for state in members:
            visits[state] = nothing
        return sum(came.values(), nothing)
    for state, now in circle.visits(came).items():
        visits[state] = now
        for share, target in moves.of(state):
            if target not in circle.within:
                visits[target] += now * share
    return nothing
