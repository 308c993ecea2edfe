"""Running the server at a socket, inside an event loop that somebody else runs too."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from aiohttp import web

from sim.classroom.server.application import application
from sim.classroom.server.desk import Desk

MOST_CONNECTIONS = 900  # three for each of 300 seats; a browser has one for its views and one or two to ask by
FILES = 1_024  # each connection is one, and some systems give a process 256 unless it asks for more
IDLE = 20.0  # seconds for a connection to ask for anything, and for a request's head to arrive
WAITING_IN_LINE = 512  # connections that the system holds until they are looked at
SILENT = logging.Logger("classroom", logging.CRITICAL + 1)  # who asked for what is written down nowhere


@asynccontextmanager
async def served(desk: Desk, listening: socket.socket) -> AsyncIterator[None]:
    """Serve a desk at a socket for as long as this is entered. The socket is closed in the end."""
    _ask_for_files()
    runner = web.AppRunner(
        application(desk),
        access_log=None,
        logger=SILENT,
        keepalive_timeout=IDLE,
        lingering_time=1.0,
        shutdown_timeout=1.0,
        handler_cancellation=True,  # a device that is gone is known to be gone at once
        auto_decompress=False,
        max_line_size=2_048,
        max_field_size=4_096,
        max_headers=64,
    )
    await runner.setup()
    assert runner.server is not None
    its = runner.server
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Door(its), sock=listening, backlog=WAITING_IN_LINE)
    telling = asyncio.create_task(desk.broadcast.run())
    try:
        yield
    finally:
        server.close()
        telling.cancel()
        with suppress(asyncio.CancelledError):
            await telling
        await runner.cleanup()


def _ask_for_files() -> None:
    """Let the process have as many open files as a full room takes, where it may."""
    try:
        import resource
    except ImportError:  # a system that counts no files
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if 0 <= soft < FILES:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (FILES if hard < 0 else min(FILES, hard), hard))


class _Door(asyncio.Protocol):
    """Lets a connection in while there are not too many."""

    def __init__(self, server: web.Server) -> None:
        self._server = server

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        if len(self._server.connections) >= MOST_CONNECTIONS:
            transport.abort()
            return
        inside = self._server()
        transport.set_protocol(inside)
        inside.connection_made(transport)
