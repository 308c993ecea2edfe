"""The tokens of seats that were taken on this machine, by their rooms' codes: joining again finds the seat."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

NAME = "seats.json"
MOST = 50  # rooms; those joined longest ago are forgotten


def token_for(code: str, home: Path) -> str:
    """The token of a seat in the room with this code; empty where there is none."""
    return _read(home).get(_key(code), "")


def keep_token(code: str, token: str, home: Path) -> None:
    """Remember a seat, for its owner's eyes alone. Raises OSError."""
    tokens = {name: value for name, value in _read(home).items() if name != _key(code)}
    kept = dict([*tokens.items(), (_key(code), token)][-MOST:])
    home.mkdir(parents=True, exist_ok=True)
    part = home / f".{NAME}.{os.getpid()}.part"
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(kept, file)
        part.replace(home / NAME)
    finally:
        part.unlink(missing_ok=True)


def _read(home: Path) -> dict[str, str]:
    with suppress(OSError, ValueError, RecursionError):
        data = json.loads((home / NAME).read_text(encoding="utf-8"))
        if isinstance(data, dict):
            return {str(name): value for name, value in data.items() if isinstance(value, str)}
    return {}


def _key(code: str) -> str:
    return "".join(each for each in code.upper() if not each.isspace() and each != "-")
