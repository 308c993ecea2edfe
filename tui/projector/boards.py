"""The board that the projector shows, by where the lesson stands. It reads the stage's view of a room, nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from sim.classroom.room import BLANK, BRIEF, CLOSED, DEBRIEF, ENDED, LOBBY, RELEASED, REVEALED, SCENE, VOTE
from sim.classroom.views.shapes import StageView
from tui.projector import debriefing, lesson, lobby, story
from tui.projector.blocks import Big, Block, Board, Text, Way

if TYPE_CHECKING:
    from tui.hosting.hosted import Hosted

JOIN, ARTICLES, LINK = "join", "articles", "link"  # what is looked at for a moment in place of the lesson


class Around(NamedTuple):
    """What the view of a room does not know: the way in for devices (None where the class votes by hand alone), the
    teacher's own link (empty where there is none), where to find help, and the name of the room's file."""

    way: Way | None
    link: str
    support: str
    file: str

    @classmethod
    def of(cls, hosted: Hosted, support: str) -> Around:
        """What there is around a room as it was opened."""
        file, doorway = hosted.keeper.journal.path.name, hosted.doorway
        if doorway is None:
            return cls(None, "", support, file)
        address = doorway.addresses[0]
        way = Way(address, doorway.code, f"http://{address}/#{doorway.code}")
        return cls(way, doorway.teacher, support, file)


def board(view: StageView, around: Around, look: str = "") -> Board:
    """What is on show. `look` is empty for the lesson itself."""
    scene, decision = view["scene"], view["decision"]
    step = 0 if decision is None else decision["step"]
    moment = (view["phase"], view["veil"], look, step, "" if scene is None else scene["id"], _station(view))
    if view["veil"]:
        return _veiled(view, moment)
    return Board(_place(view), tuple(_blocks(view, around, look)), moment, bare=look in (JOIN, LINK))


def _blocks(view: StageView, around: Around, look: str) -> list[Block]:
    if look == JOIN:
        return lobby.joining(view, around.way)
    if look == LINK:
        return lobby.teacher(around.link)
    if look == ARTICLES and view["feedback"] is not None:
        return debriefing.feedback(view["feedback"])
    if view["scene"] is None and view["phase"] == SCENE:
        return story.own_roads(view)
    return _PHASES[view["phase"]](view, around)


_PHASES: dict[str, Callable[[StageView, Around], list[Block]]] = {
    LOBBY: lambda view, around: lobby.lobby(view, around.way),
    BRIEF: lambda view, around: lesson.brief(view, around.support),
    SCENE: lambda view, _: story.scene(view),
    VOTE: lambda view, _: story.vote(view),
    CLOSED: lambda view, _: story.closed(view),
    REVEALED: lambda view, _: story.revealed(view),
    DEBRIEF: lambda view, _: debriefing.station(view),
    RELEASED: lambda view, around: lesson.released(view, around.way is not None),
    ENDED: lambda _, around: lesson.ended(around.file),
}


def _veiled(view: StageView, moment: tuple[object, ...]) -> Board:
    if view["veil"] == BLANK:
        return Board("", (), moment, bare=True)
    return Board("paused", (Big("PAUSE"), Text("The lesson stands still for a moment. Nothing is lost.")), moment)


def _place(view: StageView) -> str:
    """Where the lesson stands, behind its title."""
    scene, station = view["scene"], _station(view)
    if station:
        stations = [] if view["debrief"] is None else view["debrief"]["stations"]
        return f"debrief {stations.index(station) + 1} of {len(stations)}: {station}"
    return "" if scene is None else f"day {scene['day']}, {scene['time']}"


def _station(view: StageView) -> str:
    return "" if view["debrief"] is None else view["debrief"]["station"]
