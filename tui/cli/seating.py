"""The seat that was asked for on the command line, taken before the app opens: what is wrong with it is told here."""

from __future__ import annotations

from sim.play.session import RoadFault
from sim.story.library import Folders
from tui.cli.resuming import which_play
from tui.shelf.beginning import free_for
from tui.shelf.folders import home, library, plays_folder
from tui.shelf.packs import open_pack
from tui.shelf.request import Request
from tui.shelf.seat import Seat, go_on_at, sit_down
from tui.shelf.settings import load_settings
from tui.shelf.trouble import Trouble


def seat_for(request: Request) -> Seat:
    """A seat at a new play or at a kept one; what was to be told on the way is among its notices.

    Raises click.UsageError, Faulty and Trouble.
    """
    told: list[str] = []
    take = _anew if request.resume is None else _again
    try:
        seat = take(request, library(), told)
    except RoadFault as fault:
        raise Trouble(
            f"this story cannot go on from here: {fault}", "That is its author's fault, not yours.", code=1
        ) from None
    seat.notices = (*seat.notices, *told)
    return seat


def _anew(request: Request, folders: Folders, told: list[str]) -> Seat:
    settings, _ = load_settings(home())  # what was wrong with them the app tells
    return sit_down(request, folders, plays_folder(), told.append, settings)


def _again(request: Request, folders: Folders, told: list[str]) -> Seat:
    kept, opened, trace = which_play(request, folders)
    free_for(request, opened, kept.trace.header.lesson)
    if request.coach or request.guidance is not None:
        open_pack(request.guidance or kept.trace.header.pack, opened, folders)
    seat = go_on_at(kept, opened, trace, plays_folder(), told.append)
    seat.coach, seat.guidance = request.coach, request.guidance or ""
    return seat
