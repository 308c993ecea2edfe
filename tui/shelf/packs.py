"""Opening a guidance pack for a story: found by id or path, read, and held against what the story says of itself."""

from __future__ import annotations

from sim.guidance.model import Pack
from sim.guidance.pack import fits, load_pack
from sim.source.diagnostics import Diagnostic
from sim.story.library import Folders, has_errors, missing
from tui.shelf.stories import Faulty, Opened


def open_pack(name: str, opened: Opened, folders: Folders) -> Pack:
    """A pack that can judge this story. Raises Faulty."""
    path = folders.find("guidance", name)
    if path is None:
        raise Faulty([missing(name, folders, "guidance pack", "guidance")], {})
    loaded = load_pack(path, folders)
    document = opened.loaded.document
    faults: list[Diagnostic] = [*loaded.faults]
    if loaded.pack is not None:
        faults = [*faults, *fits(loaded.pack, opened.scenario, document)]
    if loaded.pack is None or has_errors(faults):
        raise Faulty(faults, {each.path: each.lines for each in (loaded.document, document)})
    return loaded.pack
