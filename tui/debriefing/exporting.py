"""Where an exported debrief goes: a name from the story and its date, and never over a file that is there."""

from __future__ import annotations

import os
import re
from pathlib import Path

from sim.play.trace import Header

SUFFIXES = {"markdown": ".md", "html": ".html"}
TITLES = {"markdown": "Markdown, for printing and handing in", "html": "A page for a browser (HTML)"}


def proposed(header: Header, shape: str) -> Path:
    """A path for the debrief of a play: in the home folder, or in the present one where that cannot be written to."""
    story = re.sub(r"[^\w-]+", "-", header.story).strip("-") or "story"
    date = re.match(r"\d{4}-\d\d-\d\d", header.started)
    name = "-".join(filter(None, (story, "debrief", date and date[0])))
    return _folder() / (name + SUFFIXES[shape])


def write_new(path: Path, text: str) -> Path:
    """Write a text to a file that was not there: a number goes behind the name of one that is. Raises OSError."""
    target, number = path, 1
    while True:
        try:
            with target.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            number += 1
            target = path.with_stem(f"{path.stem}-{number}")
        else:
            return target


def _folder() -> Path:
    home = Path.home()
    return home if os.access(home, os.W_OK) else Path.cwd()
