"""Where a room is: an address as people type it, or the whole link of a room."""

from __future__ import annotations

from urllib.parse import urlsplit

import click


def parse(address: str, code: str | None) -> tuple[str, str]:
    """The room's address and its code, which may be behind the `#` of a link. Raises click.UsageError."""
    link = address if "://" in address else f"http://{address}"
    try:
        parts = urlsplit(link)
        sound = parts.scheme == "http" and parts.hostname and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        raise click.UsageError(f"{address!r} is no address of a room; it looks like 192.168.1.5:8000")
    found = code or parts.fragment
    if not found:
        raise click.UsageError("which room? The code is on the screen in front: heartwork join ADDRESS CODE")
    return f"http://{parts.netloc}", found
