"""From files to what a report is made of: plays of one story, or a room. What is left out is told, with its file.

The story's own names are used, and not those that players gave its people, since those may be somebody's.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sim.classroom.report.gathering import Gathered, from_traces, persons_of
from sim.play.notes import Notes, notes_path
from sim.play.replay import replay
from sim.play.session import RoadFault
from sim.play.store import NOT_OURS, read_trace
from sim.play.trace import Header, Trace
from sim.source.files import read_bytes
from sim.story.library import Folders, fingerprint
from tui.shelf.packs import open_pack
from tui.shelf.stories import Opened, open_story, story_of
from tui.shelf.trouble import Trouble


@dataclass(slots=True)
class Found:
    """What the files came to; `notices` are sentences about single files, and some were `left_out`."""

    gathered: Gathered
    revision: str
    notices: list[str] = field(default_factory=list)
    left_out: bool = False


@dataclass(slots=True)
class Reading:
    """The plays that are still in, by their files, and what was told so far."""

    plays: dict[Path, Trace] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    left_out: bool = False

    def leave_out(self, path: Path, why: str) -> None:
        """Say why a file is left out."""
        self.plays.pop(path, None)
        self.notices.append(f"{path}: left out, {why}.")
        self.left_out = True


def find(files: Sequence[Path], folders: Folders, story: str | None, guidance: str | None) -> Found:
    """What some files hold, all of one story. Raises Trouble and Faulty."""
    reading = _read(files)
    if not reading.plays:
        raise Trouble("none of these files holds a play", told_first(reading.notices))
    _same_story(reading)
    header = next(iter(reading.plays.values())).header
    opened = open_story(story or _known(reading.plays.values(), folders), folders)
    pack = open_pack(guidance or header.pack or opened.scenario.guidance, opened, folders)
    _holding(reading, opened)
    traces = list(reading.plays.values())
    if len(traces) < 2:
        raise _too_few(files, traces, reading.notices)
    noted = [(trace, mark) for path, trace in reading.plays.items() for mark in Notes(notes_path(path)).marks]
    gathered = from_traces(opened.story(), pack, traces, noted)
    return Found(gathered, fingerprint(opened.path), reading.notices, reading.left_out)


def told_first(notices: Iterable[str]) -> str:
    """The notices as advice under a trouble."""
    return " ".join(notices)


def is_room(path: Path) -> bool:
    """Whether a file says of itself that it is the journal of a room."""
    data = read_bytes(path)
    try:
        first = json.loads(data.split(b"\n", 1)[0]) if isinstance(data, bytes) else None
    except NOT_OURS:
        return False
    return isinstance(first, dict) and "room" in first


def _read(files: Sequence[Path]) -> Reading:
    """Every file once, and every play once."""
    reading = Reading()
    seen: dict[str, Path] = {}
    for path in dict.fromkeys(files):
        read = read_trace(path)
        if read.trace is None:
            reading.leave_out(path, read.faults[0].message)
        elif read.faults:
            reading.leave_out(path, f"line {read.faults[0].place.line} is damaged: {read.faults[0].message}")
        elif len(read.trace.steps) < 2:
            reading.leave_out(path, "nothing was decided in it yet")
        else:
            twin = seen.setdefault("\n".join(read.trace.lines()), path)
            if twin is not path:
                reading.leave_out(path, f"it is the same play as {twin}")
                continue
            reading.plays[path] = read.trace
            if read.torn:
                reading.notices.append(f"{path}: cut off in the middle of a step; that step is lost.")
    return reading


def _same_story(reading: Reading) -> None:
    """Leave out the plays of other stories than most are of; of as many, the first is meant."""
    most = Counter(_played(trace.header) for trace in reading.plays.values()).most_common(1)[0][0]
    for path, trace in list(reading.plays.items()):
        if _played(trace.header) != most:
            other, mostly = _named(*_played(trace.header)), _named(*most)
            reading.leave_out(path, f"it is a play of another story or lesson ({other}, where most are of {mostly})")


def _played(header: Header) -> tuple[str, str]:
    return header.story, header.lesson


def _named(story: str, lesson: str) -> str:
    return f"`{story}`, lesson {lesson}" if lesson else f"`{story}`"


def _known(traces: Iterable[Trace], folders: Folders) -> str:
    """The name by which the story is found here: other laptops keep it elsewhere."""
    names = [story_of(trace.header, folders) for trace in traces]
    return next((name for name in names if (path := folders.find("", name)) is not None and path.is_file()), names[0])


def _holding(reading: Reading, opened: Opened) -> None:
    """Leave out plays that the story does not hold any more, or that nobody played; tell those of other versions."""
    story, present = opened.story(), fingerprint(opened.path)
    earlier: list[Path] = []
    for path, trace in list(reading.plays.items()):
        persons = persons_of(story, trace)
        if not any(step.role in persons for step in trace.road()):
            reading.leave_out(path, "nobody has decided anything in it")
            continue
        try:
            stopped = replay(story, trace.road(), trace.header.lesson).stopped
        except RoadFault as fault:
            stopped = str(fault)
        if stopped:
            other = "it is of another version of the story, and " if trace.header.hash != present else "it "
            reading.leave_out(path, f"{other}cannot be followed to its end ({stopped})")
        elif trace.header.hash not in ("", present):
            earlier.append(path)
    if earlier:
        files = ", ".join(map(str, earlier))
        reading.notices.append(f"{files}: of another version of the story, but every decision still holds.")


def _too_few(files: Sequence[Path], traces: Sequence[Trace], notices: Sequence[str]) -> Trouble:
    if len(files) == 1 and traces:
        advice = f"`heartwork debrief {files[0]}` looks back at it. Name several plays here, or the journal of a room."
        return Trouble("one play alone is no report of a class", advice, code=2)
    return Trouble(f"{'only one' if traces else 'none'} of these files is left to report", told_first(notices))
