"""What a room's own machine remembers beside its journal: the teacher's secret and the port, for its owner's eyes.

The journal holds digests alone, so that it may be handed on. Whoever takes up a lesson after a crash still wants the
link that worked before it.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sim.classroom.keys import opens

SUFFIX = ".key"


class Keyring(NamedTuple):
    """The secret of the teacher's link; the port where phones found the room, 0 for none yet."""

    secret: str
    port: int = 0


def keyring_of(journal: Path) -> Path:
    """The file beside a journal."""
    return journal.with_suffix(SUFFIX)


def remember(journal: Path, keyring: Keyring) -> None:
    """Write it where nobody else can read it. Raises OSError."""
    path = keyring_of(journal)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(keyring._asdict(), file)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def recall(journal: Path, proof: str) -> Keyring | None:
    """What is remembered; None where nothing is, or where the secret is not the room's any more."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        data = json.loads(keyring_of(journal).read_text(encoding="utf-8"))
        found = Keyring(str(data["secret"]), int(data["port"]))
        return found if opens(found.secret, proof) and 0 <= found.port < 65536 else None
    return None


def forget(journal: Path) -> None:
    """Take it away. Raises OSError."""
    keyring_of(journal).unlink(missing_ok=True)
