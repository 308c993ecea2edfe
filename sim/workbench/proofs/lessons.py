"""Scenes with a fixed day that a road of a lesson comes to when that day is over."""

from __future__ import annotations

from collections.abc import Iterator

from sim.play.position import RoadFault
from sim.source.diagnostics import Diagnostic
from sim.story.excerpt import excerpt
from sim.story.story import Story
from sim.workbench.proofs import late
from sim.workbench.proofs.case import Case


def prove(case: Case) -> Iterator[Diagnostic]:
    """HW429 for each such scene, with the lesson's shortest road; not for those to which the story comes too late."""
    story = case.story
    known = {one.place for one in late.prove(case)}
    if all(scene.at is None or scene.at.day is None for scene in story.scenario.scenes.values()):
        return
    for lesson in story.scenario.lessons:
        told = Story(excerpt(story.scenario, lesson), story.vocabulary, story.people)
        for fault in _late(Case(case.subject, told, case.depth, ()), lesson.start):
            if fault.place not in known:
                known.add(fault.place)
                yield fault


def _late(case: Case, first: str) -> Iterator[Diagnostic]:
    try:
        case.space  # noqa: B018 - made here, where a lesson that cannot begin is told
    except RoadFault:
        yield late.late(case, first, case.see(()))
        return
    yield from late.prove(case)
