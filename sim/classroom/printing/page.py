"""The whole print pack as one page of HTML: no script, no other file, on A4 or Letter, in black and white."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sim.classroom.printing.cover import HelpLine, cover
from sim.classroom.printing.observers import observer_sheet
from sim.classroom.printing.posters import poster, slips
from sim.classroom.printing.preparing import Prepared
from sim.classroom.printing.roles import role_cards
from sim.classroom.printing.scenes import teachers_pages
from sim.classroom.printing.voting import voting_cards
from sim.exchange.plain import plain
from sim.exchange.webpage import webpage

_SHEET = Path(__file__).with_name("print.css")


def print_pack(prepared: Prepared, lines: Sequence[HelpLine]) -> str:
    """The teacher's pages first, then what is handed out; a part that has nothing to say is left out."""
    story = prepared.story
    parts = (
        cover(prepared, lines),
        teachers_pages(prepared),
        role_cards(story),
        observer_sheet(prepared),
        voting_cards(prepared.most_options),
        poster(),
        slips(),
    )
    title = story.text(story.scenario.title)
    if prepared.lesson is not None:
        title += f": {story.text(prepared.lesson.name)}"
    return webpage(plain(title), _SHEET, "\n".join(filter(None, parts)), "en-GB")
