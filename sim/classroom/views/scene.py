"""The story as a room shows it: what was told since the room last decided, for the eyes of one role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sim.classroom.views.shapes import BeatView, OptionView, SceneView
from sim.play.session import Session
from sim.story.clock import time_text
from sim.story.compiled import Option, Told
from sim.story.story import Story

NOBODY = ""  # the role of whoever may only see what everybody sees


def scene_view(session: Session, persons: Sequence[str], role: str, over: bool) -> SceneView:
    """Where a session stands, told from the last decision that a person took."""
    return {
        "id": session.scene,
        "title": session.title,
        "day": session.day,
        "time": time_text(session.minutes),
        "beats": beat_views(_since(session, persons), session.story, role),
        "ending": session.ending or "",
        "over": over,
    }


def _since(session: Session, persons: Sequence[str]) -> Iterator[Told]:
    """Every beat since the last decision of these roles; what the others' answers brought is among them."""
    road = session.road
    last = max((index for index, decision in enumerate(road) if decision.role in persons), default=-1)
    for decision in road[last + 1 :]:
        yield from decision.told
    yield from session.text


def beat_views(beats: Iterable[Told], story: Story, role: str) -> list[BeatView]:
    """The beats that a role may see."""
    return [beat_view(beat, story) for beat in beats if beat.seen_by(role)]


def beat_view(beat: Told, story: Story) -> BeatView:
    """One beat, by the name of whose it is."""
    name = "" if beat.who is None else story.people[beat.who].name
    return {"name": name, "manner": beat.manner or ("narration" if beat.who is None else "speech"), "text": beat.text}


def option_views(options: Iterable[Option]) -> list[OptionView]:
    """The options on offer, each with its letter."""
    return [{"id": option.id, "letter": letter(index), "text": option.text} for index, option in enumerate(options)]


def letter(index: int) -> str:
    """A, B, C, ... for an option; after Z the numbers go on."""
    return chr(ord("A") + index) if index < 26 else str(index + 1)
