"""Lines that are typed while other things happen: from a terminal, a pipe or a file."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator

MOST_AT_ONCE = 4096


async def typed(handle: int) -> AsyncIterator[str]:
    """Each line from a file handle, up to its end.

    A thread waits for them, at the handle itself: it may be left waiting when the program ends, and one that waits in
    Python's own buffer would keep it from ending.
    """
    loop, lines = asyncio.get_running_loop(), asyncio.Queue[str | None]()

    def tell(line: str | None) -> None:
        try:
            loop.call_soon_threadsafe(lines.put_nowait, line)
        except RuntimeError:  # the loop is closed: nobody listens any more
            return

    def read() -> None:
        rest = b""
        while data := _read(handle):
            *whole, rest = (rest + data).split(b"\n")
            for line in whole:
                tell(line.decode(errors="replace"))
        if rest:
            tell(rest.decode(errors="replace"))
        tell(None)

    threading.Thread(target=read, daemon=True).start()
    while (line := await lines.get()) is not None:
        yield line


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, MOST_AT_ONCE)
    except OSError:  # the terminal is gone
        return b""
