"""The transcript of a play, entry by entry: what one role has seen of its road, and what was done on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sim.play.decision import Decision
from sim.play.session import Session
from sim.story.clock import day_of
from sim.story.compiled import Told
from sim.story.story import Story
from tui.words import LESSON_OVER, ending_line, time_of_day

BEATS = frozenset({"narration", "speech", "message", "call", "thought"})
UNWRITTEN = "This story is not written any further than here. Your play is kept."
HALTED = "This story cannot go on from here: {fault}. That is its author's fault, not yours; your play is kept."


class Entry(NamedTuple):
    """One thing of the transcript. Beats wait for their reader, everything else comes along with them.

    `name` is who says, writes or thinks it, empty where the entry before was theirs too; `own` is the player's.
    `minutes` is the story's clock when it was told, `silence` the days since the seeker last made contact.
    """

    kind: str
    text: str
    name: str = ""
    own: bool = False
    minutes: int = 0
    silence: int = 0

    @property
    def is_beat(self) -> bool:
        """Whether it is told at the reader's pace."""
        return self.kind in BEATS


class Margin(NamedTuple):
    """What stands beside the decisions: the player's notes, and what the coach remarks, by the step of the road."""

    notes: Mapping[int, str] = {}
    remarks: Mapping[int, Sequence[str]] = {}


def transcript(session: Session, role: str, margin: Margin, fault: str = "") -> tuple[Entry, ...]:
    """Everything that a role has seen and done on the road so far; `fault` says why the story cannot go on."""
    return tuple(_continued(_entries(session, role, margin, fault)))


def _entries(session: Session, role: str, margin: Margin, fault: str) -> Iterator[Entry]:
    road = session.road
    earlier = None
    for decision in road:
        place = session.at(decision.step)
        yield from _passage(place, role, earlier)
        if decision.role == role:
            yield from _choice(decision, place, margin)
        earlier = decision
    yield from _passage(session, role, earlier)
    stands = session.minutes, session.silence
    if fault:
        yield Entry("halt", HALTED.format(fault=fault), "", False, *stands)
    elif session.ending is not None:
        yield Entry("ending", ending_line(session.ending), "", False, *stands)
    elif session.stopped:
        yield Entry("ending", f"{LESSON_OVER}.", "", False, *stands)
    elif session.by is None:
        yield Entry("halt", UNWRITTEN, "", False, *stands)


def _choice(decision: Decision, place: Session, margin: Margin) -> Iterator[Entry]:
    stands = place.minutes, place.silence
    yield Entry("choice", decision.option.text, "", True, *stands)
    for remark in margin.remarks.get(decision.step, ()):
        yield Entry("coach", remark, "", False, *stands)
    if decision.step in margin.notes:
        yield Entry("note", margin.notes[decision.step], "", True, *stands)


def _passage(place: Session, role: str, earlier: Decision | None) -> Iterator[Entry]:
    """What was told up to here since the decision before, with the time of day where it is another by then."""
    story, stands = place.story, (place.minutes, place.silence)
    then = 0 if earlier is None else on_the_way(earlier, place.text, story)
    if earlier is not None:
        yield from seen(place.text[:then], story, role, (earlier.minutes, place.silence))
    if earlier is None or _when(earlier.minutes) != _when(place.minutes):
        yield Entry("time", _when(place.minutes), "", False, *stands)
    yield from seen(place.text[then:], story, role, stands)


def on_the_way(decision: Decision, told: Sequence[Told], story: Story) -> int:
    """How many of the beats belong to the option itself, and were told before the clock moved on."""
    choice = story.scenario.scenes[decision.scene].choices[decision.taken]
    count = 0
    for beat in choice.then:
        if count < len(told) and told[count].text == story.text(beat.text, day_of(decision.minutes)):
            count += 1
    return count


def seen(beats: Sequence[Told], story: Story, role: str, stands: tuple[int, int]) -> Iterator[Entry]:
    """What a role may see of some beats."""
    for beat in beats:
        if beat.seen_by(role):
            own = beat.who == role
            name = "" if beat.who is None else "You" if own else story.people[beat.who].name
            yield Entry(beat.manner or "narration", beat.text, name, own, *stands)


def _continued(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Without the name where somebody goes on: the same voice, in the same manner, at the same time."""
    before = None
    for entry in entries:
        voice = entry.kind, entry.name, entry.minutes
        yield entry._replace(name="") if entry.name and voice == before else entry
        before = voice


def _when(minutes: int) -> str:
    return f"Day {day_of(minutes)}, {time_of_day(minutes)}"


def in_common(entries: Sequence[Entry], others: Sequence[Entry]) -> int:
    """How many entries two transcripts share from the start."""
    count = 0
    for one, other in zip(entries, others, strict=False):
        if one != other:
            break
        count += 1
    return count
