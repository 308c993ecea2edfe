"""A room on the stage: the app as the projector's screen, with the server beside it unless there is no network."""

from __future__ import annotations

import asyncio

from tui.app import Heartwork
from tui.cli.opening import at_work
from tui.cli.output import talk
from tui.hosting.hosted import Hosted
from tui.hosting.leaving import leave
from tui.hosting.opening import OpenRoom
from tui.hosting.serving import Serving
from tui.shelf.folders import plays_folder


def lead(room: OpenRoom, serving: Serving | None, wipe: bool) -> int:
    """Show the room until the app is left, and say what is left of it; the exit code. Raises Trouble where no port is
    free."""
    doorway = None if serving is None else serving.take_port()
    app = Heartwork(Hosted(room.keeper, doorway))
    for sentence in asyncio.run(_lead(app, room, serving, wipe)):
        talk(sentence)
    return app.return_code or 0


async def _lead(app: Heartwork, room: OpenRoom, serving: Serving | None, wipe: bool) -> list[str]:
    try:
        if serving is None:
            await at_work(app)
        else:
            async with serving.running():
                await at_work(app)
    finally:
        told = await leave(room.keeper, plays_folder(), wipe)
    return told
