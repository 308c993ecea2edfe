"""A check made of a road that was played, and proved before anybody relies on it."""

from __future__ import annotations

from pathlib import Path

from sim.play.session import Session
from sim.source.document import parse_document
from sim.story.library import Folders, Loaded, load_document
from sim.story.model import Check
from sim.workbench.placing import NoPlace, ended, put_in
from sim.workbench.roads import as_take
from sim.workbench.walkthroughs import walk_through

BYTE_ORDER_MARK = "\ufeff"


class NotRecorded(ValueError):
    """A check cannot be added to a file; the message says why."""


def check_of(session: Session, name: str) -> Check:
    """The check that takes the session's road and ends where it stands: in an ending of that kind, or in that scene."""
    return Check(name, take=as_take(session), ends=(session.ending or session.scene,))


def with_check(data: bytes, check: Check, path: Path, folders: Folders) -> bytes:
    """The bytes of a story's file with a check behind those that it has, and with nothing else changed; the last line
    gets its line break where it has none.

    Raises NotRecorded where that file could not be read again just so, or where the check would not pass.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise NotRecorded("it is not UTF-8") from None
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    text = ended(text.removeprefix(mark))
    before = _load(text, path, folders)
    if before.scenario is None:
        raise NotRecorded("it has errors by now")
    try:
        added = put_in(text, before.document, check)
    except NoPlace as reason:
        raise NotRecorded(str(reason)) from None
    after = _load(added, path, folders)
    if after.scenario != before.scenario._replace(checks=(*before.scenario.checks, check)):
        raise NotRecorded("there is no place for it that leaves the rest of the file as it is")
    for fault in walk_through(after, None, [len(before.scenario.checks)]):
        raise NotRecorded(f"it would fail: {fault.message}")
    return (mark + added).encode("utf-8")


def _load(text: str, path: Path, folders: Folders) -> Loaded:
    return load_document(parse_document(text.encode("utf-8"), str(path)), path.stem, folders)
