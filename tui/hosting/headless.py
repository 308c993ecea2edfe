"""A room without a stage: served until Ctrl+C, and led from the teacher's page."""

from __future__ import annotations

import asyncio
import sys

import click

from tui.cli.output import talk
from tui.hosting.leaving import leave
from tui.hosting.opening import OpenRoom
from tui.hosting.serving import Serving
from tui.shelf.folders import plays_folder


def serve(room: OpenRoom, serving: Serving, wipe: bool) -> int:
    """Tell the way in and serve; the exit code."""
    doorway = serving.take_port()
    rows = (
        ("address", f"http://{doorway.addresses[0]}"),
        ("code", doorway.code),
        ("teacher", doorway.teacher),
        ("room", room.keeper.journal.path.stem),
    )
    for name, value in rows:
        click.echo(f"{name} {value}")
    sys.stdout.flush()
    for other in doorway.addresses[1:]:
        talk(f"The room can be found at http://{other} too.")
    talk("The class joins at the address with the code; the teacher's link is for you alone. Ctrl+C ends it.")
    try:
        asyncio.run(_serve(room, serving, wipe))
    except KeyboardInterrupt:
        return 130
    return 0


async def _serve(room: OpenRoom, serving: Serving, wipe: bool) -> None:
    try:
        async with serving.running():
            await asyncio.Event().wait()
    finally:
        for sentence in await leave(room.keeper, plays_folder(), wipe):
            talk(sentence)
