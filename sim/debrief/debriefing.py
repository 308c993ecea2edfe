"""The debrief of a play: a function of its road, a guidance pack, and who was played by a person."""

from __future__ import annotations

from collections.abc import Sequence

from sim.debrief.blocks import Debrief, Outcome
from sim.debrief.cards import rule_cards, source_cards
from sim.debrief.floor import breaches
from sim.debrief.moments import Telling, moment_card
from sim.debrief.odds import scene_title
from sim.debrief.other_side import goals, hidden
from sim.debrief.readings import role_readings, table_reading
from sim.guidance.model import Pack
from sim.guidance.verdicts import judge
from sim.play.session import Session
from sim.story.model import PLAYER


def debrief(session: Session, pack: Pack, persons: Sequence[str] = (PLAYER,)) -> Debrief:
    """The debrief of a road, ended or not; `persons` are the roles that a person plays.

    The pack must fit the story (see `fits`); the session is only read.
    """
    persons = tuple(persons)
    story, scenario = session.story, session.story.scenario
    found = judge(session, pack, persons)
    rules = rule_cards(pack)
    judged = frozenset(moment.decision.step for moment in found)
    telling = Telling(session, pack, rules, source_cards(pack), session.road, judged, persons)
    return Debrief(
        story=scenario.id,
        title=story.text(scenario.title),
        lesson=session.lesson.name if session.lesson else "",
        pack=pack.title,
        seeker=scenario.seeker,
        you=persons[0] if len(persons) == 1 else None,
        names={role: person.name for role, person in story.people.items()},
        outcome=_outcome(session, persons),
        floor=breaches(session, found, rules),
        table=table_reading(pack, found, rules),
        readings=role_readings(story, pack, found, rules, persons),
        opening=telling.opening,
        moments=tuple(moment_card(telling, moment) for moment in found),
        goals=goals(session),
        hidden=hidden(session, persons),
        questions=session.reflect,
    )


def _outcome(session: Session, persons: Sequence[str]) -> Outcome:
    title = session.title or scene_title(session.story, session.scene)
    taken = sum(decision.role in persons for decision in session.road) if persons else session.steps
    return Outcome(session.ending, session.scene, title, session.minutes, taken, session.stopped)
