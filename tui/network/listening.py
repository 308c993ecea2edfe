"""Taking a port: the one that was named, or the first of the usual ones that is free."""

from __future__ import annotations

import errno
import socket

from tui.shelf.trouble import Trouble

LOOPBACK = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # every IPv4 address of this machine
USUAL = (*range(8000, 8010), 0)  # the ports that are tried where none is named; 0 takes any that is free


def listen(host: str, ports: tuple[int, ...]) -> socket.socket:
    """A socket at the first of the ports that is free. Raises Trouble where none is, or the host is not ours."""
    for port in ports:
        try:
            return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        except OSError as error:
            if error.errno == errno.EADDRINUSE and port != ports[-1]:
                continue
            advice = "Name another --port, or 0 for any that is free." if port else "Name another --host."
            raise Trouble(f"cannot listen at {host}, port {port}: {error.strerror or error}", advice) from None
    raise AssertionError("there is always a port to try")
