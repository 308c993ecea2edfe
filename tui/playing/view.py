"""A snapshot of everything that the play screen shows, made from the play as it stands."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from sim.play.session import Session
from sim.story.clock import day_of
from tui.playing.entries import Entry, Margin, transcript
from tui.playing.gauges import Gauge, gauges
from tui.playing.introduction import introduction
from tui.words import play_title

CLOSING = (
    ("look_back", "Look back: what was on offer, and what others would have advised."),
    ("roads", "Take another road, from any decision of this play."),
    ("library", "Back to the library."),
)


class Offered(NamedTuple):
    """One row that can be chosen; `known` where it was taken before, on another line or in an earlier play."""

    id: str
    text: str
    known: bool = False


class Stop(NamedTuple):
    """One scene of the story so far in which something was decided."""

    day: int
    title: str


class View(NamedTuple):
    """What the screen shows. `closed` says that the rows lead out of the story rather than on."""

    title: str
    entries: tuple[Entry, ...]
    gauges: tuple[Gauge, ...]
    stops: tuple[Stop, ...]
    offered: tuple[Offered, ...]
    closed: bool


def view(session: Session, role: str, margin: Margin, taken: Container[tuple[str, str]] = (), fault: str = "") -> View:
    """The view of a role; `taken` are the (scene, option) pairs that are marked as known."""
    story = session.story
    open_ = session.by == role
    offered = (
        tuple(Offered(each.id, each.text, (session.scene, each.id) in taken) for each in session.options)
        if open_
        else tuple(Offered(*row) for row in CLOSING)
    )
    return View(
        play_title(session),
        (*introduction(story, role), *transcript(session, role, margin, fault)),
        gauges(session, role),
        stops(session, role),
        offered,
        not open_,
    )


def stops(session: Session, role: str) -> tuple[Stop, ...]:
    """The scenes in which a role has decided something, and the present one where it is for them."""
    visits = {
        decision.visit: Stop(day_of(decision.minutes), decision.title)
        for decision in session.road
        if decision.role == role
    }
    if session.by == role or session.ending is not None or session.stopped:
        visits.setdefault(session.position.visit, Stop(session.day, session.title))
    return tuple(stop for stop in visits.values() if stop.title)
