"""What is wrong with a text as it is written: what `heartwork check --static` would tell of it once it is saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from sim.exchange.language.entry import parse
from sim.source.diagnostics import Diagnostic, in_order
from sim.source.document import Document
from sim.story.library import Folders, load_document
from sim.workbench.check import Inspection
from sim.workbench.depth import STATIC


def told_of(text: str, path: str, folders: Folders) -> list[Diagnostic]:
    """Every diagnostic of a text, by place; the vocabulary and the pack beside it are as they are on disk.

    Where the vocabulary has faults of its own, the first is told where the text names it.
    """
    document = parse(text, path)
    loaded = load_document(document, Path(path).stem, folders)
    inspection = Inspection(Path(path), folders, STATIC, loaded=loaded)
    inspection.run()
    told = inspection.told()
    own = [one for one in told if one.place.path == document.path]
    return in_order([*own, *_beside((one for one in told if one.place.path != document.path), document)])


def _beside(faults: Iterable[Diagnostic], document: Document) -> Iterator[Diagnostic]:
    """The first fault of every other file, which can only be the vocabulary."""
    first: dict[str, Diagnostic] = {}
    for one in faults:
        first.setdefault(one.place.path, one)
    for path, one in first.items():
        place = document.place(("vocabulary",))
        yield one._replace(message=f"{path}:{one.place.line}: {one.message}", place=place, labels=())
