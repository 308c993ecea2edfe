"""A story as a page of its own: the story and the pack that were asked for, and what the page says besides."""

from __future__ import annotations

import os

from sim.exchange.html.page import Face, HelpLine, as_html
from tui.cli.output import talk
from tui.entry import NOT_FOR, WHAT
from tui.shelf.beginning import lesson_of
from tui.shelf.folders import home, library
from tui.shelf.packs import open_pack
from tui.shelf.request import Request
from tui.shelf.stories import begin, open_story
from tui.support.country import country_of
from tui.support.lines import help_lines, nearest_first
from tui.support.words import EXAMPLES, NOW, WHO
from tui.words import ENDINGS, LESSON_OVER

ENTRY = (
    f"{WHAT} You decide, somebody answers, days go by. Afterwards you can look back, and try another way.",
    "It is no counselling, and no way to win somebody back. A calm goodbye is worth as much here as a reunion. The "
    "people are invented; none of them can know what the person you miss would say.",
    f"{NOT_FOR}. F2, or the button below, shows where to find somebody to talk to.",
    "You may stop at any moment. Nothing of what you do is sent anywhere. Your decisions stand, as numbers, in the "
    "address of this page: reload it, or keep it as a bookmark, and go on from there. Whoever sees that address, or "
    "the history of this browser, sees them too; a private window forgets them.",
)


def published(name: str, lesson: str | None, guidance: str | None) -> str:
    """The page. Raises Faulty, Trouble and click.UsageError."""
    opened = open_story(name, library())
    chosen = lesson_of(Request(name, lesson=lesson), opened.scenario)
    pack = open_pack(guidance or opened.scenario.guidance, opened, library())
    return as_html(begin(opened.story(), chosen).story, pack, _face())


def _face() -> Face:
    """The words of the page, with the help lines that whoever publishes it has, those of their country first."""
    found = help_lines(home())
    if found.trouble:
        talk(f"heartwork: {found.trouble}")
    lines = nearest_first(found.lines, country_of(os.environ))
    return Face(
        entry=ENTRY,
        help=(WHO, NOW, EXAMPLES),
        lines=[HelpLine(line.name, line.number, line.place, line.checked) for line in lines],
        endings=ENDINGS,
        lesson_over=LESSON_OVER,
    )
