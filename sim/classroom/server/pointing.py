"""Where to go: the picture by which phones find the room, and whom to call for help."""

from __future__ import annotations

import io
from typing import TypedDict

from aiohttp import web

from sim.classroom.server.asking import asked, teacher_only
from sim.classroom.server.desk import desk_of

BORDER = 4  # modules of white around it, as the norm of these codes has it


def join_link(address: str, code: str) -> str:
    """The link that joins a room. What is behind the hash stays in the browser."""
    return f"{address}/#{code}"


class Picture(TypedDict):
    """A QR code as a path in a square of `size` by `size`, its border among it."""

    size: int
    path: str


def picture(link: str) -> Picture:
    """The QR code of a link that holds a secret: a page draws it, and no address has to hold the secret."""
    import segno

    made = segno.make(link, micro=False)
    rows = list(made.matrix_iter(border=BORDER))
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return {"size": len(rows), "path": path}


@asked
async def qr(request: web.Request) -> web.Response:
    """The QR code of the link that joins the room. It tells the code, so it is the teacher's."""
    import segno

    teacher_only(request)
    desk = desk_of(request)
    drawn = io.BytesIO()
    made = segno.make(join_link(desk.address, desk.keeper.room.founding.code), micro=False)
    made.save(drawn, kind="svg", border=BORDER, light="#fff", omitsize=True, title="Join the room")
    return web.Response(body=drawn.getvalue(), content_type="image/svg+xml", charset="utf-8")


async def support(request: web.Request) -> web.Response:
    """Help lines, for whoever asks."""
    return web.json_response({"lines": [*desk_of(request).support]})
