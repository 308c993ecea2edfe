"""Where to go: the picture by which phones find the room, and whom to call for help."""

from __future__ import annotations

import io

from aiohttp import web

from sim.classroom.server.asking import asked, teacher_only
from sim.classroom.server.desk import desk_of

BORDER = 4  # modules of white around it, as the norm of these codes has it


def join_link(address: str, code: str) -> str:
    """The link that joins a room. What is behind the hash stays in the browser."""
    return f"{address}/#{code}"


@asked
async def qr(request: web.Request) -> web.Response:
    """The QR code of the link that joins the room. It tells the code, so it is the teacher's."""
    import segno

    teacher_only(request)
    desk = desk_of(request)
    picture = io.BytesIO()
    made = segno.make(join_link(desk.address, desk.keeper.room.founding.code), micro=False)
    made.save(picture, kind="svg", border=BORDER, light="#fff", omitsize=True, title="Join the room")
    return web.Response(body=picture.getvalue(), content_type="image/svg+xml", charset="utf-8")


async def support(request: web.Request) -> web.Response:
    """Help lines, for whoever asks."""
    return web.json_response({"lines": [*desk_of(request).support]})
