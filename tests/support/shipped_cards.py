"""The stories that ship, read once for all the apps of a run: twelve of them take longer than most screen tests."""

from __future__ import annotations

from functools import wraps
from pathlib import Path

from sim.story.library import SHIPPED
from tui.shelf.cards import Card
from tui.shelf.catalogue import Catalogue, Reaches

_read = Catalogue._story
_kept: dict[Path, tuple[Card, Reaches]] = {}


@wraps(_read)
def read_once(catalogue: Catalogue, name: str, path: Path) -> tuple[Card, Reaches]:
    """What `Catalogue._story` comes to, which stands in for it; other files are read as ever."""
    if not path.is_relative_to(SHIPPED):
        return _read(catalogue, name, path)
    if path not in _kept:
        _kept[path] = _read(catalogue, name, path)
    return _kept[path]
