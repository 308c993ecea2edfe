"""`--record`: the road of a play goes into its story's file as a check; where it cannot, it is told and not lost."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from shlex import quote

import click

from sim.play.session import Session
from sim.source.decoding import decode
from sim.story.library import SHIPPED, Folders
from sim.story.model import Check
from sim.workbench.placing import as_lines
from sim.workbench.recording import NotRecorded, check_of, with_check
from tui.shelf.keeping import Tell
from tui.shelf.stories import Opened

LONGEST_NAME = 120


def free_name(name: str, opened: Opened) -> None:
    """Raises click.UsageError where this can be no check's name, or is one already."""
    if name != name.strip() or not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise click.UsageError(f"--record: the name of a check has 1 to {LONGEST_NAME} plain characters")
    if any(check.name == name for check in opened.scenario.checks):
        raise click.UsageError(
            f"--record: {opened.path} has a check named \u201c{name}\u201d already; take another name"
        )


def record(name: str, opened: Opened, session: Session, library: Folders, tell: Tell) -> int:
    """Add the road of a session to the checks of its story; the exit code."""
    if session.pending is not None:
        raise click.UsageError(f"--record: a chance is open in `{session.scene}`; say in --take how it falls: `>scene`")
    check = check_of(session, name)
    if not check.take:
        tell("No decision was taken, so no check was recorded.")
        return 0
    try:
        _add(check, opened, library)
    except (NotRecorded, OSError) as trouble:
        reason = getattr(trouble, "strerror", None) or trouble
        lines = "\n".join(f"  {line}" for line in as_lines(check))
        tell(f"heartwork: the check was not added to {opened.path}: {reason}")
        tell(f"  Here it is; it belongs under `checks:`.\n\n{lines}\n")
        return 3
    tell(f"\u201c{name}\u201d is a check of {opened.path} now. To run it: heartwork check {quote(str(opened.path))}")
    return 0


def _add(check: Check, opened: Opened, library: Folders) -> None:
    """Put a check into the story's file, which is replaced in one step. Raises NotRecorded and OSError."""
    file = opened.path.resolve()
    if file.is_relative_to(SHIPPED.resolve()):
        raise NotRecorded("it ships with heartwork, so it is not written to")
    if not file.stat().st_mode & 0o222 or not os.access(file, os.W_OK):
        raise NotRecorded("it may be read and not written")
    data = file.read_bytes()
    if decode(data, "")[0] != opened.loaded.document.lines:
        raise NotRecorded("it has changed since the play began")
    _replace(file, data, with_check(data, check, opened.path, library))


def _replace(file: Path, old: bytes, new: bytes) -> None:
    half = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        half.write_bytes(new)
        shutil.copymode(file, half)
        if file.read_bytes() != old:  # an editor was faster
            raise NotRecorded("it has just changed")
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)
