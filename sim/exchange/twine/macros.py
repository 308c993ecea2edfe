"""SugarCube's macros: `<<link>>` and `<<goto>>` lead somewhere, and whatever else would be run is kept as a note."""

from __future__ import annotations

import re

from sim.exchange.twine.links import Link, linked, says_more, unquoted, words_of
from sim.exchange.twine.notes import INCLUDED, SHOWN, Note
from sim.exchange.twine.prose import said
from sim.exchange.twine.scan import Scan

_NESTED = 20  # quotation marks within quotation marks that a macro is followed through
_LINKS = frozenset(("link", "button", "click"))
_REPLACING = frozenset(("linkappend", "linkprepend", "linkreplace", "linkrepeat"))
_HIDDEN = frozenset(("script", "silently", "silent"))  # of whose body no reader sees anything
_NAME = re.compile(r"(/?[A-Za-z][\w-]*|[=-])\s*")
_GOTO = re.compile(r"""<<goto\s+("[^"<>]{1,200}"|'[^'<>]{1,200}')\s*>>""")
_STATE = re.compile(r"[$_][A-Za-z][\w$.]*")
_MACRO = "a macro of SugarCube: say it by state, effects and conditions"


def macro(scan: Scan, found: re.Match[str]) -> bool:
    """Take a macro; False where it is none."""
    start = found.start()
    end = scan.close(">>", found.end())
    named = _NAME.match(scan.text, start + 2) if end > 0 else None
    if not named:
        return False
    end, name = _end(scan, start, end), named[1]
    if name in _HIDDEN:
        closed = max(scan.close(f"<</{name}>>", end), end)
        for led in _GOTO.finditer(scan.text, end, closed):
            scan.lead(unquoted(led[1]) or led[1], led.start())
        return scan.note(start, closed, _MACRO)
    rest = scan.text[named.end() : end - 2].strip()
    if _follow(scan, name, rest, start, end):
        scan.at = end
        return True
    _own(scan, name, rest, start, end)
    why = INCLUDED if name in ("include", "display") else _MACRO
    return scan.note(start, end, why, name.startswith(("/", "end")) or name == "else")


def _end(scan: Scan, start: int, end: int) -> int:
    """Where a macro ends: `>>` inside quotation marks closes nothing."""
    for _ in range(_NESTED):
        odd = (scan.text.count('"', start, end) - scan.text.count('\\"', start, end)) % 2
        further = scan.close(">>", end) if odd else -1
        if further < 0 or "\n" in scan.text[end:further]:
            break
        end = further
    return end


def _follow(scan: Scan, name: str, rest: str, start: int, end: int) -> bool:
    """Whether all that a macro says is in the links and the prose now."""
    if name in _LINKS or name in _REPLACING:
        text, target = linked(rest)
        text, why = said(text) or rest, _MACRO if says_more(rest) else ""
        if target and name in _LINKS:
            scan.body(Link(text, target, "", start), end, why)
        else:
            scan.label(text, start, end, why=why)
        return True
    if name.removeprefix("/").removeprefix("end") in _LINKS | _REPLACING:
        scan.unlabel()
        return True
    if name in ("print", "=", "-"):
        _shown(scan, rest, start, end)
        return True
    return _led(scan, name, rest, start, end)


def _led(scan: Scan, name: str, rest: str, start: int, end: int) -> bool:
    words = list(words_of(rest)) if name in ("goto", "actions") else []
    if words and says_more(rest, 1 if name == "goto" else len(rest)):
        scan.notes.append(Note(start, scan.text[start:end], _MACRO))
    if words and name == "goto":
        scan.lead(words[0][1] or words[0][0], start)
        return True
    for text, target in words:
        scan.link(Link(said(text), target or text, "", start), end)
    return bool(words)


def _own(scan: Scan, name: str, rest: str, start: int, end: int) -> None:
    """An author's own macro, which may lead to a passage: `<<fade "Come in" "Hall" 200>>`."""
    text, target = linked(rest) if rest[:1] in ("'", '"', "[") and name != "case" else ("", "")
    if target and target in scan.passages:
        scan.link(Link(said(text), target, "", start), end)


def _shown(scan: Scan, what: str, start: int, end: int) -> None:
    """What is printed keeps its place in a sentence; before a line's end that is none it stands alone."""
    if not scan.text.startswith("\\\n", end):
        scan.show(what if _STATE.fullmatch(what) else "…")
    scan.notes.append(Note(start, scan.text[start:end], SHOWN))
