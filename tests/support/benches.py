"""Scenarios on the author's bench: a body under a short head, checked as `heartwork check` does."""

from __future__ import annotations

import textwrap
from pathlib import Path
from tempfile import TemporaryDirectory

from sim.source.diagnostics import Diagnostic
from sim.story.library import Folders
from sim.workbench.check import check_file
from sim.workbench.depth import STATIC, USUAL, Depth

HEAD = """\
format: 1
title: A test
cast:
  player: {name: Sam, pronouns: they}
  ex: {name: Noor, pronouns: she, card: You have not slept., goal: Sleep.}
"""
MORNING = """\
  morning:
    text: The kettle boils.
    ending: at-peace
    reflect: [What was not said?]
  door:
    text: The door is open.
    ending: door-open
    reflect: [What was said?]
"""


def checked(text: str | bytes, depth: Depth = USUAL) -> list[Diagnostic]:
    """What is told of a file that holds this text, and nothing else in its folder."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "story.yaml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return check_file(path, Folders(Path(folder)), depth)


WHOLE = ("HW615", "HW720")  # what is asked of a whole story, and of no test's few scenes: reach, and notes


def told(
    scenes: str, state: str = "", after: str = "", endings: str = MORNING, depth: Depth = STATIC
) -> list[Diagnostic]:
    """What is told of a scenario with these scenes, two endings after them, and more at its end; but for what only a
    whole story has."""
    parts = [textwrap.dedent(part) for part in (state, after)]
    body = textwrap.indent(textwrap.dedent(scenes), "  ")
    found = checked(f"{HEAD}{parts[0]}scenes:\n{body}{endings}{parts[1]}", depth)
    return [one for one in found if one.code not in WHOLE]


def codes(found: list[Diagnostic]) -> list[str]:
    """The codes of what was told, in order of place."""
    return [one.code for one in found]
