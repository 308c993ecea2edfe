"""What a passage's text is made of: prose, links, comments, and whatever a story format would run or obey.

The last is never run and never dropped: each piece becomes a remark.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from sim.exchange.twine import chapbook, harlowe, macros
from sim.exchange.twine.links import Link, link_of
from sim.exchange.twine.scan import Note, Scan, said, stressed

_PARTS = re.compile(
    r"(?P<comment>/%|/\*|<!--)"
    r"|(?P<macro><</?[A-Za-z=-])"
    r"|(?P<image>\[(?:img|<img|>img)\[)"
    r"|(?P<link>\[\[)"
    r"|(?P<harlowe>\((?P<name>[A-Za-z0-9_-]+):|\((?=[$_][A-Za-z]\w*:))"
    r"|(?P<code><(?=(?:script|style)\b))"
    r"|(?P<tag></?[A-Za-z](?=[^<>]*>))"
    r"|(?P<insert>\{)"
    r"|(?P<variable>(?<![\w$])\$[A-Za-z_]\w*)"
    r"|(?P<modifier>^\[(?=[^\[\]\n]+\]$))",
    re.MULTILINE | re.IGNORECASE,
)
_CONTINUED = re.compile(r"(?<![ \t])[ \t]*\\\n")
_HEADING = re.compile(r"\A\s*!{1,6}[ \t]*([^!\n][^\n]*)\n?")
_SIMPLE = {"i": "*", "em": "*", "b": "*", "strong": "*", "br": "\n", "p": "\n\n"}

_Found = TypeVar("_Found", Note, Link)


class Content(NamedTuple):
    """A passage as it was understood. `jumps` are passages that its macros lead to without a link."""

    title: str
    prose: str
    links: tuple[Link, ...]
    jumps: tuple[str, ...]
    notes: tuple[Note, ...]


def content_of(text: str, form: str) -> Content:
    """The content of a passage written for a story format: `sugarcube`, `harlowe`, `chapbook`, or any."""
    scan = Scan(text, form)
    chapbook.settings(scan)
    while found := _PARTS.search(text, scan.at):
        scan.plain(found.start())
        if not _TAKING[found.lastgroup or ""](scan, found):
            scan.prose.append(text[scan.at : found.end()])
            scan.at = found.end()
    scan.plain(len(text))
    return _content(scan)


def _content(scan: Scan) -> Content:
    prose = _CONTINUED.sub("", "".join(scan.prose))
    heading = _HEADING.match(prose) if scan.form == "sugarcube" else None
    prose = prose[heading.end() :] if heading else prose
    if scan.form != "chapbook":
        prose = stressed(prose)
    title = said(heading[1]).strip() if heading else ""
    return Content(title, html.unescape(prose).strip(), tuple(scan.links), tuple(scan.jumps), tuple(scan.notes))


def by_line(found: Iterable[_Found], text: str, first: int) -> Iterator[tuple[int, _Found]]:
    """Each note or link with the line of the file on which it stands, in the order in which they stand."""
    line, at = first, 0
    for each in sorted(found, key=lambda one: one.offset):
        line += text.count("\n", at, each.offset)
        at = each.offset
        yield line, each


def _comment(scan: Scan, found: re.Match[str]) -> bool:
    return scan.note(found.start(), scan.close({"/%": "%/", "/*": "*/"}.get(found[0], "-->"), found.end()), "")


def _code(scan: Scan, found: re.Match[str]) -> bool:
    element = "script" if scan.text[found.end() :][:6].lower() == "script" else "style"
    end = scan.close(f"</{element}>", found.end())
    return scan.note(found.start(), end if end > 0 else len(scan.text), "code of a page; nothing was run")


def _image(scan: Scan, found: re.Match[str]) -> bool:
    return scan.note(found.start(), scan.close("]]", found.end()), "a picture, and stories here have none")


def _link(scan: Scan, found: re.Match[str]) -> bool:
    end = scan.close("]]", found.end())
    if end < 0:
        return False
    link = link_of(scan.text[found.end() : end - 2], found.start(), scan.form == "sugarcube")
    if link is None:
        return scan.note(found.start(), end, "a link without a passage to lead to")
    if link.setter:
        why = "what this link sets: say it by the option's effects"
        scan.notes.append(Note(found.start(), f"[{link.setter}] of “{link.text}”", why))
    return scan.link(link, end)


def _tag(scan: Scan, found: re.Match[str]) -> bool:
    end = scan.close(">", found.end())
    name = re.sub(r"\W.*", "", scan.text[found.start() + 1 : end].lstrip("/"), flags=re.DOTALL).lower()
    if name not in _SIMPLE:
        return scan.note(found.start(), end, "an element of a page, and prose here is plain")
    closing_line = scan.text[found.start() + 1] == "/" and _SIMPLE[name].isspace()
    scan.prose.append("" if closing_line else _SIMPLE[name])
    scan.at = end
    return True


def _variable(scan: Scan, found: re.Match[str]) -> bool:
    """It stays where it stands: the sentence around it wants a word there."""
    if scan.form != "chapbook":
        scan.notes.append(Note(found.start(), found[0], "a variable is shown here: write what it says"))
    return False


_TAKING: Mapping[str, Callable[[Scan, re.Match[str]], bool]] = {
    "comment": _comment,
    "macro": macros.macro,
    "image": _image,
    "link": _link,
    "harlowe": harlowe.macro,
    "code": _code,
    "tag": _tag,
    "insert": chapbook.insert,
    "variable": _variable,
    "modifier": chapbook.modifier,
}
