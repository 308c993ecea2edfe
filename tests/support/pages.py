"""The pages for people, read for what can be tested: fenced blocks, commands, tables and links.

A fence says what its block is. Of a `yaml` block that begins with `format:` a file name is where it is written down,
and codes are the faults it shows. Any other `yaml` block is a part of a file: it stands, key by key, in the whole file
of its page that has most of these keys, the fuller of two; or it goes `into` a file that the commands before it have
made. What stands in `sh` blocks is run from the top of a page to its end, and `output` is what the command before it
says. In JSON, "..." stands for anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
PAGES = (README, *sorted((ROOT / "docs").glob("*.md")))
COLLECTIONS = ("cast", "state", "situation", "scenes", "sources", "rules", "disputes", "acts")

_FENCE = re.compile(r"^(?P<fence>```+)(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)
_ITEM = re.compile(r"^(?=  - )", re.MULTILINE)
_ENTRY = re.compile(r"^(?=  [a-z][a-z0-9_-]*:)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: where it stands, the words of its fence, and its text."""

    page: Path
    line: int
    words: tuple[str, ...]
    text: str

    @property
    def kind(self) -> str:
        """The first word of the fence."""
        return self.words[0] if self.words else ""

    @property
    def file(self) -> str:
        """The file that the block is, where its fence names one."""
        return next((word for word in self.words[1:] if "." in word), "")

    @property
    def codes(self) -> list[str]:
        """The faults that the block shows."""
        return sorted(word for word in self.words[1:] if re.fullmatch(r"HW\d{3}", word))

    @property
    def is_whole(self) -> bool:
        """Whether the block is a whole file."""
        return re.search(r"^format:", self.text, re.MULTILINE) is not None

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(page, text.count("\n", 0, found.start()) + 1, tuple(found["info"].split()), found["text"])
        for found in _FENCE.finditer(text)
    ]


def prose(page: Path) -> str:
    """A page without its fenced blocks."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def whole(part: Block) -> str:
    """The whole file in which a part stands."""
    given = _sections(part.text)
    files = [_sections(block.text) for block in blocks(part.page) if block.kind == "yaml" and block.is_whole]
    there = max(files, key=lambda sections: (len(sections.keys() & given.keys()), len(sections)))
    if "scenes" in given:
        there = {key: text for key, text in there.items() if key not in ("start", "checks", "lessons")}
        there["scenes"] = _needed(_entries(given["scenes"]), _entries(there["scenes"]))
    for key, text in given.items():
        if key != "scenes":
            added = _entries(text) if key in COLLECTIONS else {}
            there[key] = _joined(key, {**_entries(there.get(key, "")), **added}) if added else text
    return "".join(there.values())


def put_into(text: str, part: str) -> str:
    """A file after its author has put a part into it: entries and list items that begin alike are replaced, others are
    added below, and what is neither takes the place of what stood there."""
    head, *there = _SECTION.split(text)
    sections = {section.split(":")[0]: section for section in there}
    for key, given in _sections(part).items():
        old = sections.get(key, "")
        kind = _ENTRY if key in COLLECTIONS else _ITEM if _ITEM.search(given) else None
        sections[key] = _put(kind, old, given) if old and kind else given + "\n" * old.endswith("\n\n")
    return head + "".join(sections.values())


def _put(kind: re.Pattern[str], old: str, given: str) -> str:
    """A section with the entries of another."""
    title, *there = kind.split(old.rstrip("\n") + "\n")
    entries = {entry.partition("\n")[0]: entry for entry in there}
    for entry in kind.split(given)[1:]:
        entries[entry.partition("\n")[0]] = entry
    return title + "".join(entries.values()) + "\n" * old.endswith("\n\n")


def _sections(text: str) -> dict[str, str]:
    found = {part.split(":")[0]: part for part in _SECTION.split(text) if re.match(r"[a-z_]+:", part)}
    return {key: part.rstrip("\n") + "\n" for key, part in found.items()}


def _entries(section: str) -> dict[str, str]:
    return {part.split(":")[0].strip(): part for part in _ENTRY.split(section)[1:]}


def _joined(key: str, entries: dict[str, str]) -> str:
    return f"{key}:\n{''.join(entries.values())}"


def _needed(own: dict[str, str], there: dict[str, str]) -> str:
    """The scenes of a part, the story beginning with the first, and of the others those that some road leads to."""
    found = dict(own)
    waiting = list(own)
    while waiting:
        text = found[waiting.pop()]
        names = set(re.findall(r"(?:to|scene): ([a-z][a-z0-9-]*)", text))
        waiting += [name for name in there if name in names - found.keys()]
        found |= {name: there[name] for name in there if name in names - found.keys()}
    return _joined("scenes", found)


def commands(block: Block) -> list[str]:
    """The commands of a `sh` block, without their comments; one that goes on after a backslash is one."""
    text = block.text.replace("\\\n", " ")
    lines = (re.sub(r"\s+#.*", "", line).strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def rows(page: Path) -> Iterator[list[str]]:
    """The cells of every row of a page's tables."""
    for line in prose(page).splitlines():
        if line.startswith("|"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def links(page: Path) -> list[str]:
    """The links of a page to other places of the project."""
    found = re.findall(r"\]\(([^)\s]+)\)", prose(page))
    return [link for link in found if "://" not in link and not link.startswith("mailto:")]


def anchors(page: Path) -> set[str]:
    """What a link can name in a page: its headings, as code forges spell them."""
    titles = re.findall(r"^#+ (.*)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
