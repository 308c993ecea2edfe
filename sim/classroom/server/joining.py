"""Taking a seat: by the room's code, by a link to a seat that was given anew, and the teacher's place by its secret."""

from __future__ import annotations

from aiohttp import web

from sim.classroom.events import Event, Joined, Reissued, Rekeyed
from sim.classroom.keys import digest, is_code, new_token, opens
from sim.classroom.pseudonyms import pseudonym
from sim.classroom.seating import Seat
from sim.classroom.server.answers import refusal
from sim.classroom.server.asking import (
    COOKIE,
    TEACHER_COOKIE,
    Turned,
    asked,
    keep_token,
    seat_with,
    teacher_only,
    text,
    token_of,
)
from sim.classroom.server.desk import Desk, desk_of
from sim.classroom.server.guarding import address_of
from sim.classroom.server.pointing import picture
from sim.classroom.server.submitting import submit

WRONG_CODE = "that is not the code of this room"
WRONG_LINK = "this link is not valid any more: ask your teacher for a new one"
TRY_LATER = "there were too many wrong tries from here: wait a minute"


@asked
async def join(request: web.Request) -> web.Response:
    """A seat for whoever knows the code; the old one for whoever has one."""
    desk = desk_of(request)
    code = await text(request, "code")
    seat = seat_with(desk.keeper.room, token_of(request, COOKIE))
    if seat is not None:
        return web.json_response({"seat": seat.id, "name": seat.name})
    _right(request, is_code(code, desk.keeper.room.founding.code), WRONG_CODE)
    token = new_token()
    seat = await _new_seat(desk, digest(token))
    answer = web.json_response({"seat": seat.id, "name": seat.name, "token": token}, status=201)
    keep_token(request, answer, COOKIE, token)
    return answer


async def _new_seat(desk: Desk, proof: str) -> Seat:
    """Turns away where the room takes nobody."""
    room = desk.keeper.room
    name = pseudonym({*(seat.name for seat in room.seats.values()), *desk.given}, desk.random)
    desk.given.add(name)
    joined = Joined(desk.next_seat(), name, proof)
    try:
        await submit(desk, joined, refused=423 if room.locked else 409)
    finally:
        desk.given.discard(name)
    return desk.keeper.room.seats[joined.seat]


@asked
async def claim(request: web.Request) -> web.Response:
    """A seat that the teacher gave to another device, by the token in its link."""
    token = await text(request, "token")
    seat = seat_with(desk_of(request).keeper.room, token)
    _right(request, seat is not None, WRONG_LINK)
    assert seat is not None
    answer = web.json_response({"seat": seat.id, "name": seat.name})
    keep_token(request, answer, COOKIE, token)
    return answer


@asked
async def claim_teacher(request: web.Request) -> web.Response:
    """The teacher's place, by the secret in the teacher's link; on as many devices as open it."""
    secret = await text(request, "secret")
    _right(request, opens(secret, desk_of(request).keeper.room.proof), WRONG_LINK)
    answer = web.json_response({"teacher": True})
    keep_token(request, answer, TEACHER_COOKIE, secret)
    return answer


@asked
async def reissue(request: web.Request) -> web.Response:
    """A link by which another device gets a seat; the old device has none from now on."""
    teacher_only(request)
    desk, token = desk_of(request), new_token()
    await submit(desk, Reissued(await text(request, "seat"), digest(token)))
    return _handed_out(f"{desk.address}/#seat={token}")


@asked
async def rekey(request: web.Request) -> web.Response:
    """A new link for the teacher; every device that had the old one loses it, but for this."""
    teacher_only(request)
    desk, secret = desk_of(request), new_token()
    event: Event = Rekeyed(digest(secret))
    await submit(desk, event)
    answer = _handed_out(f"{desk.address}/teacher#{secret}")
    keep_token(request, answer, TEACHER_COOKIE, secret)
    return answer


def _handed_out(link: str) -> web.Response:
    return web.json_response({"link": link, "qr": picture(link)})


def _right(request: web.Request, holds: bool, why: str) -> None:
    """Turns away a wrong try, and after too many of them every try from the same address."""
    tries, who = desk_of(request).tries, address_of(request)
    wait = tries.wait(who)
    if wait:
        raise Turned(refusal(429, TRY_LATER, wait))
    if not holds:
        tries.wrong(who)
        raise Turned(refusal(403, why))
