"""Screens as they are meant to look: text files, and a few pictures, in tests/goldens; and pages that are made.

`pytest --write-goldens` writes them anew; look at what changed before you commit it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from textual.app import App

from tests.support.stage import screen_text

FOLDER = Path(__file__).resolve().parents[1] / "goldens"
_UNIQUE = re.compile(r"terminal-\d+")
_FONTS = re.compile(r"\s*@font-face\s*{[^}]*}")  # they are fetched from elsewhere, and the picture does without
writing = False  # set by the option, for the whole run


def assert_looks(app: App[Any], name: str) -> None:
    """The screen shows, row by row, what the golden of this name says."""
    _compare(FOLDER / f"{name}.txt", screen_text(app).rstrip("\n") + "\n")


def assert_pictured(app: App[Any], name: str) -> None:
    """The screen's picture, colours and all, is the golden of this name."""
    picture = app.export_screenshot(title=name, simplify=True)
    _compare(FOLDER / f"{name}.svg", _UNIQUE.sub("terminal", _FONTS.sub("", picture)))


def assert_ends_so(page: Path, made: str) -> None:
    """A page, from the heading on with which `made` begins, is what was made; what stands before is written by hand."""
    heading = made.partition("\n")[0]
    intro, found, _ = page.read_text(encoding="utf-8").partition(f"\n{heading}\n")
    assert found, f"{page.name} has no line `{heading}`"
    _compare(page, f"{intro}\n{made}")


def _compare(path: Path, found: str) -> None:
    if writing:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert path.is_file(), f"there is no golden {path.name} yet: pytest --write-goldens"
    assert found == path.read_text(encoding="utf-8"), f"{path.name} looks otherwise; if that is meant: --write-goldens"
