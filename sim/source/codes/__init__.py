"""The codes of faults: one Markdown page each, read when it is asked for.

A page begins with `# HW301 unknown-scene (error)`, says why that is a fault, and then shows under `## Fails` and
`## Mended` the same small file with and without it. The word after a fence's language names the kind of file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sim.source.diagnostics import Severity

FOLDER = Path(__file__).parent
HEADING = re.compile(r"# (HW\d{3}) ([a-z0-9]+(?:-[a-z0-9]+)*) \((error|warning|advice)\)")
FENCE = re.compile(r"^```([^\n`]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """A small file of a kind such as `yaml scenario`, as the page shows it."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """What one code means, with files that have the fault and the same files without it."""

    code: str
    name: str
    severity: Severity
    why: str
    fails: tuple[Example, ...]
    mended: tuple[Example, ...]
    text: str


@cache
def codes() -> tuple[str, ...]:
    """All codes that have a page, in order."""
    return tuple(sorted(file.stem for file in FOLDER.glob("HW[0-9][0-9][0-9].md")))


def near(code: str) -> list[str]:
    """The codes whose numbers are nearest to one that has no page, those of the same hundred first."""
    match = re.fullmatch(r"(?:HW)?(\d{1,4})", code)
    if match is None:
        return []
    asked = int(match[1])
    return sorted(codes(), key=lambda each: (int(each[2]) != asked // 100, abs(int(each[2:]) - asked)))[:3]


@cache
def page(code: str) -> Page:
    """The page of a code; KeyError when there is none."""
    if not re.fullmatch(r"HW\d{3}", code):
        raise KeyError(code)
    try:
        text = (FOLDER / f"{code}.md").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise KeyError(code) from None
    return read_page(text)


def read_page(text: str) -> Page:
    """A page from its Markdown; ValueError when its heading or a part is missing."""
    heading, _, body = text.partition("\n")
    match = HEADING.fullmatch(heading)
    why, fails, rest = body.partition("\n## Fails\n")
    failing, mends, mended = rest.partition("\n## Mended\n")
    if match is None or not fails or not mends:
        raise ValueError(f"not a page of a code: {heading}")
    code, name, severity = match.groups()
    return Page(code, name, Severity(severity), why.strip(), _examples(failing), _examples(mended), text)


def _examples(part: str) -> tuple[Example, ...]:
    return tuple(Example(kind.strip(), text) for kind, text in FENCE.findall(part))
