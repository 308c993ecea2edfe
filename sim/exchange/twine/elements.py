"""Elements of a page in a passage: line breaks and stress are taken over, links followed, the rest is kept beside."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from sim.exchange.twine.links import Link
from sim.exchange.twine.notes import SETS
from sim.exchange.twine.scan import Scan

# A tag whose attributes may hold brackets in quotation marks. The bounds keep a broken one from costing time.
TAG = (
    r"</?[A-Za-z][\w:-]{0,40}"
    r"(?:(?:[^<>\"']{0,200}(?:\"[^\"]{0,500}\"|'[^']{0,500}')){0,12}[^<>\"']{0,200}>|[^<>]{0,2000}>)"
)
_SIMPLE: Mapping[str, str] = {"i": "*", "em": "*", "b": "*", "strong": "*", "br": "\n", "hr": "\n\n", "nobr": ""}
_BLOCKS = frozenset(
    re.findall(r"\w+", "p div h1 h2 h3 h4 h5 h6 ul ol li table tr center blockquote pre section article")
)
_LEADS = re.compile(r"""\sdata-passage\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_NAME = re.compile(r"</?([\w:-]+)")
_ELEMENT = "an element of a page, and prose here is plain"


def element(scan: Scan, found: re.Match[str]) -> bool:
    """Take a tag."""
    tag = found[0]
    named = _NAME.match(tag)
    name = named[1].lower() if named else ""
    closing, bare = tag[1] == "/", not re.search(r"[\s=]", tag[:-1].rstrip("/ "))
    if _followed(scan, found):
        return True
    if name in _BLOCKS:
        scan.prose.append("\n\n")
    stands = _SIMPLE.get(name, "")
    scan.prose.append("" if closing and stands.isspace() else stands)
    if bare and (name in _BLOCKS or name in _SIMPLE):
        scan.at = found.end()
        return True
    return scan.note(found.start(), found.end(), "" if name in _SIMPLE else _ELEMENT, ends=closing)


def _followed(scan: Scan, found: re.Match[str]) -> bool:
    """Whether an element was taken for a link, whole: `<a data-passage="Hall">Go in</a>`."""
    leads = _LEADS.search(found[0])
    target = html.unescape(leads[1] or leads[2] or "").strip() if leads else ""
    name = "button" if found[0].lower().startswith("<button") else "a"
    end = scan.close(f"</{name}>", found.end()) if target else -1
    if end < 0:
        return False
    text = " ".join(re.sub(r"<[^<>]*>", "", scan.text[found.end() : end - len(name) - 3]).split())
    scan.note(found.start(), end, SETS if "data-setter" in found[0].lower() else "")
    return scan.link(Link(html.unescape(text) or target, target, "", found.start()), end)


def code(scan: Scan, found: re.Match[str]) -> bool:
    """Take a script or a style of a page."""
    kind = "script" if scan.text[found.end() :][:6].lower() == "script" else "style"
    end = scan.close(f"</{kind}>", found.end())
    return scan.note(found.start(), end if end > 0 else len(scan.text), "code of a page; nothing was run")
