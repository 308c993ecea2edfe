"""What `heartwork export TRACE --to xapi` writes: a kept play as xAPI statements."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from sim.debrief.debriefing import debrief
from sim.exchange.xapi import HOME
from sim.exchange.xapi_play import statements
from tui.cli.output import talk
from tui.debriefing.finding import LAST, find_play
from tui.reporting.finding import is_room
from tui.shelf.folders import library
from tui.shelf.trouble import Trouble


def stated(name: str | None, what: str | None, home: str | None, *, guidance: str | None, **how: Any) -> str:
    """The statements of the play of a file, `last` being the newest. Raises click.UsageError, Trouble and Faulty."""
    trace = _a_play(name)
    given = ["--what"] if what is not None else [f"--{each}" for each, value in how.items() if value is not None]
    if given:
        raise click.UsageError(f"{given[0]} is about stories, so it has no place beside --to xapi")
    play = find_play(trace, guidance)
    for notice in play.notices:
        talk(f"heartwork: {notice}")
    found = debrief(play.session, play.pack, play.persons)
    made = statements(play.header, play.session, play.numbers, found, home or HOME, play.revision)
    if not made:
        raise Trouble("nobody has decided anything in this play", "Play on, and export it then.", code=1)
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _a_play(name: str | None) -> str:
    """The name, where it can be that of a play. Raises click.UsageError for a story or a room."""
    if name is None:
        raise click.UsageError(f"--to xapi wants a TRACE: the file of a play, or `{LAST}` for the newest")
    path = Path(name)
    if name == LAST:
        return name
    if path.suffix in (".yaml", ".yml") or (not path.exists() and library().find("", name) not in (None, path)):
        raise click.UsageError(
            f"`{name}` is a story, and xAPI tells what was decided in a play. Name the file of a play, or `{LAST}` "
            "for the newest that was kept"
        )
    if is_room(path):
        raise click.UsageError(
            f"{name} is the journal of a room, which holds many: `heartwork report {name} --format xapi` tells of them"
        )
    return name
