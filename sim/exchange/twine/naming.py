"""Ids for what Twine only gives names: kebab-case, short, and each of them once."""

from __future__ import annotations

import re
from unicodedata import normalize

_LONGEST = 40
_OTHERS = re.compile(r"[^a-z0-9]+")
_JOINED = re.compile(r"(?<=[a-z0-9])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])")
_INTERNAL = re.compile(r"\S*(?:_|[a-z][A-Z]|[A-Za-z]\d|\d[A-Za-z])\S*")
_OWN = frozenset(("true", "false", "null", "yes", "no", "on", "off"))  # what YAML, or a reader of it, takes for a value


def kebab(name: str) -> str:
    """A name as an id, cut at a word where it is long; empty where it has no Latin letter or digit."""
    name = _JOINED.sub("-", name[: 4 * _LONGEST])
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode()
    found = _OTHERS.sub("-", plain.lower().replace("'", "")).strip("-")
    if len(found) > _LONGEST:
        head, dash, _ = found[: _LONGEST + 1].rpartition("-")
        found = head if dash else found[:_LONGEST]
    return "" if found in _OWN or found.isdecimal() else found


def is_internal(name: str) -> bool:
    """Whether a passage was named for its author rather than for a reader: `after_hit`, `AfterHit`, `hit2`."""
    return _INTERNAL.fullmatch(name) is not None


class Names:
    """Ids given out so far; `word` names what has no name that an id could be made of."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.taken: set[str] = set()
        self.numbers: dict[str, int] = {}

    def give(self, name: str) -> str:
        """An id that nothing else has."""
        stem = kebab(name) or self.word
        found = stem
        while found in self.taken or (found == self.word and stem == self.word):
            self.numbers[stem] = number = self.numbers.get(stem, 0 if stem == self.word else 1) + 1
            found = f"{stem}-{number}"
        self.taken.add(found)
        return found
