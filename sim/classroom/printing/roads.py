"""The simple roads through a story: which decisions a class may come to, and a road to each of them on which it can
be told before any play what the articles think of its options."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from sim.play.session import RoadFault, Session
from sim.story.model import PLAYER
from sim.story.story import Story

ARRIVALS = 64  # so many ways of arriving at one scene are followed; with asides and flags there may be thousands


class Roads(NamedTuple):
    """What was found. `to` has, for each scene in which something is decided, the road of fewest decisions of those on
    which most of its options are on offer; the session stands there. `ends` are the scenes where roads stopped, and
    `lengths` how many decisions of the player each of these roads had."""

    to: dict[str, Session]
    ends: frozenset[str]
    lengths: tuple[int, ...]


def roads(story: Story) -> Roads:
    """Follow every option and every chance from the start to where nothing is left to be decided, once for each scene,
    offer, flags and standing no. Where the story cannot even start, nothing is found."""
    to: dict[str, Session] = {}
    ends: set[str] = set()
    lengths: list[int] = []
    followed: set[tuple[object, ...]] = set()
    arrivals: Counter[str] = Counter()
    waiting = deque(_opened(story))
    while waiting:
        session = waiting.popleft()
        if session.over:
            ends.add(session.scene)
            lengths.append(sum(decision.role == PLAYER for decision in session.road))
            continue
        stands = _stands(session)
        if stands in followed or arrivals[session.scene] == ARRIVALS:
            continue
        followed.add(stands)
        arrivals[session.scene] += 1
        if session.scene not in to or len(session.offered) > len(to[session.scene].offered):
            to[session.scene] = session
        for option in session.offered:
            waiting.extend(_after(session, option))
    return Roads(to, frozenset(ends), tuple(lengths))


def _stands(session: Session) -> tuple[object, ...]:
    flags = (value for value in session.state.values() if isinstance(value, bool))
    return session.scene, session.offered, session.told_no, *flags


def _opened(story: Story) -> Iterator[Session]:
    with suppress(RoadFault):
        yield from _settled(Session(story))


def _after(session: Session, option: str) -> Iterator[Session]:
    fork = session.fork()
    with suppress(RoadFault):
        fork.take(option)
        yield from _settled(fork)


def _settled(session: Session) -> Iterator[Session]:
    """The session, or one for every way in which the chances that are open in it may fall."""
    if session.pending is None:
        yield session
        return
    possible = [chance.scene for chance in session.pending if chance.weight]
    for scene in possible or [chance.scene for chance in session.pending]:
        fork = session.fork()
        fork.settle(scene)
        yield from _settled(fork)
