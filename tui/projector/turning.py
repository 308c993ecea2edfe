"""Where a lesson can be turned to: back to a decision, over to another line, or a seat to another role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sim.classroom.events import Begun, Cast, Event, Opened, Removed, Returned, Switched
from sim.classroom.room import CLOSED, DEBRIEF, PLAYING, Room
from sim.classroom.seating import OBSERVER, Seat
from sim.classroom.views.lines import line_views
from tui.workbench.items import Item

WATCHES = "watches"


class Choice(NamedTuple):
    """One of several ways on, as it stands in a list, and the event that it is."""

    item: Item
    event: Event


def ways_back(room: Room) -> list[Choice]:
    """The latest first: a vote that was closed, the story behind a debrief, and the decisions of the present line."""
    choices = []
    if room.phase == CLOSED:
        choices.append(Choice(Item("Open this vote again", ("the votes so far stay",)), Opened()))
    if room.phase == DEBRIEF:
        choices.append(Choice(Item("Back into the story", ("where it stood",)), Begun()))
    return [*choices, *_decisions(room)]


def _decisions(room: Room) -> Iterator[Choice]:
    if not _turns(room):
        return
    for decision in reversed(room.session.road):
        if decision.role in room.roles:
            title = room.session.at(decision.step).title
            yield Choice(Item(f"Before “{title}”", (decision.option.text,)), Returned(decision.step))


def other_lines(room: Room) -> list[Choice]:
    """Every other line that was tried, with where it left this one."""
    if not _turns(room):
        return []
    lines = [line for line in line_views(room) if not line["present"]]
    return [
        Choice(
            Item(line["outcome"], (f"another way from decision {line['parts']} on", *line["steps"][-1:])),
            Switched(line["number"]),
        )
        for line in lines
    ]


def _turns(room: Room) -> bool:
    return room.founding.practice and not room.each_their_own and room.phase in (*PLAYING, DEBRIEF)


def seats(room: Room) -> list[tuple[Item, str]]:
    """Who sits where: each seat with its id."""
    return [(Item(seat.name, (_plays(room, seat.role),)), seat.id) for seat in room.present]


def moves(room: Room, seat: Seat) -> list[Choice]:
    """What can be done with a seat: another role, or taking it away."""
    roles = [role for role in (*room.roles, OBSERVER) if role != seat.role]
    casts = [Choice(Item(f"{seat.name} {_plays(room, role)}"), Cast(seat.id, role)) for role in roles]
    gone = Item(f"Take {seat.name} out of the room", ("what it did before stays",))
    return [*casts, Choice(gone, Removed(seat.id))]


def _plays(room: Room, role: str) -> str:
    return WATCHES if role == OBSERVER else f"plays {room.story.people[role].name}"
