"""The figures of a class as arcs of a network, so that those that must not be shown can be found; see network.py.

Where everybody went a road of their own, the network is that of the story: from one decision by the option taken to
the next, and at last to a kind of ending. How many came to a decision, took an option, or ended so are figures that may
be shown; how many of those who took an option went on to which decision never is. That a decision or an ending was come
to at all is told by the list of those that were not, and reckoned with; of a scene that is only run through it is told
and not reckoned with. Where a class voted on one road,
each vote is a network of its own, and those who passed or were away make its total free to be something else.

What is done besides (an aside) is a figure by itself: it is hidden where it, or those who left it, are 1 to 4, or
where it is hidden how many came there. So is what was tried on other lines, among all who took part.

What no rule about figures can hide is what an ending, an agreement or a text says by itself; and who adds to these
figures what they saw over a neighbour's shoulder knows what they saw.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple, TypeAlias

from sim.classroom.report.gathering import Ballot, Choice, Gathered, Participant, Place, is_aside
from sim.classroom.report.network import LEAST, Arc, hidden
from sim.story.story import Story


class Whole(Enum):
    """The figure of all who took part."""

    EVERYBODY = "everybody"


class Ending(NamedTuple):
    """The figure of a kind of ending."""

    kind: str


class Left(NamedTuple):
    """How many left a decision open: never shown, and to be had by subtraction where the rest is."""

    place: Place


Figure: TypeAlias = Whole | Place | Choice | Ending | Left
_START, _END = "start", "end"


def secret(gathered: Gathered) -> frozenset[Hashable]:
    """The figures that must not be shown: of all, of places, of the options that lead on, and of kinds of endings."""
    if gathered.steered:
        return frozenset(key for ballot in gathered.ballots for key in hidden([*_of_vote(ballot)]))
    return hidden(_of_roads(gathered.story, gathered.participants))


def is_small(part: int, whole: int) -> bool:
    """Whether a part of a whole, or what is left of it, is a group that must not be told of."""
    return 0 < part < LEAST or 0 < whole - part < LEAST


def _of_vote(ballot: Ballot) -> Iterator[Arc]:
    """One vote: in by its total, on by its options, and round by those of whom nobody knows."""
    place = ballot.place
    entrance, middle, exit_ = (place, 0), (place, 1), (place, 2)
    yield Arc(entrance, middle, ballot.reached, place)
    for option, votes in ballot.counts.items():
        yield Arc(middle, exit_, votes, Choice(place, option))
    yield Arc(exit_, entrance, ballot.reached)


def _of_roads(story: Story, participants: Sequence[Participant]) -> list[Arc]:
    """All roads over each other. Those of one way are one arc."""
    found: Counter[tuple[Hashable, Hashable, Figure | None]] = Counter()
    for participant in participants:
        found.update(_ways(story, participant))
    arcs = [Arc(tail, head, flow, key, isinstance(head, Ending)) for (tail, head, key), flow in found.items()]
    return [*arcs, Arc(_END, _START, len(participants), Whole.EVERYBODY)]


def _ways(story: Story, participant: Participant) -> Iterator[tuple[Hashable, Hashable, Figure | None]]:
    """One road: to a decision, through it, along an option, and on."""
    stands: Hashable = _START
    places: list[Place] = []
    for choice in participant.choices:
        if choice.place not in places:
            places.append(choice.place)
            yield from _entering(stands, choice.place)
            stands = choice.place, 1
        if not is_aside(story, choice.place.scene, choice.option):
            yield (choice.place, 1), choice, choice
            stands = choice
    left = participant.left
    if left is not None and left not in places:
        yield from _entering(stands, left)
    ending = Ending(participant.ending or "")
    yield (stands, ending, None) if left is None else ((left, 1), ending, Left(left))
    yield ending, _END, ending


def _entering(stands: Hashable, place: Place) -> Iterator[tuple[Hashable, Hashable, Figure | None]]:
    yield stands, (place, 0), None
    yield (place, 0), (place, 1), place
