"""The three streams of the process: UTF-8 where that is possible, and none of them able to crash a command."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import TextIO


def set_up() -> None:
    """Make the streams fit to use; one that was closed before the start reads and writes nothing."""
    if sys.stdin is None:
        sys.stdin = _nowhere("r")
    if sys.stdout is None:
        sys.stdout = _nowhere("w")
    if sys.stderr is None:
        sys.stderr = _nowhere("w")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        _as_utf8(stream)


def _nowhere(mode: str) -> TextIO:
    raw = io.FileIO(os.devnull, mode)
    return io.TextIOWrapper(io.BufferedReader(raw) if mode == "r" else io.BufferedWriter(raw), encoding="utf-8")


def _as_utf8(stream: object) -> None:
    """Pipes and the C locale get UTF-8; what a terminal cannot show is replaced there, never fatal."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    own = getattr(stream, "encoding", "ascii").lower().replace("-", "")
    keep = own not in ("ascii", "ansi_x3.41968", "646") and getattr(stream, "isatty", bool)()
    reconfigure(encoding=None if keep else "utf-8", errors="replace")


def close_quietly() -> None:
    """Nobody reads any more: what is left in the buffer goes nowhere, so that Python does not complain at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
