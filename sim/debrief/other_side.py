"""The other side: what the others wanted, thought and saw on the road taken, kept from the player until now."""

from __future__ import annotations

from collections.abc import Iterator

from sim.debrief.blocks import Goal, Hidden
from sim.debrief.odds import scene_title
from sim.play.session import Session
from sim.story.compiled import Told


def goals(session: Session) -> tuple[Goal, ...]:
    """What each of the cast wanted all along, where the author says so."""
    story = session.story
    cast = story.scenario.cast.values()
    return tuple(Goal(story.people[each.id].name, story.text(each.goal)) for each in cast if each.goal)


def hidden(session: Session, persons: tuple[str, ...]) -> tuple[Hidden, ...]:
    """The beats of the road that somebody at the table could not see; where nobody plays, the seeker."""
    story = session.story
    viewers = persons or (story.scenario.seeker,)
    return tuple(
        Hidden(minutes, title, story.people[told.only or told.who or story.scenario.seeker].name, told)
        for minutes, title, told in _told(session)
        if not all(told.seen_by(role) for role in viewers)
    )


def _told(session: Session) -> Iterator[tuple[int, str, Told]]:
    """Every beat with the clock and the scene of the decision or end that it led up to."""
    story = session.story
    for decision in session.road:
        title = decision.title or scene_title(story, decision.scene)
        yield from ((decision.minutes, title, told) for told in decision.told)
    title = session.title or scene_title(story, session.scene)
    yield from ((session.minutes, title, told) for told in session.text)
