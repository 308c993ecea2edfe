"""Opening the app at what was asked for, and the words after it has been left."""

from __future__ import annotations

import asyncio
import signal
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app import Heartwork
    from tui.shelf.request import Request
    from tui.shelf.seat import Seat
    from tui.workbench.asked import Asked


def open_app(request: Request | None = None) -> int:
    """Run the app until it is left; the exit code. What is wrong with a request is told before anything opens."""
    seat = None
    if request is not None and request.seats is not None:
        return _run(_checked(request)).return_code or 0
    if request is not None:
        from tui.cli.seating import seat_for

        seat = seat_for(request)
    app = _run(seat)
    code = app.return_code or 0
    if request is None or seat is None or app.seat is None:
        return code
    return code or _recorded(request, seat, app.seat)


def _checked(request: Request) -> Request:
    """What several people asked for, once it is known that it can be had."""
    from tui.shelf.beginning import open_requested
    from tui.shelf.folders import library
    from tui.shelf.tabling import gathered

    gathered(request, open_requested(request, library()))
    return request


def open_workbench(asked: Asked) -> int:
    """Run the app at the author's workbench until it is left; the exit code."""
    return _run(asked).return_code or 0


def _run(opening: Request | Seat | Asked | None) -> Heartwork:
    """Run the app, and say where the play that was open last is kept; the app as it was left."""
    from tui.app import Heartwork

    app = Heartwork(opening)
    asyncio.run(at_work(app))
    if app.seat is not None:
        _say_where(app.seat)
    return app


async def at_work(app: Heartwork) -> None:
    """Run the app; whoever ends the process from outside gets the terminal back as it was."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, partial(app.exit, return_code=128 + number))
    await app.run_async()


def _say_where(seat: Seat) -> None:
    """Where the play that was open last is kept, and how to go on with it."""
    from tui.cli.player import End
    from tui.cli.sitting import farewell

    seat.leave()
    farewell(End.ENDED if seat.session.over else End.LEFT, seat.opened, seat.keeper)


def _recorded(request: Request, asked_for: Seat, left: Seat) -> int:
    """Make a check of the play that was open last, where that was asked for and it is of the same story."""
    from tui.cli.output import talk
    from tui.cli.sitting import recorded
    from tui.shelf.folders import library

    if request.record is not None and left.opened.path != asked_for.opened.path:
        talk("The play that was open last is of another story, so no check was recorded.")
        return 0
    return recorded(request, left.opened, left.session, library())
