"""SugarCube's macros: `<<link>>` and `<<goto>>` lead somewhere, and whatever else would be run is kept as a note."""

from __future__ import annotations

import re

from sim.exchange.twine.links import Link, linked
from sim.exchange.twine.scan import Scan, said

_NESTED = 20  # quotation marks within quotation marks that a macro is followed through


def macro(scan: Scan, found: re.Match[str]) -> bool:
    """Take a macro; False where it is none."""
    end = -1 if scan.form in ("harlowe", "chapbook") else scan.close(">>", found.end())
    if end < 0:
        return False
    end = _end(scan, found.start(), end)
    if _follow(scan, scan.text[found.start() + 2 : end - 2], found.start()):
        scan.at = end
        return True
    return scan.note(found.start(), end, "a macro of SugarCube: say it by state, effects and conditions")


def _end(scan: Scan, start: int, end: int) -> int:
    """Where a macro ends: `>>` inside quotation marks closes nothing."""
    for _ in range(_NESTED):
        odd = (scan.text.count('"', start, end) - scan.text.count('\\"', start, end)) % 2
        further = scan.close(">>", end) if odd else -1
        if further < 0 or "\n" in scan.text[end:further]:
            break
        end = further
    return end


def _follow(scan: Scan, inside: str, start: int) -> bool:
    """Whether a macro was taken for a link, whole: `<<link "text" "passage">>`, `<<goto "passage">>`."""
    name, _, rest = inside.partition(" ")
    if name in ("/link", "/button"):
        scan.label = ""
        return True
    if name not in ("link", "button", "goto"):
        return False
    text, target = linked(rest)
    if name == "goto":
        _jump(scan, target or text, start)
    elif text and target:
        scan.links.append(Link(said(text), target, "", start))
    else:
        scan.label = said(text)
    return bool(text)


def _jump(scan: Scan, target: str, start: int) -> None:
    if scan.label and target:
        scan.links.append(Link(scan.label, target, "", start))
    elif target:
        scan.jumps.append(target)
