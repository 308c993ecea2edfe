"""Writing a file that a person asked for: whole, or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tui.shelf.trouble import Trouble


def write_whole(path: Path, text: str) -> None:
    """Write a text to a file, in the place of what was there. Whoever stops in between leaves the old file as it was.

    Raises Trouble where that cannot be done.
    """
    if path.is_dir():
        raise Trouble(f"{path} is a folder", "Name a file in it.")
    try:
        _write(path.resolve(), text)
    except OSError as error:
        raise Trouble(f"{path}: {error.strerror or error}", "Name a file in a folder that is there.") from None


def _write(path: Path, text: str) -> None:
    if path.exists() and not path.is_file():  # a pipe or a device is written to, never replaced
        path.write_text(text, encoding="utf-8")
        return
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
