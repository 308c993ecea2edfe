"""Chapbook's own marks: settings above a line of hyphens, inserts in braces, modifiers on lines of their own."""

from __future__ import annotations

import re

from sim.exchange.twine.links import Link, linked, says_more
from sim.exchange.twine.notes import INCLUDED, SHOWN, Note
from sim.exchange.twine.scan import Scan

_SETTINGS = re.compile(r"\A((?:[^\n]*\n)*?)--[ \t]*(?:\n|\Z)")
_STATE = re.compile(r"\{[A-Za-z_$][\w$.]*\}")
_LINK = re.compile(r"\{\s*(link to|reveal link|restart link|back link|redirect to|embed passage)\b", re.IGNORECASE)
_LABEL = re.compile(r"\blabel\s*:(.*)", re.DOTALL)
_MODIFIER = re.compile(r"^\[[^\[\n][^\n]*\]$", re.MULTILINE)
_KEPT = re.compile(r"\[\s*(javascript|css|note|note to myself|n\.b\.|fixme|todo)\s*(?:;|\])", re.IGNORECASE)
_ENDS = re.compile(r"\[\s*(?:else|continued?|cont'?d?)\.?\s*\]", re.IGNORECASE)
_INSERT = "an insert of Chapbook: write what it shows"
_MODIFIES = "a modifier of Chapbook: say it by a beat's condition"
_RUN = "code of Chapbook; nothing was run"


def settings(scan: Scan) -> None:
    """Take the settings at the head of a passage."""
    found = _SETTINGS.match(scan.text)
    if found:
        if found[1].strip():
            scan.notes.append(Note(0, found[1].strip(), "settings of Chapbook: say them by state and effects"))
        scan.at = found.end()


def insert(scan: Scan, found: re.Match[str]) -> bool:
    """Take an insert; False where it is none."""
    start = found.start()
    end = scan.close("}", found.end())
    if end < 0:
        return False
    what = scan.text[start:end]
    if _STATE.fullmatch(what):
        scan.prose.append(what)
        return scan.note(start, end, SHOWN)
    named = _LINK.match(what)
    kind = named[1].lower() if named else ""
    first, _ = linked(what)
    if kind == "link to" and first:
        label = _LABEL.search(what)
        if says_more(what[named.end() if named else 0 :].replace("label", "", 1)):
            scan.notes.append(Note(start, what, _INSERT))
        return scan.link(Link(linked(label[1])[0] if label else first, first, "", start), end)
    if kind == "redirect to" and first and not says_more(what[named.end() if named else 0 :], 1):
        scan.lead(first, start)
        scan.at = end
        return True
    if kind.endswith("link") and first:
        scan.show(first)
    elif not kind:
        scan.show("…")
    return scan.note(start, end, INCLUDED if kind == "embed passage" else _INSERT)


def modifier(scan: Scan, found: re.Match[str]) -> bool:
    """Take a modifier, with what it keeps from the reader."""
    end = scan.text.find("\n", found.end())
    end = end if end > 0 else len(scan.text)
    kept = _KEPT.match(scan.text, found.start())
    if kept:
        following = _MODIFIER.search(scan.text, end)
        end = following.start() if following else len(scan.text)
        why = _RUN if kept[1].lower() in ("javascript", "css") else ""
        return scan.note(found.start(), end, why)
    return scan.note(found.start(), end, _MODIFIES, _ENDS.fullmatch(scan.text, found.start(), end) is not None)
