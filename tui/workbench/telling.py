"""A road as its author reads it: every beat whoever it is for, whose decision it was, how chances fell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.play.session import Session
from sim.story.clock import time_text
from sim.story.compiled import Told
from sim.story.model import PLAYER
from sim.story.story import Story
from tui.playing.entries import Entry, on_the_way
from tui.words import ending_line
from tui.workbench.road import Changed, Fell, Road, Step, Took, make
from tui.workbench.rows import percent, shares, value_text

TODO = "This scene goes no further yet. Write on, and save."


def told(story: Story, road: Road) -> tuple[Entry, ...]:
    """The entries of a road that goes to its end in this story."""
    return tuple(_told(story, road))


def _told(story: Story, road: Road) -> Iterator[Entry]:
    session = Session(story, road.opening)
    yield from _arrival(session, session.text)
    for step in road.steps:
        state, position = session.state, session.position
        done = _done(session, step)
        make(session, step)
        yield Entry(*done, minutes=session.minutes, silence=session.silence)
        told_before = len(position.told) if position.open is not None else 0  # beats before a chance are told with it
        fresh = session.text[told_before:]
        entered = session.position.visit != position.visit
        if isinstance(step, Took):
            count = on_the_way(session.last, fresh, story)
            yield from _beats(fresh[:count], session)
            fresh = fresh[count:]
        yield from _changed(state, session)
        yield from _arrival(session, fresh) if entered else _beats(fresh, session)
    yield from _end(session)


def _done(session: Session, step: Step) -> tuple[str, str]:
    """The kind and the words of an entry for a step that is to be made."""
    match step:
        case Took():
            text = next((option.text for option in session.options if option.id == step.option), "")
            return "choice", f"{_whose(session)}{step.option} · {text}"
        case Fell():
            weights = [chance.weight for chance in session.pending or ()]
            odds = [
                share
                for chance, share in zip(session.pending or (), shares(weights) if weights else (), strict=True)
                if chance.scene == step.scene
            ]
            return "choice", f"by chance to {step.scene}" + (f" · {percent(odds[0])}" if odds else "")
        case Changed():
            settings = ", ".join(f"{name} = {value_text(value)}" for name, value in step.settings.items())
            return "choice", f"set by hand: {settings}"


def _whose(session: Session) -> str:
    """Whose decision it is, where it is not the player's."""
    return f"{session.by}: " if session.by not in (None, PLAYER) else ""


def _arrival(session: Session, beats: Sequence[Told]) -> Iterator[Entry]:
    """The scene where the road came to, and what is told there."""
    through = f" · through {', '.join(session.position.passed)}" if session.position.passed else ""
    title = f"{session.title} · " if session.title else ""
    when = f"day {session.day}, {time_text(session.minutes)}"
    yield Entry("scene", f"{title}{when}{through}", session.scene, False, session.minutes, session.silence)
    yield from _beats(beats, session)


def _beats(beats: Sequence[Told], session: Session) -> Iterator[Entry]:
    people = session.story.people
    before = ("", "")
    for beat in beats:
        name = "" if beat.who is None else people[beat.who].name
        if beat.only is not None:
            name = f"{name} (for {beat.only} alone)" if name else f"For {beat.only} alone"
        kind = beat.manner or ("narration" if beat.only is None else "only")
        shown = "" if (kind, name) == before else name
        before = kind, name
        yield Entry(kind, beat.text, shown, beat.who == PLAYER, session.minutes, session.silence)


def _changed(state: dict[str, int | bool], session: Session) -> Iterator[Entry]:
    """What a step did to the states."""
    now = session.state
    moved = [f"{name} {value_text(state[name])} → {value_text(now[name])}" for name in now if now[name] != state[name]]
    if moved:
        yield Entry("coach", " · ".join(moved), "", False, session.minutes, session.silence)


def _end(session: Session) -> Iterator[Entry]:
    stands = session.minutes, session.silence
    if session.ending is not None:
        yield Entry("ending", ending_line(session.ending), "", False, *stands)
        yield from (Entry("aside", question, "", False, *stands) for question in session.reflect)
    elif session.by is None and session.pending is None:
        yield Entry("halt", TODO, "", False, *stands)
