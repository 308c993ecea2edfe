"""Looking back on a kept play: the play as it was found, and its debrief."""

from __future__ import annotations

from typing import NamedTuple

from sim.debrief.blocks import Debrief
from sim.debrief.debriefing import debrief
from sim.story.library import Folders
from tui.debriefing.finding import FoundPlay, found_or_by_its_own
from tui.shelf.kept import Kept


class LookingBack(NamedTuple):
    """A play, and what there is to say of it."""

    play: FoundPlay
    debrief: Debrief


def look_back(kept: Kept, folders: Folders, guidance: str | None) -> LookingBack:
    """Open the story, play the road again and judge it, by `guidance` where it can. Raises Trouble and Faulty."""
    play = found_or_by_its_own(kept, folders, guidance)
    return LookingBack(play, debrief(play.session, play.pack, play.persons))
