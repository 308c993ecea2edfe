"""Who sits where at one laptop: a role for each seat, drawn or chosen, and how the roles go round from play to play.

A seating is the roles by seat, seat 1 first. Whoever has no role observes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from sim.classroom.seating import OBSERVER
from sim.play.draws import draw, pick, splitmix64
from sim.story.model import PLAYER, Scenario

LEAST, MOST = 2, 4  # seats at one laptop

Seating: TypeAlias = tuple[str, ...]


def playable(scenario: Scenario) -> tuple[str, ...]:
    """The roles that somebody can play: the player, and of those who may have something to decide those with a card."""
    deciding = deciders(scenario)
    others = (each.id for each in scenario.cast.values() if each.card and each.id in deciding)
    return tuple(dict.fromkeys((PLAYER, *(role for role in others if role != OBSERVER))))


def deciders(scenario: Scenario) -> frozenset[str]:
    """Whoever decides in a scene to which some way leads from the start, whatever its conditions."""
    found, waiting = set[str](), [scenario.first]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            scene = scenario.scenes[name]
            waiting += [way.scene for to in (scene.to, *(each.to for each in scene.choices.values())) for way in to]
    return frozenset(scenario.scenes[name].by for name in found if scenario.scenes[name].choices)


def seat_by_lot(scenario: Scenario, seats: int, seed: int, chosen: Mapping[int, str]) -> Seating:
    """A seating of so many seats: `chosen` roles stand by their seat (from 1), the others are drawn by the seed.

    Raises ValueError, with a sentence, where a seat or a role is not there or a role is chosen twice.
    """
    _look_at(scenario, seats, chosen)
    free = [role for role in playable(scenario) if role not in chosen.values()]
    open_seats = [seat for seat in range(1, seats + 1) if seat not in chosen]
    roles = [*free, *[OBSERVER] * seats][: len(open_seats)]
    own = splitmix64(seed)  # lots of its own, so that who sits where tells nothing of how chance falls in the story
    lots = (pick(draw(own, n), [1] * left) for n, left in enumerate(range(len(roles), 0, -1)))
    drawn = dict(zip(open_seats, (roles.pop(lot) for lot in lots), strict=True))
    seating = tuple({**drawn, **chosen}[seat] for seat in range(1, seats + 1))
    if not players(seating):
        raise ValueError("somebody has to play: every seat observes")
    return seating


def _look_at(scenario: Scenario, seats: int, chosen: Mapping[int, str]) -> None:
    roles = playable(scenario)
    for seat, role in chosen.items():
        if not 1 <= seat <= seats:
            raise ValueError(f"there is no seat {seat}: there are {seats}")
        if role not in (*roles, OBSERVER):
            raise ValueError(f"nobody can play `{role}` in this story: there are {', '.join((*roles, OBSERVER))}")
    played = players(tuple(chosen.values()))
    twice = next((role for role in played if played.count(role) > 1), None)
    if twice is not None:
        raise ValueError(f"`{twice}` is chosen for two seats, and only one can play it")


def players(seating: Seating) -> tuple[str, ...]:
    """The roles that are played."""
    return tuple(role for role in seating if role != OBSERVER)


def go_round(seating: Seating) -> Seating:
    """The next round: every role moves on by one seat, so that after as many rounds as seats each had each once."""
    return (seating[-1], *seating[:-1])
