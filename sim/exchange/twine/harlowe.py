"""Harlowe's macros, which nest: what leads somewhere is a link or a jump, whatever else would be run is kept as a note,
and the hook behind a macro is read like any text."""

from __future__ import annotations

import re

from sim.exchange.twine.links import Link, linked
from sim.exchange.twine.scan import Scan

# By which they are told from prose where the story's format is not known.
MACROS = frozenset(
    re.findall(
        r"\S+",
        "set put move unpack if unless else-if elseif else for loop either cond nth random display print text-style "
        "css enchant click click-append click-goto click-replace mouseover live stop event history visited passage "
        "alert prompt confirm transition t8n align background text-colour text-color colour color font hook box meter "
        "dialog save-game load-game append prepend replace replace-with show hide rerun cycling-link dropdown "
        "checkbox input-box link link-reveal link-repeat link-replace link-goto link-show link-undo link-rerun undo "
        "restart reload goto go-to redirect open-url goto-url macro output a array dm datamap ds dataset ",
    )
)


def macro(scan: Scan, found: re.Match[str]) -> bool:
    """Take a macro, and the bracket that opens the hook behind it; False where it is none."""
    name = (found["name"] or "").lower()
    end = scan.round.get(found.start(), -1) + 1 if scan.form in ("harlowe", "") else 0
    if not end or (scan.form != "harlowe" and name not in MACROS):
        return False
    if not _follow(scan, name.replace("-", "").replace("_", ""), found, end):
        scan.note(found.start(), end, "a macro of Harlowe: say it by state, effects and conditions")
    if scan.text.startswith("[", end) and not scan.text.startswith("[[", end) and end in scan.square:
        scan.enter(end)
    return True


def _follow(scan: Scan, name: str, found: re.Match[str], end: int) -> bool:
    """Whether a macro was taken for a link or a jump, whole: `(link-goto: "text", "passage")`, `(go-to: "passage")`."""
    text, target = linked(scan.text[found.end() : end - 1])
    if name == "linkgoto" and text:
        return scan.link(Link(text, target or text, "", found.start()), end)
    if name in ("goto", "redirect") and text:
        scan.jumps.append(text)
        scan.at = end
        return True
    return False
