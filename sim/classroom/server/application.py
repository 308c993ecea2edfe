"""The routes of the server."""

from __future__ import annotations

from aiohttp import web

from sim.classroom.server import doing, joining, pages, pointing, streams, taking_away
from sim.classroom.server.asking import MOST_BYTES
from sim.classroom.server.desk import DESK, Desk, desk_of
from sim.classroom.server.guarding import guard, guard_answers


def application(desk: Desk) -> web.Application:
    """The server for a desk."""
    app = web.Application(middlewares=[guard], client_max_size=MOST_BYTES)
    app[DESK] = desk
    app.on_response_prepare.append(guard_answers)
    app.add_routes(
        [
            *(web.get(place, _page) for place in desk.pages),
            web.post("/api/join", joining.join),
            web.post("/api/claim", joining.claim),
            web.get("/api/events", streams.seat_events, allow_head=False),
            web.post("/api/do", doing.do),
            web.get("/api/support", pointing.support),
            web.get("/qr.svg", pointing.qr),
            web.post("/api/teacher/claim", joining.claim_teacher),
            web.get("/api/teacher/events", streams.teacher_events, allow_head=False),
            web.post("/api/teacher/do", doing.teach),
            web.post("/api/teacher/reissue", joining.reissue),
            web.post("/api/teacher/rekey", joining.rekey),
            web.get("/api/teacher/trace", taking_away.trace),
            web.get("/api/teacher/journal", taking_away.journal),
            web.post("/api/teacher/wipe", taking_away.wipe),
        ]
    )
    return app


async def _page(request: web.Request) -> web.Response:
    return pages.answer(request, desk_of(request).pages)
