"""What a passage's text is made of: prose, links, comments, and whatever a story format would run or obey.

The last is never run and never dropped: each piece becomes a remark. Every look for a closing mark goes over the text
once, however the text is made, so that a hostile one costs no more time than a long one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from heapq import heappop, heappush
from typing import NamedTuple, TypeVar

from sim.exchange.twine.harlowe import MACROS, partners
from sim.exchange.twine.links import Link, link_of, linked

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
_VARIABLES = re.compile(r"\A((?:[^\n]*\n)*?)--+[ \t]*(?:\n|\Z)")
_CONTINUED = re.compile(r"(?<![ \t])[ \t]*\\\n")
_STYLED = re.compile(r"(?<![:/])//((?:[^/\n]|/(?!/))+)//|''([^'\n]+)''")
_HEADING = re.compile(r"\A\s*!{1,6}[ \t]*([^!\n][^\n]*)\n?")
_SIMPLE = {"i": "*", "em": "*", "b": "*", "strong": "*", "br": "\n", "p": "\n\n"}


_Found = TypeVar("_Found", "Note", Link)


class Note(NamedTuple):
    """What stood at a place of a passage's text, and why a human is needed; a mere comment has no why."""

    offset: int
    what: str
    why: str


class Content(NamedTuple):
    """A passage as it was understood. `jumps` are passages that its macros lead to without a link."""

    title: str
    prose: str
    links: tuple[Link, ...]
    jumps: tuple[str, ...]
    notes: tuple[Note, ...]


def content_of(text: str, form: str) -> Content:
    """The content of a passage written for a story format: `sugarcube`, `harlowe`, `chapbook`, or any."""
    return _Scan(text, form).content()


class _Scan:
    def __init__(self, text: str, form: str) -> None:
        self.text, self.form = text, form
        self.at = 0
        self.prose: list[str] = []
        self.links: list[Link] = []
        self.jumps: list[str] = []
        self.notes: list[Note] = []
        self.absent: set[str] = set()  # closing marks that stand nowhere in the rest of the text
        self.round = partners(text, "(", ")") if form in ("harlowe", "") else {}
        self.square = partners(text, "[", "]") if self.round else {}
        self.hooks: list[int] = []  # closing brackets of Harlowe's hooks, whose content is read like any other
        self.label = ""  # of a <<link>> that is open, in which a <<goto>> is where it leads

    def content(self) -> Content:
        self._variables()
        while found := _PARTS.search(self.text, self.at):
            self._plain(found.start())
            kind = found.lastgroup if found.lastgroup != "name" else "harlowe"
            taken: Callable[[re.Match[str]], bool] = getattr(self, f"_{kind}")
            if not taken(found):
                self.prose.append(self.text[self.at : found.end()])
                self.at = found.end()
        self._plain(len(self.text))
        return self._whole()

    def _whole(self) -> Content:
        prose = _CONTINUED.sub("", "".join(self.prose))
        heading = _HEADING.match(prose) if self.form == "sugarcube" else None
        prose = prose[heading.end() :] if heading else prose
        if self.form != "chapbook":
            prose = _stressed(prose)
        title = _said(heading[1]).strip() if heading else ""
        return Content(title, html.unescape(prose).strip(), tuple(self.links), tuple(self.jumps), tuple(self.notes))

    def _variables(self) -> None:
        """Chapbook's settings stand above a line of hyphens."""
        found = _VARIABLES.match(self.text) if self.form == "chapbook" else None
        if found:
            if found[1].strip():
                self.notes.append(Note(0, found[1].strip(), "settings of Chapbook: say them by state and effects"))
            self.at = found.end()

    def _plain(self, end: int) -> None:
        """The prose up to there, without the brackets that close a hook."""
        while self.hooks and self.hooks[0] < end:
            closing = heappop(self.hooks)
            if closing >= self.at:
                self.prose.append(self.text[self.at : closing])
                self.at = closing + 1
        self.prose.append(self.text[self.at : end])
        self.at = max(self.at, end)

    def _close(self, mark: str, start: int) -> int:
        """Where a mark ends that closes something, or -1."""
        if mark in self.absent:
            return -1
        found = self.text.find(mark, start)
        if found < 0:
            self.absent.add(mark)
            return -1
        return found + len(mark)

    def _note(self, start: int, end: int, why: str) -> bool:
        if end < 0:
            return False
        self.notes.append(Note(start, self.text[start:end], why))
        self.at = end
        return True

    def _comment(self, found: re.Match[str]) -> bool:
        return self._note(found.start(), self._close({"/%": "%/", "/*": "*/"}.get(found[0], "-->"), found.end()), "")

    def _code(self, found: re.Match[str]) -> bool:
        closing = "</script>" if self.text[found.end()] in "sS" and self.text[found.end() + 1] in "cC" else "</style>"
        end = self._close(closing, found.end())
        return self._note(found.start(), end if end > 0 else len(self.text), "code of a page; nothing was run")

    def _image(self, found: re.Match[str]) -> bool:
        return self._note(found.start(), self._close("]]", found.end()), "a picture, and stories here have none")

    def _link(self, found: re.Match[str]) -> bool:
        end = self._close("]]", found.end())
        if end < 0:
            return False
        link = link_of(self.text[found.end() : end - 2], found.start(), self.form == "sugarcube")
        if link is None:
            return self._note(found.start(), end, "a link without a passage to lead to")
        self.links.append(link)
        self.at = end
        if link.setter:
            why = "what this link sets: say it by the option's effects"
            self.notes.append(Note(found.start(), f"[{link.setter}] of “{link.text}”", why))
        return True

    def _macro(self, found: re.Match[str]) -> bool:
        """A macro of SugarCube's; where it is a link or leads on, it is that too."""
        end = -1 if self.form in ("harlowe", "chapbook") else self._close(">>", found.end())
        if end < 0:
            return False
        for _ in range(20):  # `>>` inside quotation marks closes nothing
            odd = (self.text.count('"', found.start(), end) - self.text.count('\\"', found.start(), end)) % 2
            further = self._close(">>", end) if odd else -1
            if further < 0 or "\n" in self.text[end:further]:
                break
            end = further
        if self._follow(self.text[found.start() + 2 : end - 2], found.start()):
            self.at = end
            return True
        return self._note(found.start(), end, "a macro of SugarCube: say it by state, effects and conditions")

    def _follow(self, macro: str, start: int) -> bool:
        """Whether a macro was taken for a link, whole: `<<link "text" "passage">>`, `<<goto "passage">>`."""
        name, _, rest = macro.partition(" ")
        if name in ("/link", "/button"):
            self.label = ""
            return True
        if name not in ("link", "button", "goto"):
            return False
        text, target = linked(rest)
        if name == "goto":
            self._jump(target or text, start)
        elif text and target:
            self.links.append(Link(_said(text), target, "", start))
        else:
            self.label = _said(text)
        return bool(text)

    def _jump(self, target: str, start: int) -> None:
        if self.label and target:
            self.links.append(Link(self.label, target, "", start))
        elif target:
            self.jumps.append(target)

    def _harlowe(self, found: re.Match[str]) -> bool:
        """A macro of Harlowe's, and the bracket of the hook behind it."""
        name = (found["name"] or "").lower()
        end = self.round.get(found.start(), -1) + 1
        if not end or (self.form != "harlowe" and name not in MACROS):
            return False
        text, target = linked(self.text[found.end() : end - 1])
        plain = name.replace("-", "").replace("_", "")
        if plain == "linkgoto" and text:
            self.links.append(Link(text, target or text, "", found.start()))
            self.at = end
        elif plain in ("goto", "redirect") and text:
            self.jumps.append(text)
            self.at = end
        else:
            self._note(found.start(), end, "a macro of Harlowe: say it by state, effects and conditions")
        if self.text.startswith("[", end) and not self.text.startswith("[[", end) and end in self.square:
            heappush(self.hooks, self.square[end])
            self.at = end + 1
        return True

    def _tag(self, found: re.Match[str]) -> bool:
        end = self._close(">", found.end())
        name = re.sub(r"\W.*", "", self.text[found.start() + 1 : end].lstrip("/"), flags=re.DOTALL).lower()
        if name not in _SIMPLE:
            return self._note(found.start(), end, "an element of a page, and prose here is plain")
        closing_line = self.text[found.start() + 1] == "/" and _SIMPLE[name].isspace()
        self.prose.append("" if closing_line else _SIMPLE[name])
        self.at = end
        return True

    def _insert(self, found: re.Match[str]) -> bool:
        if self.form != "chapbook":
            return False
        return self._note(found.start(), self._close("}", found.end()), "an insert of Chapbook: write what it shows")

    def _modifier(self, found: re.Match[str]) -> bool:
        if self.form != "chapbook":
            return False
        end = self._close("]", found.end())
        return self._note(found.start(), end, "a modifier of Chapbook: say it by a beat's condition")

    def _variable(self, found: re.Match[str]) -> bool:
        """It stays where it stands: the sentence around it wants a word there."""
        if self.form == "chapbook":
            return False
        self.notes.append(Note(found.start(), found[0], "a variable is shown here: write what it says"))
        return False


def _stressed(text: str) -> str:
    return _STYLED.sub(lambda found: f"*{(found[1] or found[2]).strip()}*", text)


def _said(text: str) -> str:
    """The words of a link that a macro makes, which are markup like the rest."""
    return html.unescape(_stressed(text))


def by_line(found: Iterable[_Found], text: str, first: int) -> Iterator[tuple[int, _Found]]:
    """Each note or link with the line of the file on which it stands, in the order in which they stand."""
    line, at = first, 0
    for each in sorted(found, key=lambda one: one.offset):
        line += text.count("\n", at, each.offset)
        at = each.offset
        yield line, each
