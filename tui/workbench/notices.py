"""The one line that says how things stand: what became of the place after a saving, or why the old story plays on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sim.source.diagnostics import Diagnostic, Severity
from tui.workbench.edition import Edition
from tui.workbench.keeping import How, Kept

AS_AT_THE_START = "the clock and the history are those of the start."
KEPT = {
    How.ROAD: "Read anew. You are where you were, by the same road.",
    How.ELSEWHERE: "Read anew. The same road leads to `{scene}` now.",
    How.SCENE: f"Read anew. The road here is gone ({{why}}). The scene and the state are the same; {AS_AT_THE_START}",
    How.PART: "Read anew. `{was}` is gone ({why}); this is as far as the road still goes.",
    How.START: f"Read anew. Nothing of the road is left ({{why}}). This is where it began; {AS_AT_THE_START}",
}
NOT_YET = "There is nothing to play yet."
AS_BEFORE = "What plays here is the version before."


class Notice(NamedTuple):
    """A line, and whether it is about trouble."""

    text: str
    trouble: bool = False


def kept_notice(kept: Kept, was: str) -> Notice:
    """What became of the place, which was the scene `was` before."""
    session = kept.walk.session
    text = KEPT[kept.how].format(scene=session.scene, why=kept.why or "it begins elsewhere", was=was)
    return Notice(text, trouble=kept.how not in (How.ROAD, How.ELSEWHERE))


def broken_notice(edition: Edition, plays_on: bool) -> Notice:
    """Why the file as it is now cannot be played, and that the version before plays on where there is one."""
    after = AS_BEFORE if plays_on else NOT_YET
    if not edition.is_there:
        return Notice(f"{_unread(edition)} {after}", trouble=True)
    number = len(edition.errors)
    faults = "A fault keeps" if number == 1 else f"{number} faults keep"
    return Notice(f"{faults} the file from being played. {after}", trouble=True)


def _unread(edition: Edition) -> str:
    first = next(iter(edition.errors), None)
    if first is None:
        return "The file holds nothing."
    if first.code == "HW801":
        return "The file is gone."
    return f"The file cannot be read: {first.message}."


def cannot_start(fault: object, plays_on: bool) -> Notice:
    """That the story has no fault that reading shows, and still cannot begin."""
    return Notice(f"The story cannot begin: {fault}. {AS_BEFORE if plays_on else NOT_YET}", trouble=True)


def counted(faults: Iterable[Diagnostic]) -> str:
    """`2 errors, 1 warning`, or that there are none."""
    found = [fault.severity for fault in faults]
    told = [
        f"{number} {severity.value}{'' if number == 1 or severity is Severity.ADVICE else 's'}"
        for severity in Severity
        if (number := found.count(severity))
    ]
    return ", ".join(told) or "no faults"
