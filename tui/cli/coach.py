"""`play --coach`: after each decision, which articles are with you and which against, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Collection

from sim.guidance.verdicts import judge
from sim.play.session import Session
from sim.story.library import Folders
from tui.cli.player import Comment
from tui.cli.telling import Page
from tui.coaching import remarks
from tui.prose import clean, wrap
from tui.shelf.packs import open_pack
from tui.shelf.stories import Opened


def coach(name: str, opened: Opened, persons: Collection[str], page: Page, folders: Folders) -> Comment:
    """What comments on the decision that was taken last. Raises Faulty where the pack cannot judge this story."""
    pack = open_pack(name, opened, folders)

    def comment(session: Session) -> list[str]:
        moments = judge(session, pack, persons)
        last = moments[-1] if moments else None
        if last is None or last.decision.step != session.steps:
            return []
        rows = [wrap(clean(line), page.columns, "  | ", "  |   ") for line in remarks(last, pack)]
        return [*rows, ""] if rows else []

    return comment
