"""Names in ink: what the author's names become there, and what stands there for the clock and the history.

Ink has one room for knots, variables and functions, and words of its own. Whatever is not the author's begins with
`hw_`, so only the author's own names can meet each other: states keep theirs, scenes give way.
"""

from __future__ import annotations

from collections.abc import Iterable

OWN = "hw_"
TABLE = "hw_table"
MINUTES = "hw_minutes"
CONTACT = "hw_contact"
OFFER = "hw_on_offer"
OVER = "hw_over"
NEVER = "hw_never"
_WORDS = ("true", "false", "not", "and", "or", "mod", "has", "hasnt", "return", "else", "temp", "function", "ref")


class Names:
    """The names of one story: `states` and `scenes` by what the author called them."""

    def __init__(self, states: Iterable[str], scenes: Iterable[str]) -> None:
        self._taken: set[str] = set()
        self.states = {name: self._free(name, "own_") for name in states}
        self.scenes = {name: self._free(snake(name), "scene_") for name in scenes}

    def _free(self, name: str, prefix: str) -> str:
        while name in self._taken or name in _WORDS or name.startswith(OWN) or name[0].isdigit():
            name = prefix + name
        self._taken.add(name)
        return name


def snake(name: str) -> str:
    """An id without what ink would reckon with: `quiet-flat` is `quiet_flat`."""
    return name.replace("-", "_")


def kept(kind: str, name: str) -> str:
    """The variable of a piece of history: `visits` of a scene, `took` and `once` of `scene/option`, `last` of an act,
    `no` of a role."""
    return f"{OWN}{kind}_{snake(name).replace('/', '__')}"
