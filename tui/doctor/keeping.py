"""Whether a lesson can be kept: its folder can be written to, has room, and the disk is quick to say that it has it."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

from tui.doctor.finding import Finding, State

TRIES = 3
LINE = b"." * 400  # about as long as an event of a lesson
SLOW = 0.1  # seconds; what a class waits for at most when its votes are written down
ROOM = 100_000_000  # bytes; a lesson is a thousandth of that, and a disk this full will soon be fuller
TOO_LITTLE = 5_000_000


def check_keeping(home: Path) -> Finding:
    """Write a few lines where lessons are kept, as a lesson does, and leave nothing behind."""
    kept = home / "rooms"
    try:
        folder = next(each for each in (kept, *kept.parents) if each.exists())
        slowest = max(write_for_certain(folder))
        free = free_bytes(folder)
    except OSError as error:
        told = f"Nothing can be kept in {home}: {error.strerror or error}."
        advice = "Let yourself write there, or name another folder: HEARTWORK_HOME=FOLDER"
        return Finding(State.TROUBLE, told, advice, {"folder": str(home), "writable": False})
    facts = {"folder": str(home), "writable": True, "free_bytes": free, "write_ms": round(slowest * 1000, 1)}
    told = f"{home} can be written to; {_size(free)} free; a line is on the disk in {slowest * 1000:.1f} ms."
    if free < TOO_LITTLE:
        return Finding(State.TROUBLE, told, "Make room on this disk before the lesson.", facts)
    if free < ROOM:
        return Finding(State.LOOK, told, "That does for a lesson, but make room on this disk soon.", facts)
    if slowest > SLOW:
        advice = "Votes will seem slow. A folder on this machine is quicker than one on a network or a stick."
        return Finding(State.LOOK, told, advice, facts)
    return Finding(State.OK, told, facts=facts)


def write_for_certain(folder: Path) -> list[float]:
    """How many seconds each of a few lines takes until it is on the disk. Raises OSError."""
    took = []
    with tempfile.TemporaryFile(dir=folder, prefix=".heartwork-doctor-") as file:
        for _ in range(TRIES):
            begun = time.perf_counter()
            file.write(LINE)
            file.flush()
            os.fsync(file.fileno())
            took.append(time.perf_counter() - begun)
    return took


def free_bytes(folder: Path) -> int:
    """What is left on the disk of a folder. Raises OSError."""
    return shutil.disk_usage(folder).free


def _size(number: int) -> str:
    return f"{number / 1e9:.1f} GB" if number >= 1e9 else f"{number / 1e6:.0f} MB"
