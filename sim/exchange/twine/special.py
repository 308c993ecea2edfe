"""Passages that Twine's story formats keep for themselves: no scene is made of them."""

from __future__ import annotations

from sim.exchange.twine.book import Passage

NAMES = frozenset(
    (
        "StoryInit",
        "StoryCaption",
        "StoryMenu",
        "StoryAuthor",
        "StoryBanner",
        "StoryInterface",
        "StorySubtitle",
        "StoryShare",
        "StorySettings",
        "StoryDisplayTitle",
        "PassageHeader",
        "PassageFooter",
        "PassageReady",
        "PassageDone",
        "StoryIncludes",
        "StoryColophon",
    )
)
TAGS = frozenset(
    (
        "script",
        "stylesheet",
        "widget",
        "startup",
        "header",
        "footer",
        "init",
        "debug-startup",
        "Twine.private",
        "Twine.image",
    )
)


def is_special(passage: Passage) -> bool:
    """Whether a format keeps a passage for itself, by its name or by one of its tags."""
    return passage.name in NAMES or not TAGS.isdisjoint(passage.tags)
