"""Leaving a room: its journal is let go of, and what the class played goes among the plays, once the lesson is over."""

from __future__ import annotations

from pathlib import Path

from sim.classroom.keeping import Keeper
from sim.classroom.room import ENDED, Room
from sim.play.store import names
from sim.play.trace import header_line
from tui.hosting.keyring import forget
from tui.shelf.writing import write_whole


async def leave(keeper: Keeper, plays: Path, wipe: bool) -> list[str]:
    """Close a room; sentences on what is left of it. With `wipe` nothing is, once the lesson is over."""
    room = await keeper.settled()
    path = keeper.journal.path
    over = room.phase == ENDED
    if over and wipe and not keeper.wiped:
        await keeper.wipe()
    await keeper.close()
    if keeper.wiped:
        forget(path)
        return ["The room was wiped: nothing of it is left on this machine."]
    if not over:
        return [f"The lesson is not over: `heartwork host --resume {path.stem}` goes on with it."]
    told = [f"The room is kept in {path}"]
    play = keep_play(room, plays)
    return told if play is None else [*told, f"What the class played is kept in {play}"]


def keep_play(room: Room, plays: Path) -> Path | None:
    """Write what the class played as a play; where it is. None where nothing was decided, or everybody played a road of
    their own: those stay in the room. Raises Trouble."""
    trace = room.trace
    if room.each_their_own or len(trace.steps) < 2:
        return None
    plays.mkdir(parents=True, exist_ok=True)
    path = next(path for path in names(plays, trace.header.story, trace.header.started) if _is_free(path, room))
    write_whole(path, "\n".join([*trace.lines(), ""]))
    return path


def _is_free(path: Path, room: Room) -> bool:
    """Whether a name is nobody's, or this very room's from an earlier time."""
    if not path.exists():
        return True
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.readline().rstrip("\n") == header_line(room.trace.header)
