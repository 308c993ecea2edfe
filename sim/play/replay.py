"""A trace played again: by option ids, as far as the story still holds them."""

from __future__ import annotations

from dataclasses import dataclass

from sim.play.decision import Decision
from sim.play.lesson import NoSuchLesson, as_played
from sim.play.playthrough import Playthrough, Recorder
from sim.play.session import NotOnOffer, RoadFault, Session
from sim.play.trace import Header, Step, Trace
from sim.story.story import Story


@dataclass(frozen=True, slots=True)
class Replayed:
    """A road played again; `stopped` says why it could not go on to its end, empty where it did."""

    session: Session
    taken: int
    whole: int
    stopped: str = ""


def replay(story: Story, road: list[Step], lesson: str = "") -> Replayed:
    """Play a road again, of a story or of its lesson of that name. It stops where an option is gone or leads elsewhere
    than it did; where the lesson is gone, at the start of the story. Raises RoadFault where the story cannot start."""
    try:
        story = as_played(story, lesson)
    except NoSuchLesson as gone:
        return Replayed(Session(story), 0, max(0, len(road) - 1), str(gone))
    if not road:
        return Replayed(Session(story), 0, 0)
    try:
        session = Session(story)
        _settle(session, road[0])
    except (NotOnOffer, RoadFault) as fault:
        return Replayed(Session(story), 0, len(road) - 1, str(fault))
    _drawn(session, road[0])
    for taken, step in enumerate(road[1:]):
        stopped = _again(session, step)
        if stopped:
            return Replayed(session, taken, len(road) - 1, stopped)
    return Replayed(session, len(road) - 1, len(road) - 1)


def _again(session: Session, step: Step) -> str:
    """Take one step again; what is wrong with it, after taking it back, or an empty text."""
    if session.scene != step.scene or session.by != step.role:
        now = f"`{session.scene}`" + (f" ({session.by} deciding)" if session.by else "")
        return f"the play was in `{step.scene}` ({step.role} deciding), the story is now in {now}"
    steps = session.steps
    try:
        session.take(str(step.option))
        _settle(session, step)
    except (NotOnOffer, RoadFault) as fault:
        if session.steps > steps:
            session.undo()
        return str(fault)
    if session.scene != step.leads:
        led = session.scene
        session.undo()
        return f"`{step.option}` in `{step.scene}` led to `{step.leads}`, and leads to `{led}` now"
    _drawn(session, step)
    return ""


def _drawn(session: Session, step: Step) -> None:
    """As many lots were drawn as then, here and for whoever comes back here by taking a step back."""
    session.draws = step.draws
    session.position = session.position._replace(draws=step.draws)


def _settle(session: Session, step: Step) -> None:
    """Let chances fall as they did. One that is no chance any more needs none: where it leads is looked at after it."""
    for scene in step.fell:
        if session.pending is not None:
            session.settle(scene)
    if session.pending is not None:
        raise NotOnOffer(f"a chance is open in `{session.scene}` where there was none")


def resume(story: Story, trace: Trace, recorder: Recorder | None = None) -> tuple[Playthrough, Replayed]:
    """Go on with a trace of this very story: the present road is replayed, the tree kept."""
    road = trace.road()
    replayed = replay(story, road, trace.header.lesson)
    numbers = [step.n for step in road[: replayed.taken + 1]]
    return Playthrough(replayed.session, trace.header, recorder, trace.steps, numbers), replayed


def onto(play: Playthrough, number: int) -> Playthrough:
    """The same play on another of its lines, standing after the step of this number; nothing is written by that."""
    trace = play.trace
    road = Trace(trace.header, trace.steps[: number + 1]).road()
    replayed = replay(play.session.story, road, trace.header.lesson)
    numbers = [step.n for step in road[: replayed.taken + 1]]
    return Playthrough(replayed.session, trace.header, play.recorder, trace.steps, numbers)


def carry_over(replayed: Replayed, header: Header, recorder: Recorder | None = None) -> Playthrough:
    """A new trace with what could be replayed of an old one, for going on after an edit."""
    fresh = Session(replayed.session.story)
    play = Playthrough(fresh, header, recorder)
    for fall in replayed.session.opening:
        play.settle(fall.scene)
    for decision in replayed.session.road:
        fresh.draws = _draws_after(replayed.session, decision)
        play.take(decision.taken)
        for fall in decision.falls:
            play.settle(fall.scene)
    fresh.draws = replayed.session.draws
    return play


def _draws_after(session: Session, decision: Decision) -> int:
    """How many lots were drawn on a road once this decision was taken."""
    return session.draws if decision.step == session.steps else session.at(decision.step + 1).draws
