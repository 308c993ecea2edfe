"""What a passage's text is made of: prose, links, comments, and whatever a story format would run or obey.

The last is never run and never dropped: each piece becomes a remark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sim.exchange.twine import chapbook, elements, harlowe, macros, snowman
from sim.exchange.twine.links import Link, link_of
from sim.exchange.twine.notes import SETS, SHOWN, Note
from sim.exchange.twine.prose import paragraphs_of, said, unbroken
from sim.exchange.twine.scan import Scan

_SUGAR, _HARLOWE, _CHAPBOOK = ("sugarcube", ""), ("harlowe", ""), ("chapbook",)
_FORMS = ("sugarcube", "harlowe", "chapbook", "snowman", "")  # the last is any other, or none that is named
# What each mark looks like, and the formats that have it; in the others it is prose.
_MARKS: Mapping[str, tuple[str, Sequence[str]]] = {
    "comment": (r"<!--", _FORMS),
    "remark": (r"/%|/\*", _SUGAR),
    "macro": (r"<<(?=/?[A-Za-z=-])", _SUGAR),
    "image": (r"\[(?:img|<img|>img)\[", _SUGAR),
    "link": (r"\[\[(?!\[)", _FORMS),
    "harlowe": (r"\((?P<name>[A-Za-z0-9_-]+):|\((?=[$_][A-Za-z]\w*:)", _HARLOWE),
    "template": (r"<%", ("snowman", "")),
    "code": (r"<(?=(?:script|style)\b)", _FORMS),
    "tag": (elements.TAG, _FORMS),
    "insert": (r"\{", _CHAPBOOK),
    "collapsed": (r"\{", ("harlowe",)),
    "styling": (r"@@(?:[\w.#][^@;\n]*;)*", _SUGAR),
    "variable": (r"(?<![\w$])\$[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[[^\]\[\n]{1,80}\])*", (*_SUGAR, "harlowe")),
    "passing": (r"(?<![\w$])_(?![^_\n]*_(?!\w))[A-Za-z]\w*", ("sugarcube", "harlowe")),
    "modifier": (r"^\[(?=[^\[\n][^\n]*\]$)", _CHAPBOOK),
    "hook": (r"(?:\|\w+[>)])?\[", ("harlowe",)),
}
_HEADING = re.compile(r"\A\s*!{1,6}[ \t]*([^!\n][^\n]*)\n?")
_STATE = re.compile(r"(?<![\w$])\$[A-Za-z_][\w.]*")
_ADDRESS = re.compile(r"(?:\w+://|mailto:|javascript:)\S", re.IGNORECASE)


class Content(NamedTuple):
    """A passage as it was understood. `jumps` are passages that its macros lead to without a link."""

    title: str
    prose: str
    links: tuple[Link, ...]
    jumps: tuple[str, ...]
    notes: tuple[Note, ...]


def content_of(text: str, form: str, passages: Container[str] = ()) -> Content:
    """The content of a passage written for a story format: `sugarcube`, `harlowe`, `chapbook`, `snowman`, or any.
    An author's own macro that names one of the `passages` of the story leads there."""
    form = form if form in _FORMS else ""
    scan, parts = Scan(text, form, passages), _parts(form)
    if form == "chapbook":
        chapbook.settings(scan)
    while found := parts.search(scan.text, scan.at):
        scan.plain(found.start())
        if not _TAKING[found.lastgroup or ""](scan, found):
            scan.plain(found.end())
    scan.finish()
    return _content(scan)


@cache
def _parts(form: str) -> re.Pattern[str]:
    wanted = (f"(?P<{name}>{pattern})" for name, (pattern, forms) in _MARKS.items() if form in forms)
    return re.compile("|".join(wanted), re.MULTILINE | re.IGNORECASE)


def _content(scan: Scan) -> Content:
    prose = unbroken("".join(scan.prose), scan.form)
    heading = _HEADING.match(prose) if scan.form == "sugarcube" else None
    prose = prose[heading.end() :] if heading else prose
    title = said(heading[1]).strip() if heading else ""
    prose = paragraphs_of(prose, scan.words, scan.form)
    return Content(title, prose, tuple(scan.links), tuple(scan.jumps), tuple(scan.notes))


def _comment(scan: Scan, found: re.Match[str]) -> bool:
    return scan.note(found.start(), scan.close({"/%": "%/", "/*": "*/"}.get(found[0], "-->"), found.end()), "")


def _image(scan: Scan, found: re.Match[str]) -> bool:
    """A picture, which may lead somewhere: `[img[The door|door.png][Hall]]`."""
    end = scan.close("]]", found.end())
    if not scan.note(found.start(), end, "a picture, and stories here have none"):
        return False
    source, _, rest = scan.text[found.end() : end - 2].partition("][")
    target = rest.partition("][")[0].strip()
    if target:
        words = source.rpartition("|")[0].strip()
        scan.link(Link(said(words) or target, target, "", found.start()), end)
    return True


def _link(scan: Scan, found: re.Match[str]) -> bool:
    end = scan.close("]]", found.end())
    if end < 0 or 0 < scan.close("\n", found.end()) < end:
        return False
    link = link_of(scan.text[found.end() : end - 2], found.start(), scan.form == "sugarcube")
    if link is None:
        return scan.note(found.start(), end, "a link without a passage to lead to")
    if _ADDRESS.match(link.target):
        scan.show(link.text)
        return scan.note(found.start(), end, "a link out of the story, and stories here have none")
    scan.notes += [Note(found.start(), each[0], SHOWN) for each in _STATE.finditer(link.text)]
    if link.setter:
        scan.notes.append(Note(found.start(), f"[{link.setter}] of “{link.text}”", SETS))
    return scan.link(link, end)


def _styling(scan: Scan, found: re.Match[str]) -> bool:
    """`@@.loud;now@@`: the words stay."""
    if len(found[0]) > 2:
        return scan.note(found.start(), found.end(), "how this looks, and prose here is plain")
    scan.at = found.end()
    return True


def _variable(scan: Scan, found: re.Match[str]) -> bool:
    """It stays where it stands: the sentence around it wants a word there."""
    scan.notes.append(Note(found.start(), found[0], SHOWN))
    return False


_TAKING: Mapping[str, Callable[[Scan, re.Match[str]], bool]] = {
    "comment": _comment,
    "remark": _comment,
    "macro": macros.macro,
    "image": _image,
    "link": _link,
    "harlowe": harlowe.macro,
    "template": snowman.template,
    "code": elements.code,
    "tag": elements.element,
    "insert": chapbook.insert,
    "collapsed": harlowe.collapsed,
    "styling": _styling,
    "variable": _variable,
    "passing": _variable,
    "modifier": chapbook.modifier,
    "hook": harlowe.hook,
}
