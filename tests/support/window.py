"""One of two windows on the same folder, as a program: begins plays, goes on with what is there, lists, looks after.

`python -m tests.support.window HOME STORY ROUNDS TAKE` waits for a line before it sits down and before it plays on, so
that two of them can be held at the same plays at once. It ends with a line of JSON: the sentences that it had to tell,
and how many steps the file of each of its plays holds at least.
"""

from __future__ import annotations

import json
import sys
from itertools import islice
from pathlib import Path

from sim.story.library import Folders
from tui.shelf.kept import kept_plays
from tui.shelf.request import Request
from tui.shelf.seat import Seat, sit_down, sit_down_again
from tui.shelf.setting_aside import look_after
from tui.shelf.taking import follow, parse


def work(home: Path, story: str, rounds: int, taken: str) -> tuple[list[str], dict[str, int]]:
    """What was told, and the steps of every play as it was left here last."""
    told: list[str] = []
    library, plays = Folders(home), home / "plays"
    steps: dict[str, int] = {}
    for number in range(rounds):
        _wait()
        begun = sit_down(Request(story=story, seed=number, taken="look"), library, plays, told.append)
        told += look_after(plays)
        others = [sit_down_again(kept, library, plays, told.append) for kept in islice(kept_plays(plays), 3)]
        _wait()
        for seat in (begun, *others):
            _play_on(seat, taken)
            steps[str(seat.keeper.path)] = len(seat.play.trace.steps)
            seat.leave()
    return told, steps


def _play_on(seat: Seat, taken: str) -> None:
    """Take what this window takes, after taking back what no longer lets it."""
    if seat.session.scene != "hall":
        seat.play.undo_own()
    follow(seat.play, parse(taken))


def _wait() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()


if __name__ == "__main__":
    json.dump(work(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]), sys.stdout)
