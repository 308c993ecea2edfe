"""The server of a room, on and off: the same for a stage and without one, inside whatever event loop runs."""

from __future__ import annotations

import socket
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tui.hosting.hosted import Doorway
from tui.hosting.keyring import Keyring, remember
from tui.network.listening import EVERYWHERE, LOOPBACK, USUAL, listen

if TYPE_CHECKING:
    from sim.classroom.server.desk import Desk, HelpLine
    from tui.hosting.opening import OpenRoom


class Serving:
    """A room's server. It may be started and stopped as often as one likes; the port stays the same where it can."""

    def __init__(self, room: OpenRoom, lan: bool, port: int | None, home: Path) -> None:
        self._room, self._lan, self._home = room, lan, home
        self._port = port
        self._listening: socket.socket | None = None
        self._desk: Desk | None = None
        self.doorway: Doorway | None = None

    def take_port(self) -> Doorway:
        """Take a port and tell the way in; connections wait until the server runs. Raises Trouble."""
        host = EVERYWHERE if self._lan else LOOPBACK
        self._listening = listen(host, self._ports())
        port = self._listening.getsockname()[1]
        addresses = tuple(f"{ip}:{port}" for ip in (_for_phones() if self._lan else [LOOPBACK]))
        room, secret = self._room.keeper.room, self._room.keyring.secret
        teacher = f"http://{addresses[0]}/teacher#{secret}"
        self.doorway = Doorway(room.founding.code, addresses, teacher, port)
        with suppress(OSError):  # it was told when the room was opened
            remember(self._room.keeper.journal.path, Keyring(secret, port))
        return self.doorway

    def _ports(self) -> tuple[int, ...]:
        """The port that was asked for, the one that the phones know, or the usual ones."""
        if self._port is not None:
            return (self._port,)
        before = self.doorway.port if self.doorway is not None else self._room.keyring.port
        return (before, *USUAL) if before else USUAL

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Doorway]:
        """Serve for as long as this is entered. Raises Trouble where no port is free."""
        from sim.classroom.server.running import served

        doorway = self.doorway if self._listening is not None and self.doorway is not None else self.take_port()
        assert self._listening is not None
        listening, self._listening = self._listening, None
        async with served(self._desk_at(f"http://{doorway.addresses[0]}"), listening):
            yield doorway

    def _desk_at(self, address: str) -> Desk:
        """The same desk as before, so that what it counted still counts."""
        from sim.classroom.server.desk import Desk
        from sim.classroom.server.pages import read_pages

        if self._desk is None:
            names = frozenset(_own_names())
            self._desk = Desk(
                self._room.keeper, read_pages(), address, time.monotonic, names, support_lines(self._home)
            )
        return self._desk


def support_lines(home: Path) -> Sequence[HelpLine]:
    """The help lines, those of this machine's country first."""
    import os

    from tui.support.country import country_of
    from tui.support.lines import help_lines, nearest_first

    lines = nearest_first(help_lines(home).lines, country_of(os.environ))
    return [{"name": each.name, "number": each.number, "place": each.place, "checked": each.checked} for each in lines]


def _for_phones() -> list[str]:
    """The addresses by which phones could find this machine; this machine's own where there is none."""
    from tui.network.addresses import addresses, for_phones

    with suppress(OSError):
        found = [each.ip for each in for_phones(addresses())]
        if found:
            return found
    return [LOOPBACK]


def _own_names() -> list[str]:
    """What this machine may be called on its network."""
    name = socket.gethostname().lower()
    return [name, f"{name}.local"] if name else []
