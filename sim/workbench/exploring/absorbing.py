"""The absorbing chain: how often plays come through each state on average, and how often they make each move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic

from sim.workbench.exploring.elimination import Circle
from sim.workbench.exploring.graph import Moves, Share
from sim.workbench.exploring.order import parts


@dataclass(frozen=True, slots=True)
class Flow(Generic[Share]):
    """What becomes of plays on average: how often they come through each state, and how often they make a move of each
    label. `caught` is the share of them that come into a circle without a way out; their rounds in there are not
    counted, since there is no end to them."""

    visits: Sequence[Share]
    along: Sequence[Share]
    caught: Share


def flow(moves: Moves, shares: Sequence[Share], one: Share) -> Flow[Share]:
    """The flow of all plays from state 0. Shares are by label: which part of the plays in a state makes the move, more
    than 0; those of a state add up to `one`, which is all plays, save where it has no moves. Raises Unsettled."""
    offsets, targets, labels = moves.offsets, moves.targets, moves.labels
    nothing = one - one
    visits, along, caught = [nothing] * len(moves), [nothing] * len(shares), nothing
    visits[0] = one
    for part in parts(moves):
        if isinstance(part, int):
            now = visits[part]
            for move in range(offsets[part], offsets[part + 1]):
                label = labels[move]
                going = now * shares[label]
                visits[targets[move]] += going
                along[label] += going
        else:
            caught += _go_round(moves, shares, part, visits, along)
    return Flow(visits, along, caught)


def _go_round(
    moves: Moves, shares: Sequence[Share], members: list[int], visits: list[Share], along: list[Share]
) -> Share:
    """Work off a circle; the share of plays that never leave it."""
    circle = Circle(moves, shares, members)
    came = {state: visits[state] for state in members}
    nothing = came[members[0]] * 0
    if circle.is_closed:
        for state in members:
            visits[state] = nothing
        return sum(came.values(), nothing)
    for state, now in circle.visits(came).items():
        visits[state] = now
        for move in moves.of(state):
            target, label = moves.targets[move], moves.labels[move]
            going = now * shares[label]
            along[label] += going
            if target not in circle.within:
                visits[target] += going
    return nothing
