"""Opening a room: a new one for a story, or an earlier one where its journal stopped."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from sim.classroom.events import Rekeyed
from sim.classroom.founding import CLASS, SPLIT, Founding
from sim.classroom.journal import Journal, JournalRead, NoJournal, found, reopen
from sim.classroom.keeping import Keeper
from sim.classroom.keys import digest, new_code, new_token
from sim.classroom.refusals import Refused
from sim.classroom.room import Room
from sim.classroom.rules import apply
from sim.play.lesson import NoSuchLesson
from sim.play.locking import InUse
from sim.play.session import RoadFault
from sim.play.trace import PERSON, WEIGHTS
from sim.story.library import Folders, fingerprint
from sim.story.model import PLAYER
from tui.hosting.keyring import Keyring, recall, remember
from tui.hosting.wish import Wish
from tui.shelf.beginning import new_header, open_requested
from tui.shelf.keeping import now
from tui.shelf.request import Request
from tui.shelf.rooms import anew, find_room, rooms_folder
from tui.shelf.stories import Opened, known_role, open_story, story_of
from tui.shelf.trouble import Trouble

EX = "ex"


@dataclass(frozen=True, slots=True)
class OpenRoom:
    """A room that is open: its keeper, the teacher's secret, the port it had before (0 for none), and sentences on what
    is to be known about it."""

    keeper: Keeper
    keyring: Keyring
    told: tuple[str, ...] = ()


def open_room(wish: Wish, library: Folders, home: Path) -> OpenRoom:
    """A new room. Raises Faulty, Trouble, click.UsageError and OSError."""
    roles = wish.roles or ((PLAYER, EX) if wish.mode == SPLIT else (PLAYER,))
    request = Request(
        story=wish.story, lesson=wish.lesson, role=roles[0], guidance=wish.guidance, seed=_seed(wish.seed)
    )
    opened = open_requested(request, library)
    _check_roles(wish.mode, roles, opened)
    header = new_header(request, opened, library, request.seed or 0)
    header = header._replace(roles={each: PERSON if each in roles else WEIGHTS for each in header.roles})
    keyring = Keyring(new_token())
    founding = Founding(header, wish.mode, wish.practice, new_code(), digest(keyring.secret))
    fresh = anew(founding, opened, library)
    room = _begun(fresh)
    journal = found(rooms_folder(home), founding)
    return _opened(Keeper(room, journal, now, fresh), keyring)


def resume_room(name: str, library: Folders, home: Path) -> OpenRoom:
    """An earlier room, where it stood. Raises Faulty, Trouble, click.UsageError and OSError."""
    path = find_room(name, home)
    try:
        journal, read, aside = reopen(path)
    except NoJournal as error:
        raise Trouble(f"{path}: {error}", "`heartwork host STORY` opens a new room.") from None
    except InUse:
        raise Trouble(f"{path.name} is open in another window", "Go on there, or end it there first.") from None
    try:
        return _resumed(journal, read, aside, library)
    except BaseException:
        journal.close()
        raise


def _resumed(journal: Journal, read: JournalRead, aside: Path | None, library: Folders) -> OpenRoom:
    header = read.founding.header
    opened = open_story(story_of(header, library), library)
    fresh = anew(read.founding, opened, library)
    room = _begun(fresh)
    _replay(room, read, journal.path)
    told = [*_damage(read, aside)]
    if fingerprint(opened.path) != header.hash:
        told.append("The story was edited since this room was opened; it goes on with the story as it is now.")
    keyring = recall(journal.path, room.proof)
    kept = [*read.events]
    if keyring is None:  # nobody on this machine knows the teacher's link any more
        keyring = Keyring(new_token())
        event = Rekeyed(digest(keyring.secret))
        apply(room, event)
        journal.append([event], now())
        kept.append(event)
        told.append("The teacher's link is a new one; the old one is worth nothing from now on.")
    return _opened(Keeper(room, journal, now, fresh, kept), keyring, told)


def _opened(keeper: Keeper, keyring: Keyring, told: list[str] | None = None) -> OpenRoom:
    told = told or []
    try:
        remember(keeper.journal.path, keyring)
    except OSError as error:
        told.append(f"The teacher's link could not be kept for --resume ({error.strerror}).")
    return OpenRoom(keeper, keyring, tuple(told))


def _replay(room: Room, read: JournalRead, path: Path) -> None:
    for number, event in enumerate(read.events, start=2):
        try:
            apply(room, event)
        except (Refused, RoadFault) as why:
            raise Trouble(
                f"{path}, line {number}: the room cannot go there any more: {why}",
                "The story has changed since then. Put back the story as it was, or open a new room.",
            ) from None


def _damage(read: JournalRead, aside: Path | None) -> list[str]:
    if aside is not None:
        return [f"The room's file was damaged: {read.trouble}. The damaged file is kept whole as {aside.name}."]
    return ["It was cut off while it wrote something down that nobody had been told of."] if read.torn else []


def _begun(fresh: Callable[[], Room]) -> Room:
    try:
        return fresh()
    except NoSuchLesson as fault:
        raise Trouble(str(fault), "The story has changed since then.") from None
    except RoadFault as fault:
        raise Trouble(f"this story cannot start: {fault}", "That is its author's fault, not yours.", code=1) from None


def _check_roles(mode: str, roles: tuple[str, ...], opened: Opened) -> None:
    for role in roles:
        known_role("--as", role, opened.scenario)
    if len(set(roles)) != len(roles):
        raise click.UsageError("--as: each role is named once")
    if mode == SPLIT and len(roles) < 2:
        raise click.UsageError("--mode split: two sides play two roles; name them by --as player --as ex")
    if mode != SPLIT and len(roles) > 1:
        what = "plays one role together" if mode == CLASS else "plays one role, each by themselves"
        raise click.UsageError(f"--as: the class {what}; --mode split has a side for each role")


def _seed(asked: int | None) -> int:
    return int.from_bytes(os.urandom(4)) if asked is None else asked
