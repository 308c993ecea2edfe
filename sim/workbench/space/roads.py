"""Roads as people write them: the decisions of a check's `take`, and of `play --take`."""

from __future__ import annotations

from collections.abc import Iterable

from sim.play.session import Opening, Session
from sim.story.story import Story
from sim.workbench.space.steps import Edge


def as_take(story: Story, edges: Iterable[Edge], opening: Opening | None = None) -> list[str]:
    """A road from the start of a story, or from another opening, as the list of its decisions. Raises RoadFault where
    the road comes to a fault of the story."""
    return written(Session(story, opening), edges)


def written(session: Session, edges: Iterable[Edge]) -> list[str]:
    """A road from where a session stands: `option`, `option>scene` where its chance was open, `>scene` where one of a
    scene that runs on was. It is played, for where one outcome alone is possible there is no chance to write down."""
    steps: list[str] = []
    ran = len(session.position.passed)  # scenes that the road ran through since the last decision
    for edge in edges:
        if edge.option is not None:
            session.take(edge.option)
            steps.append(edge.option)
            if _is_open(session, None):
                session.settle(edge.to)
                steps[-1] += f">{edge.to}"
            ran = 0
        else:
            if edge.chance and _is_open(session, ran):
                session.settle(edge.to)
                steps.append(f">{edge.to}")
            ran += 1
    return steps


def _is_open(session: Session, ran: int | None) -> bool:
    """Whether the chance is open of the option that was taken last, or of the scene after so many that ran on."""
    position = session.position
    if position.open is None or (position.open is position.scene.road) != (ran is not None):
        return False
    return ran is None or ran == len(position.passed)
