"""The views as they go over the network: every seat's own, worked out once for all who see the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sim.classroom.room import PLAYING, Room
from sim.classroom.seating import Seat
from sim.classroom.views import seat_view, teacher_view
from sim.classroom.views.shapes import SeatView, TeacherView


class TeacherScreen(TeacherView):
    """The teacher's view with what only the network knows: the seats that are connected, and where phones join."""

    online: list[str]
    address: str


def teacher_screen(room: Room, online: Sequence[str], address: str) -> TeacherScreen:
    """What a device of the teacher shows."""
    return {**teacher_view(room), "online": [*online], "address": address}


def seat_screens(room: Room, seats: Iterable[Seat]) -> Iterator[tuple[Seat, SeatView]]:
    """What each seat's device shows. Those of one role see the same but for who they are and how they voted; only on
    roads of their own everybody sees something else."""
    apart = room.each_their_own and room.phase in PLAYING
    votes = room.ballot.votes if room.ballot is not None else {}
    shared: dict[str, SeatView] = {}
    for seat in seats:
        if apart:
            yield seat, seat_view(room, seat)
            continue
        if seat.role not in shared:
            shared[seat.role] = seat_view(room, seat)
        view = shared[seat.role]
        vote = votes.get(seat.id) if view["decision"] is not None else None
        yield seat, {**view, "seat": seat.id, "name": seat.name, "vote": vote}
