"""A seat at a play: its story, the play as it stands, and the file that keeps it; begun anew or gone on with."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sim.play.notes import Notes, notes_path
from sim.play.playthrough import Playthrough
from sim.play.session import RoadFault, Session
from sim.play.trace import Trace
from sim.story.library import Folders
from sim.story.model import PLAYER
from tui.shelf.beginning import new_header, open_requested
from tui.shelf.keeping import Keeper, Tell, keep_in
from tui.shelf.kept import Kept, go_on, how_far
from tui.shelf.packs import open_pack
from tui.shelf.preferring import preferred
from tui.shelf.request import Request
from tui.shelf.settings import Settings
from tui.shelf.stories import Opened, begin, open_story, story_of
from tui.shelf.taking import follow, parse


@dataclass(slots=True)
class Seat:
    """One person's seat at a play that is going on; `coach` and `guidance` where they were asked for it alone."""

    opened: Opened
    play: Playthrough
    keeper: Keeper
    notices: tuple[str, ...] = ()
    coach: bool = False
    guidance: str = ""

    @property
    def role(self) -> str:
        """The role that is played from here."""
        return next(iter(self.play.persons), PLAYER)

    @property
    def pack(self) -> str:
        """The name of the guidance pack that a coach judges by."""
        return self.guidance or self.play.header.pack

    @property
    def session(self) -> Session:
        """The session that is being played."""
        return self.play.session

    @property
    def kept(self) -> Kept:
        """The play so far, as whoever looks back on it wants it; while it is not on disk its path leads nowhere."""
        trace, stands = self.play.trace, self.play.numbers[-1:]
        # The present road of a trace is that of its last step; after taking back, the play stands at an earlier one.
        steps = sorted(trace.steps, key=lambda step: step.n in stands)
        return Kept(self.keeper.path or self.keeper.target, Trace(trace.header, steps), ())

    @property
    def notes(self) -> Notes:
        """The player's notes on this play."""
        path = self.keeper.path
        return Notes(None if path is None else notes_path(path))

    def leave(self) -> None:
        """Let go of the play's file."""
        self.keeper.close()


def sit_down(request: Request, library: Folders, plays: Path, tell: Tell, settings: Settings | None = None) -> Seat:
    """Begin a play. Raises Faulty, Trouble, RoadFault, and click.UsageError for decisions that are not on offer."""
    opened = open_requested(request, library)
    if request.coach or request.guidance is not None:
        open_pack(request.guidance or opened.scenario.guidance, opened, library)  # whether it can judge this story
    if settings is not None:
        request = preferred(request, settings, opened, library, tell)
    entries = parse(request.taken or "")
    seed = int.from_bytes(os.urandom(4)) if request.seed is None else request.seed
    header = new_header(request, opened, library, seed)
    session = begin(opened.story(header.cast), header.lesson)
    keeper = keep_in(request.trace, plays, header, tell)
    play = Playthrough(session, header, keeper.record)
    try:
        follow(play, entries)
    except RoadFault:
        keeper.release()
        keeper.close()
        raise
    keeper.release()
    return Seat(opened, play, keeper, coach=request.coach)


def sit_down_again(kept: Kept, library: Folders, plays: Path, tell: Tell) -> Seat:
    """Go on with a kept play. Raises Faulty and Trouble."""
    return go_on_at(kept, open_story(story_of(kept.trace.header, library), library), None, plays, tell)


def go_on_at(kept: Kept, opened: Opened, file: Path | None, plays: Path, tell: Tell) -> Seat:
    """Go on with a kept play of a story that is open, in its own file or in the one that is given. Raises Trouble."""
    resumed = go_on(kept, opened, file, plays, tell)
    notices = how_far(kept, resumed)[1:]
    return Seat(opened, resumed.play, resumed.keeper, tuple(notices))
