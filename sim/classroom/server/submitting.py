"""Putting an event to the room, and what is answered where it cannot be."""

from __future__ import annotations

from aiohttp import web

from sim.classroom.events import Event
from sim.classroom.keeping import Unkept
from sim.classroom.refusals import Refused
from sim.classroom.server.answers import refusal
from sim.classroom.server.asking import Turned
from sim.classroom.server.desk import Desk
from sim.play.session import RoadFault


async def submit(desk: Desk, event: Event, refused: int = 409) -> int:
    """Do an event; the revision of the room after it, once it is on disk. Turns away with the status `refused` what the
    room does not do, and with 503 what the disk does not take."""
    try:
        return await desk.keeper.submit(event)
    except Refused as why:
        raise Turned(refusal(refused, str(why))) from None
    except RoadFault as fault:
        raise Turned(refusal(409, f"the story cannot go on there: {fault}")) from None
    except Unkept as why:
        sentence = f"this could not be kept ({why}): tell your teacher"
        raise Turned(web.json_response({"unkept": sentence}, status=503)) from None
