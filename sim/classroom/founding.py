"""How a room begins: what is played in it, by whom, and in which manner. It is the first line of its journal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from sim.play.trace import Header, header_line, parse_header

VERSION = 1
CLASS = "class"  # the class steers one story together
SPLIT = "split"  # two sides of the class, each with its own role
OWN = "own"  # everybody plays a road of their own
MODES = (CLASS, SPLIT, OWN)


class Founding(NamedTuple):
    """The roles that the room plays are the persons of the play's header. `practice` shows what the articles make of
    a decision at once and lets one go back; without it, both wait for the debrief. `proof` is the digest of the
    teacher's secret, `code` what a class types to join."""

    header: Header
    mode: str
    practice: bool
    code: str
    proof: str

    def line(self) -> str:
        """The founding as a JSON line."""
        data = self._asdict()
        return json.dumps({"room": VERSION, **data, "header": json.loads(header_line(self.header))}, ensure_ascii=False)


def parse_founding(data: Mapping[str, Any]) -> Founding:
    """The founding of a first line. Raises ValueError, KeyError or TypeError for anything else."""
    if data["room"] != VERSION:
        raise ValueError(f"room format {data['room']} is not known here, only {VERSION}")
    if data["mode"] not in MODES:
        raise ValueError(f"there is no mode `{data['mode']}`")
    header = parse_header(data["header"])
    return Founding(header, data["mode"], bool(data["practice"]), str(data["code"]), str(data["proof"]))
