"""A file on disk as a document: what keeps it from being read is a fault like any other."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from sim.source.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    import pathlib

LARGEST = 64 * 1024 * 1024


def read_bytes(path: pathlib.Path) -> bytes | Diagnostic:
    """The bytes of a file, or the fault that says why there are none."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return _fault(path, "HW802", "this is a folder, not a file", "name a file in it")
        if not stat.S_ISREG(status.st_mode):
            return _fault(path, "HW803", "this is not a plain file", "copy what it holds to a file")
        if status.st_size > LARGEST:
            size = status.st_size // (1024 * 1024)
            return _fault(path, "HW804", f"the file has {size} MB, and 64 are the limit", "split it into smaller ones")
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return _fault(path, "HW801", "there is no such file", "check the name and the folder")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _fault(path, "HW803", f"the file cannot be read ({reason})", "check who may read it")


def _fault(path: pathlib.Path, code: str, message: str, help_text: str) -> Diagnostic:
    return Diagnostic(code, message, Place(str(path), 1, 1), help_text)
