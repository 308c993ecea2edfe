"""Plays that were kept: finding one, and going on with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sim.play.lesson import stops
from sim.play.playthrough import Playthrough
from sim.play.replay import Replayed, carry_over, resume
from sim.play.store import plays, read_trace
from sim.play.trace import Trace
from sim.source.diagnostics import Diagnostic
from sim.story.library import Folders, fingerprint
from sim.story.model import Scenario
from tui.shelf.keeping import Keeper, Tell, keep_in, now
from tui.shelf.stories import Faulty, Opened, play_again, story_of


@dataclass(frozen=True, slots=True)
class Kept:
    """A play on disk, up to the first line that cannot be read, if there is one; `torn` where its last line was."""

    path: Path
    trace: Trace
    faults: tuple[Diagnostic, ...]
    torn: bool = False


def read_play(path: Path) -> Kept:
    """The play of a file. Raises Faulty where it holds none."""
    read = read_trace(path)
    if read.trace is None:
        raise Faulty(read.faults, {})
    return Kept(path, read.trace, read.faults, read.torn)


def kept_plays(folder: Path) -> Iterator[Kept]:
    """The plays of a folder in which at least one decision was taken, the newest first."""
    yield from filter(None, map(kept_play, plays(folder)))


def kept_play(path: Path) -> Kept | None:
    """The play of a file; None where it holds none, or one in which nothing was decided yet."""
    read = read_trace(path)
    if read.trace is None or len(read.trace.steps) < 2:
        return None
    return Kept(path, read.trace, read.faults, read.torn)


def as_it_is_now(kept: Kept) -> Kept:
    """The same play, read again if somebody has played on since."""
    grown = kept_play(kept.path)
    return kept if grown is None or len(grown.trace.steps) <= len(kept.trace.steps) else grown


def is_unfinished(kept: Kept, opened: Opened) -> bool:
    """Whether a play can go on."""
    return not is_over(kept.trace, opened.scenario)


def is_over(trace: Trace, scenario: Scenario) -> bool:
    """Whether a play stands at an ending, or where its lesson stops."""
    leads = trace.road()[-1].leads
    scene = scenario.scenes.get(leads)
    return (scene is not None and scene.ending is not None) or leads in stops(scenario, trace.header.lesson)


def is_play_of(kept: Kept, opened: Opened, library: Folders) -> bool:
    """Whether a play is one of this very story."""
    path = library.find("", story_of(kept.trace.header, library))
    return path is not None and path.resolve() == opened.path.resolve()


@dataclass(frozen=True, slots=True)
class Resumed:
    """A play that goes on: how much was played again, whether its story has changed since, where it is kept."""

    play: Playthrough
    replayed: Replayed
    edited: bool
    keeper: Keeper
    elsewhere: bool = False  # another window goes on with it too, so this one does in a file of its own


def go_on(kept: Kept, opened: Opened, file: Path | None, folder: Path, tell: Tell) -> Resumed:
    """Go on with a play in its own file.

    Where its story was edited, its tail is damaged, another window is playing it or has taken another road since, or
    `file` is given, it goes on in a new file that names the old.
    """
    header = kept.trace.header
    story = opened.story(header.cast)
    present = fingerprint(opened.path)
    edited = present != header.hash
    replayed = play_again(story, kept.trace)
    own = Keeper(kept.path, False, header, tell)
    elsewhere = False
    if not (edited or replayed.stopped or kept.faults or file is not None):
        grown = _grown(kept) if own.append_to(kept.path) else None
        if grown is not None:
            return _append(grown, replayed, own)
        own.close()
        elsewhere = True
    lesson = replayed.session.lesson
    header = header._replace(
        hash=present,
        started=now(),
        continues=str(kept.path.absolute()),
        lesson=lesson.name if lesson else "",
    )
    keeper = keep_in(file, folder, header, tell)
    play = carry_over(replayed, header, keeper.record)
    keeper.release()
    return Resumed(play, replayed, edited, keeper, elsewhere)


def _grown(kept: Kept) -> Trace | None:
    """The trace as it is now that nobody else can write to it; None where it does not go on from this road.

    Another window may have played on between the time at which the play was read and the time at which it was held.
    """
    read = read_trace(kept.path)
    if read.trace is None:
        return kept.trace  # it is out of reach, which its keeper has told
    road = kept.trace.road()
    return None if read.faults or read.trace.road()[: len(road)] != road else read.trace


def _append(trace: Trace, replayed: Replayed, keeper: Keeper) -> Resumed:
    play, replayed = resume(replayed.session.story, trace, keeper.record)
    return Resumed(play, replayed, False, keeper)


def how_far(kept: Kept, resumed: Resumed) -> list[str]:
    """How far a play could be played again, what was wrong with it, and where it is kept from now on."""
    replayed = resumed.replayed
    lines = [f"Going on with {kept.path}: {_decisions(replayed.taken)} played again."]
    if resumed.edited:
        lines.append("The story was edited since.")
    if replayed.stopped:
        left = replayed.whole - replayed.taken
        lines.append(f"From there it could not be followed ({_decisions(left)} left out): {replayed.stopped}.")
    if resumed.elsewhere:
        lines.append("It is being played in another window too; from here each goes its own way.")
    if kept.torn:
        lines.append("It was cut off in the middle of a step; that step is lost.")
    lines += [f"{fault.place.path}:{fault.place.line}: {fault.message}." for fault in kept.faults]
    path = resumed.keeper.path
    if path is not None and path != kept.path:
        lines.append(f"It is kept in {path} from now on; the earlier file stays as it is.")
    return lines


def _decisions(number: int) -> str:
    return "1 decision" if number == 1 else f"{number} decisions"
