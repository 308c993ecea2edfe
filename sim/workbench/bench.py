"""What the author's checks of one story run on."""

from __future__ import annotations

from dataclasses import dataclass

from sim.guidance.model import Pack
from sim.source.document import Document
from sim.story.story import Story
from sim.workbench.merging import Merging
from sim.workbench.search import Budget


@dataclass(frozen=True, slots=True)
class Bench:
    """A story with its file, the pack that judges it (if there is one), and how much may still be searched: for
    what checks say, and (`glances`) for a word on what would have been as they say."""

    story: Story
    merging: Merging
    document: Document
    pack: Pack | None
    budget: Budget
    glances: Budget
