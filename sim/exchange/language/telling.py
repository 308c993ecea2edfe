"""What is wrong with a text as it is written: what `heartwork check --static` would tell of it once it is saved."""

from __future__ import annotations

from pathlib import Path

from sim.exchange.language.page import Page
from sim.source.diagnostics import Diagnostic
from sim.story.library import Folders, load_document
from sim.workbench.check import Inspection
from sim.workbench.depth import STATIC


def told_of(page: Page, folders: Folders) -> list[Diagnostic]:
    """Every diagnostic of a page, by place; the vocabulary and the pack beside it are as they are on disk."""
    loaded = load_document(page.document, page.name, folders)
    inspection = Inspection(Path(page.document.path), folders, STATIC, loaded=loaded)
    inspection.run()
    return inspection.told()
