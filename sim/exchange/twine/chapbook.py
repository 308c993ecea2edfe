"""Chapbook's own marks: settings above a line of hyphens, inserts in braces, modifiers on lines of their own."""

from __future__ import annotations

import re

from sim.exchange.twine.scan import Note, Scan

_SETTINGS = re.compile(r"\A((?:[^\n]*\n)*?)--+[ \t]*(?:\n|\Z)")


def settings(scan: Scan) -> None:
    """Take the settings at the head of a passage."""
    found = _SETTINGS.match(scan.text) if scan.form == "chapbook" else None
    if found:
        if found[1].strip():
            scan.notes.append(Note(0, found[1].strip(), "settings of Chapbook: say them by state and effects"))
        scan.at = found.end()


def insert(scan: Scan, found: re.Match[str]) -> bool:
    """Take an insert; False where it is none."""
    if scan.form != "chapbook":
        return False
    end = scan.close("}", found.end())
    return scan.note(found.start(), end, "an insert of Chapbook: write what it shows")


def modifier(scan: Scan, found: re.Match[str]) -> bool:
    """Take a modifier; False where it is none."""
    if scan.form != "chapbook":
        return False
    end = scan.close("]", found.end())
    return scan.note(found.start(), end, "a modifier of Chapbook: say it by a beat's condition")
