"""What is wrong with a text as it is written: what `heartwork check --static` would tell of it once it is saved."""

from __future__ import annotations

from pathlib import Path

from sim.exchange.language.entry import parse
from sim.source.diagnostics import Diagnostic
from sim.story.library import Folders, load_document
from sim.workbench.check import Inspection
from sim.workbench.depth import STATIC


def told_of(text: str, path: str, folders: Folders) -> list[Diagnostic]:
    """Every diagnostic of a text, by place; the vocabulary and the pack beside it are as they are on disk."""
    loaded = load_document(parse(text, path), Path(path).stem, folders)
    inspection = Inspection(Path(path), folders, STATIC, loaded=loaded)
    inspection.run()
    return inspection.told()
