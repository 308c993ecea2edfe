"""What every request goes through: is it from our own page, and by a name of this machine; and what every answer has.

Any page in a browser may send requests to this machine. Those of another origin are refused; so is a name that is not
this machine's own, by which somebody else's page could be taken for ours.
"""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from sim.classroom.server.answers import MALFORMED, TOO_FAST, refusal
from sim.classroom.server.desk import desk_of

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "heartwork",
}
LOCAL_NAMES = ("localhost",)
FAULT = "something went wrong in the program; the room is as it was"


async def guard_answers(_: web.Request, answer: web.StreamResponse) -> None:
    """Strict headers on every answer; only fixed files may be kept, and those are asked for anew each time."""
    answer.headers.update(HEADERS)
    answer.headers.setdefault("Cache-Control", "no-store")


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Whoever may not ask is told so, and so is everybody of whom nothing can be made."""
    desk = desk_of(request)
    if not is_ours(request.headers.get("Host", ""), desk.names) or not is_own_page(request):
        return refusal(403, "only the room's own page may ask that")
    if not desk.address_pace.allows(address_of(request)):
        return refusal(429, TOO_FAST, wait=1)
    try:
        return await handler(request)
    except web.HTTPException as error:
        answer = refusal(error.status, MALFORMED if error.status != 404 else "there is nothing here")
        if "Allow" in error.headers:
            answer.headers["Allow"] = error.headers["Allow"]
        return answer
    except (ConnectionError, TimeoutError):
        raise
    except Exception:
        return refusal(500, FAULT)


def address_of(request: web.Request) -> str:
    """Who asks, as far as a network tells."""
    return request.remote or ""


def is_own_page(request: web.Request) -> bool:
    """Whether a request comes from a page of this server; programs that are no browser name no origin."""
    origin = request.headers.get("Origin")
    return origin is None or origin == f"http://{request.headers.get('Host', '')}"


def is_ours(host: str, names: Collection[str]) -> bool:
    """Whether a host is called by a plain address, or by a name of this machine."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    try:
        return bool(ip_address(name))
    except ValueError:
        return name in LOCAL_NAMES or name in names
