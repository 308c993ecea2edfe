"""Roads as people write them: the decisions of a check's `take`, and of `play --take`."""

from __future__ import annotations

from collections.abc import Iterable

from sim.play.session import Opening, RoadFault, Session
from sim.story.story import Story
from sim.workbench.space.steps import Edge


def as_take(story: Story, edges: Iterable[Edge], opening: Opening | None = None) -> list[str]:
    """A road from the start of a story, or from another opening, as the list of its decisions: see `played`."""
    try:
        session = Session(story, opening)
    except RoadFault:
        return []  # it runs on to a fault before anything can be decided
    return _Playing(session, 0).along(edges)[0]


def played(session: Session, edges: Iterable[Edge]) -> tuple[list[str], RoadFault | None]:
    """A road from where a session stands, which is played: `option`, `option>scene` where its chance was open, and
    `>scene` where one of a scene that runs on was. One outcome that alone is possible is no chance to write down.

    A session runs on by itself, beyond the end of the road too. The fault that it may come to there, or at the last
    edge of the road, is given with the decisions.
    """
    return _Playing(session, len(session.position.passed)).along(edges)


class _Playing:
    """A session on a road; `ran` is how many scenes the road ran through since the last decision."""

    def __init__(self, session: Session, ran: int) -> None:
        self.session, self.ran = session, ran
        self.steps: list[str] = []

    def along(self, edges: Iterable[Edge]) -> tuple[list[str], RoadFault | None]:
        try:
            for edge in edges:
                if edge.option is not None:
                    self._decide(edge, edge.option)
                else:
                    self._run_on(edge)
        except RoadFault as fault:
            return self.steps, fault
        return self.steps, None

    def _decide(self, edge: Edge, option: str) -> None:
        self.ran = 0
        self.steps.append(option)
        self.session.take(option)
        position = self.session.position
        if position.open is not None and position.open is not position.scene.road:
            self.steps[-1] += f">{edge.to}"
            self.session.settle(edge.to)

    def _run_on(self, edge: Edge) -> None:
        position = self.session.position  # it may stand further on already: at the chance of a later scene
        if edge.chance and position.open is position.scene.road and len(position.passed) == self.ran:
            self.steps.append(f">{edge.to}")
            self.session.settle(edge.to)
        self.ran += 1
