"""Stories under proof, for tests: of values without a file, and roads as a help line gives them."""

from __future__ import annotations

import shlex
from collections.abc import Iterable

from sim.play.session import Session
from sim.source.diagnostics import Diagnostic
from sim.source.document import Document
from sim.source.schema import Reader
from sim.story.library import Loaded
from sim.story.story import Story
from sim.workbench.depth import FULL, Depth
from sim.workbench.doubt import Doubt
from sim.workbench.outline import outline
from sim.workbench.proofs.case import Case
from sim.workbench.roads import take
from sim.workbench.subject import Subject


def case_of(story: Story, depth: Depth = FULL) -> Case:
    """A case of a story that was never written down, so that all its places are the same."""
    document = Document("story.yaml", [])
    loaded = Loaded(document, Reader(document), story.scenario, story.vocabulary, (), story.scenario)
    return Case(Subject(loaded, story.scenario, outline(story.scenario), Doubt(), {}, frozenset()), story, depth, ())


def steps_of(found: Diagnostic) -> list[str]:
    """The decisions of the road that a help line shows."""
    command = shlex.split(found.help.partition("see it with: ")[2])
    assert command[:2] == ["heartwork", "play"], found.help
    return command[4].split(",") if "--take" in command else []


def went(story: Story, steps: Iterable[str]) -> Session:
    """A session that has gone a road."""
    session = Session(story)
    for step in steps:
        take(session, step)
    return session
