"""What a class did, gathered from many plays of one story or from one room: who took or voted for what, and where.

Nobody is named: plays and seats have numbers, in an order that says nothing of files or of who came first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from typing import NamedTuple

from sim.guidance.agreement import agreements
from sim.guidance.model import Pack
from sim.guidance.verdicts import Judge, Moment
from sim.play.decision import Decision, visits
from sim.play.lesson import as_played
from sim.play.memory import roads
from sim.play.notes import Mark as Noted
from sim.play.replay import replay
from sim.play.session import Session
from sim.play.trace import Trace
from sim.story.story import Story

UNFINISHED = ""  # in place of the kind of an ending: the road came to none
STOPPED = "stopped"  # ... or it came to where its lesson stops


class Place(NamedTuple):
    """A decision of the story: a scene, on so manieth a visit to it; `again` counts a class's votes there."""

    scene: str
    visit: int = 1
    again: int = 1


class Choice(NamedTuple):
    """An option at a decision."""

    place: Place
    option: str


@dataclass(frozen=True, slots=True)
class Participant:
    """A play, or a seat: what it chose in order, the kind of ending it came to, and its agreement with each source
    (0 to 100, None where the source says nothing). `tried` is what it chose on other lines and not on this one; `left`
    is the decision that it came to last and left open. A seat has its pseudonym; the class steered it, where `ending`
    is None."""

    number: int
    choices: tuple[Choice, ...]
    ending: str | None
    agreements: Mapping[str, Fraction | None]
    tried: frozenset[Choice] = frozenset()
    left: Place | None = None
    pseudonym: str = ""

    @property
    def places(self) -> frozenset[Place]:
        """The decisions that it came to."""
        chosen = {choice.place for choice in self.choices}
        return frozenset(chosen if self.left is None else {*chosen, self.left})


@dataclass(frozen=True, slots=True)
class Ballot:
    """What was taken or voted for at one decision: `reached` came to it or voted there; `offered` are the options that
    anybody could choose. What is done besides (`asides`) leads nowhere, and one may do several of it on one's own road;
    among votes it is one vote like the others."""

    place: Place
    reached: int
    counts: Mapping[str, int]
    asides: Mapping[str, int]
    offered: frozenset[str]


class Mark(NamedTuple):
    """What somebody who watched noted, `plus` or `delta`, and in which scene."""

    sign: str
    text: str
    scene: str


class Line(NamedTuple):
    """A line that a class tried together: what was decided on it, and the kind of ending it came to."""

    choices: tuple[Choice, ...]
    ending: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything a report is made of. `participants` are empty where only hands were counted. A class that steers one
    story together (`steered`) has its lines, the present one first. `batch` tells this gathering from others."""

    story: Story
    pack: Pack
    steered: bool
    seats: bool
    participants: tuple[Participant, ...]
    ballots: tuple[Ballot, ...]
    reached: frozenset[str]
    batch: str
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def lesson(self) -> str:
        """The name of the lesson that was played; empty where it was the whole story."""
        excerpt = self.story.scenario.excerpt
        return "" if excerpt is None else excerpt.name

    @property
    def size(self) -> int:
        """How many took part: the most who voted at once, where a class steered one story."""
        return max((each.reached for each in self.ballots), default=0) if self.steered else len(self.participants)


def from_traces(
    story: Story, pack: Pack, traces: Sequence[Trace], noted: Sequence[tuple[Trace, Noted]] = ()
) -> Gathered:
    """What came of plays of this story, or all of one lesson of it; each must have a step, hold to its end and be
    played by a person. Their order does not matter: they are numbered by what they hold, so that a number tells nothing
    of a file. `noted` are marks of observers, each with its play. Raises NoSuchLesson."""
    ordered = sorted(traces, key=_digest)
    lesson = ordered[0].header.lesson
    story = as_played(story, lesson)
    lines = [[replay(story, road, lesson).session for road in roads(trace)] for trace in ordered]
    own = [replay(story, trace.road(), lesson).session for trace in ordered]
    persons = [persons_of(story, trace) for trace in ordered]
    participants, offered = own_roads(pack, own, persons, lines)
    return Gathered(
        story,
        pack,
        steered=False,
        seats=False,
        participants=participants,
        ballots=ballots_of(story, participants, offered),
        reached=scenes_of(session for its in lines for session in its),
        batch=sha256("".join(map(_digest, ordered)).encode()).hexdigest()[:12],
        marks=tuple(_marks(story, noted)),
    )


def own_roads(
    pack: Pack,
    sessions: Sequence[Session],
    persons: Sequence[Sequence[str]],
    lines: Sequence[Sequence[Session]],
    names: Sequence[str] = (),
) -> tuple[tuple[Participant, ...], frozenset[Choice]]:
    """Those who each went a road of their own, and what any of them was offered; `persons` are the roles that each
    played, `lines` all the roads that each tried, `names` the pseudonyms of seats."""
    found: list[Participant] = []
    offered: set[Choice] = set()
    judges: dict[tuple[str, ...], Judge] = {}
    for index, (session, roles, others) in enumerate(zip(sessions, persons, lines, strict=True)):
        choices = chosen(session, roles)
        own = [(place, each) for place, each in placed(session.road) if each.role in roles]
        offered |= {Choice(place, option.id) for place, each in own for option in each.options}
        left = standing(session) if session.by in roles else None
        if left is not None:
            offered |= {Choice(left, option) for option in session.offered}
        tried = frozenset(choice for other in others for choice in chosen(other, roles))
        if tuple(roles) not in judges:
            judges[tuple(roles)] = Judge(session.story, pack, roles)
        agreed = agreements(_own_moments(judges[tuple(roles)], session, roles), pack)
        name = names[index] if names else ""
        found.append(
            Participant(index + 1, choices, how_it_ended(session), agreed, tried.difference(choices), left, name)
        )
    return tuple(found), frozenset(offered)


def ballots_of(story: Story, participants: Iterable[Participant], offered: Iterable[Choice]) -> tuple[Ballot, ...]:
    """The decisions that anybody came to, in the order of the story."""
    participants = list(participants)
    taken = Counter(choice for each in participants for choice in each.choices)
    reached = Counter(place for each in participants for place in each.places)
    on_offer: dict[Place, set[str]] = {}
    for place, option in offered:
        on_offer.setdefault(place, set()).add(option)
    found = []
    for place in in_order(story, reached):
        scene = story.scenario.scenes[place.scene]
        counts = {name: taken[Choice(place, name)] for name in scene.choices}
        asides = {name: its for name, its in counts.items() if is_aside(story, place.scene, name)}
        leading = {name: its for name, its in counts.items() if name not in asides}
        found.append(Ballot(place, reached[place], leading, asides, frozenset(on_offer[place])))
    return tuple(found)


def in_order(story: Story, places: Iterable[Place]) -> list[Place]:
    """Decisions in the order in which their author wrote the scenes."""
    order = {name: index for index, name in enumerate(story.scenario.scenes)}
    return sorted(places, key=lambda place: (order[place.scene], place.visit, place.again))


def is_aside(story: Story, scene: str, option: str) -> bool:
    """Whether an option leads nowhere."""
    its = story.scenario.scenes[scene]
    return not (its.choices[option].to or its.to)


def placed(road: Sequence[Decision]) -> Iterator[tuple[Place, Decision]]:
    """Every decision of a road with its place in the story."""
    for visit, decision in visits(road):
        yield Place(decision.scene, visit), decision


def standing(session: Session) -> Place:
    """The place of the decision at which a session stands."""
    known = {each.visit for each in session.road if each.scene == session.scene}
    return Place(session.scene, len(known | {session.position.visit}))


def chosen(session: Session, roles: Sequence[str]) -> tuple[Choice, ...]:
    """What some roles chose along a road, each option of a place once."""
    road = (Choice(place, each.taken) for place, each in placed(session.road) if each.role in roles)
    return tuple(dict.fromkeys(road))


def how_it_ended(session: Session) -> str:
    """The kind of a road's ending, or what stands in its place."""
    return session.ending or (STOPPED if session.stopped else UNFINISHED)


def scenes_of(sessions: Iterable[Session]) -> frozenset[str]:
    """Every scene that any of these roads came to, those that it ran through among them."""
    found: set[str] = set()
    for session in sessions:
        found.update((*session.passed, session.scene))
        for decision in session.road:
            found.update((decision.scene, *decision.passed, decision.leads))
    return frozenset(found)


def persons_of(story: Story, trace: Trace) -> tuple[str, ...]:
    """The roles of a story that a person played."""
    return tuple(role for role in trace.header.persons if role in story.scenario.cast)


def _marks(story: Story, noted: Iterable[tuple[Trace, Noted]]) -> list[Mark]:
    """By decision in the order of the story, and not by play; what is about no decision of the story is left out."""
    order = {name: index for index, name in enumerate(story.scenario.scenes)}
    found = [
        Mark("plus" if each.plus else "delta", each.text, trace.steps[each.step].scene)
        for trace, each in noted
        if 0 <= each.step < len(trace.steps) and trace.steps[each.step].scene in order
    ]
    return sorted(found, key=lambda mark: (order[mark.scene], mark.sign == "delta", mark.text))


def _own_moments(judge: Judge, session: Session, roles: Sequence[str]) -> Iterator[Moment]:
    """Where nobody played the seeker, the articles have nothing to say of anybody."""
    return (moment for moment in judge.moments(session.road) if moment.decision.role in roles)


def _digest(trace: Trace) -> str:
    return sha256("\n".join(trace.lines()).encode()).hexdigest()
