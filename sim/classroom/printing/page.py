"""The whole print pack as one page of HTML: no script, no other file, on A4 or Letter, in black and white."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sim.classroom.printing.cover import HelpLine, cover
from sim.classroom.printing.markup import safe
from sim.classroom.printing.observers import observer_sheet
from sim.classroom.printing.posters import poster, slips
from sim.classroom.printing.preparing import Prepared
from sim.classroom.printing.roles import role_cards
from sim.classroom.printing.scenes import teachers_pages
from sim.classroom.printing.voting import voting_cards

_SHEET = Path(__file__).with_name("print.css")
_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{sheet}</style>
</head>
<body>
{body}
</body>
</html>
"""


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
    sheet = _SHEET.read_text(encoding="utf-8")
    return _PAGE.format(title=safe(title), sheet=sheet, body="\n".join(filter(None, parts)))
