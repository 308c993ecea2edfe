"""The web server: one page, one process of the app for each window, and nothing that comes from elsewhere."""

from __future__ import annotations

import socket
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

SECONDS_TO_LEAVE = 3.0  # for windows that are open when the server ends
LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")


class Serving(Server):
    """textual-serve with heartwork's own page, and for that page alone.

    Any page in a browser may open a websocket to this machine. What is played and read here is nobody else's, so a
    page of another origin is refused, and on loopback any name that is not this machine's own.
    """

    def __init__(self, command: str, host: str) -> None:
        super().__init__(command, host, title="heartwork", templates_path=Path(__file__).parent)

    def run(self, listening: socket.socket) -> None:
        """Serve at a socket until the process is interrupted."""
        web.run_app(
            self._make_app(),
            sock=listening,
            print=None,
            access_log=None,
            shutdown_timeout=SECONDS_TO_LEAVE,
        )

    async def on_startup(self, app: web.Application) -> None:
        """Nothing: whoever runs the server says where it is."""

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Open the app for a window of our own page."""
        if not is_our_page(request.headers.get("Origin"), request.host, self.host):
            raise web.HTTPForbidden(text="Only heartwork's own page may open this.")
        return await super().handle_websocket(request)


def is_our_page(origin: str | None, asked: str, host: str) -> bool:
    """Whether a request comes from the page of this server; programs that are no browser name no origin."""
    if origin is not None and urlsplit(origin).netloc != asked:
        return False
    return not is_loopback(host) or urlsplit(f"//{asked}").hostname in (*LOCAL_NAMES, host)


def is_loopback(host: str) -> bool:
    """Whether a host can be reached from this machine alone."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def address(host: str, port: int) -> str:
    """Where a browser finds the page."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
