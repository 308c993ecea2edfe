"""Harlowe's macros, which nest: what leads somewhere is a link or a jump, whatever else would be run is kept as a note,
and the hook behind a macro is read like any text."""

from __future__ import annotations

import re

from sim.exchange.twine.links import Link, linked, says_more
from sim.exchange.twine.notes import INCLUDED, SHOWN, Note
from sim.exchange.twine.prose import said
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
        "link-reveal-goto restart reload goto go-to redirect open-url goto-url macro output a array dm datamap ds "
        "dataset ",
    )
)
_LINKS = frozenset(
    ("link", *(f"link{does}" for does in ("reveal", "replace", "repeat", "rerun", "show", "undo", "append")))
)
_SHOWS = frozenset(("print", "either", "random", "nth", "cond", "cyclinglink"))
_STATE = re.compile(r"\s*[$_][A-Za-z]\w*\s*")
_NAMED = re.compile(r"\](<\w+\|)")
_MACRO = "a macro of Harlowe: say it by state, effects and conditions"


def macro(scan: Scan, found: re.Match[str]) -> bool:
    """Take a macro, and the bracket that opens the hook behind it; False where it is none."""
    name = (found["name"] or "").lower()
    end = scan.round.get(found.start(), -1) + 1
    if not end or (scan.form != "harlowe" and name not in MACROS):
        return False
    hook = -1
    if scan.text.startswith("[", end) and (scan.text[end + 1 : end + 2] != "[" or scan.text[end + 2 : end + 3] == "["):
        hook = scan.square.get(end, -1)
    if not _follow(scan, name.replace("-", "").replace("_", ""), found, (end, hook)):
        scan.note(found.start(), end, INCLUDED if name == "display" else _MACRO, name == "else")
    if hook > 0:
        scan.enter(end, hook)
    return True


def _follow(scan: Scan, name: str, found: re.Match[str], ends: tuple[int, int]) -> bool:
    """Whether all that a macro says is in the links and the prose now: `(link-goto: "text", "passage")`, `(go-to:)`."""
    (end, hook), start = ends, found.start()
    what = scan.text[found.end() : end - 1]
    text, target = linked(what)
    why = _MACRO if says_more(what, 2 if name.endswith("goto") and name != "goto" else 1) else ""
    if why and (name in ("linkgoto", "linkrevealgoto", "goto", "redirect")) and text:
        scan.notes.append(Note(start, scan.text[start:end], why))
    if name in ("linkgoto", "linkrevealgoto") and text:
        return scan.link(Link(said(text), target or text, "", start), end)
    if name in ("goto", "redirect") and text:
        scan.lead(text, start)
    elif name in _LINKS and text:
        scan.label(said(text), start, end, max(hook, end), why)
    elif name in _SHOWS:
        scan.show(what.strip() if _STATE.fullmatch(what) else "…")
        scan.notes.append(Note(start, scan.text[start:end], SHOWN))
    else:
        return False
    scan.at = end
    return True


def hook(scan: Scan, found: re.Match[str]) -> bool:
    """Take the brackets of a hook that has a name, or in which there is a link; False where they are prose."""
    opening = found.end() - 1
    closing = scan.square.get(opening, -1)
    if closing < 0:
        return False
    named = _NAMED.match(scan.text, closing)
    name = found[0][:-1] or (named[1] if named else "")
    if not name and not scan.text.startswith("[[", opening + 1):
        return False
    if name:
        scan.notes.append(Note(found.start(), name, ""))
    scan.enter(opening, closing, len(named[0]) if named else 1)
    return True


def collapsed(scan: Scan, found: re.Match[str]) -> bool:
    """Take the braces around what is to be closed up; False where they are prose."""
    closing = scan.curly.get(found.start(), -1)
    if closing < 0:
        return False
    scan.enter(found.start(), closing)
    return True
