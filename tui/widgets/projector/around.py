"""What stands around a board: the line above it, and the line of keys below."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from sim.classroom.views.shapes import StageView
from tui.commands import PAGES, key_name
from tui.projector.cues import Cue
from tui.prose import clean
from tui.widgets.paragraphs import prose

KEYS = {command.action.partition("(")[0]: command.keys.split(",") for command in PAGES["projector"].commands}
GAP = "   "


def head(view: StageView, place: str, columns: int) -> Content:
    """The story and where it stands; at the other end the room's code and who is there, or that hands are counted."""
    there = f"{clean(view['code'])} · {view['seats']} here" if view["networked"] else "hands"
    right = Content.styled(f"{there}{' · locked' if view['locked'] else ''}", "bold")
    left = prose(view["title"], "bold")
    if place:
        left += Content.styled(f" · {clean(place)}", "$quiet")
    left = left.truncate(max(1, columns - right.cell_length - 2), ellipsis=True)
    return left + " " * max(1, columns - left.cell_length - right.cell_length) + right


def cue_line(found: Sequence[Cue], pages: tuple[int, int], columns: int) -> Content:
    """As many of the keys as fit, the first of them first; while pages are left, enter turns them."""
    page, last = pages
    if page < last:
        found = [Cue("next", f"more ({page} of {last})"), *(cue for cue in found if cue.action != "next")]
    line = Content("")
    for cue in found:
        told = Content.assemble((cue.keys or _keys(cue.action), "bold $primary"), f" {cue.words}")
        gap = GAP if line.cell_length else ""
        if line.cell_length + len(gap) + told.cell_length > columns and gap:
            break
        line = line + gap + told
    return line.truncate(columns, ellipsis=True)


def _keys(action: str) -> str:
    keys = KEYS[action]
    return f"{keys[0]}–{keys[-1]}" if len(keys) > 3 else key_name(keys[0])
