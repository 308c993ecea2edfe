"""Guidance packs: loading one, and what keeps it from judging a given scenario."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sim.guidance.clashes import clashes
from sim.guidance.model import DO, DONT, Dispute, Fact, Pack, Rule, Source, Trigger
from sim.guidance.references import resolve
from sim.guidance.shape import PACK
from sim.source.diagnostics import Diagnostic, Place, in_order
from sim.source.document import Document, read_document
from sim.source.nearest import nearest
from sim.source.nodes import Mapping, Sequence
from sim.source.schema import Reader, Unreadable
from sim.story.expression import kind_of
from sim.story.library import Folders, has_errors, load_vocabulary, missing
from sim.story.model import Scenario
from sim.story.vocabulary import Vocabulary

__all__ = [
    "DO",
    "DONT",
    "PACK",
    "Dispute",
    "Fact",
    "LoadedPack",
    "Pack",
    "Rule",
    "Source",
    "Trigger",
    "facts_of",
    "fits",
    "load_pack",
    "pack_for",
    "read_pack",
    "unknown_sources",
]


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """A pack file as read: the pack is there if nothing in it keeps it from judging."""

    document: Document
    reader: Reader
    pack: Pack | None
    vocabulary: Vocabulary | None
    faults: tuple[Diagnostic, ...]


def load_pack(path: Path, folders: Folders) -> LoadedPack:
    """Read a pack and its vocabulary, and look up every name in it. Never raises for what a file holds."""
    return read_pack(read_document(path), path.stem, folders)


def read_pack(document: Document, name: str, folders: Folders) -> LoadedPack:
    """The pack of a document, under the id `name`. Never raises for what it holds."""
    reader = Reader(document, list(document.faults))
    raw = _read(document, reader, name)
    if raw is None:
        return LoadedPack(document, reader, None, None, tuple(in_order(reader.faults)))
    vocabulary, faults = load_vocabulary(raw.vocabulary, folders, document)
    faults = [*reader.faults, *faults]
    if vocabulary is not None:
        faults += resolve(raw, vocabulary, reader)
    sound = vocabulary is not None and not has_errors(faults)
    return LoadedPack(document, reader, raw if sound else None, vocabulary, tuple(in_order(faults)))


def _read(document: Document, reader: Reader, name: str) -> Pack | None:
    if document.root is None:
        return None
    try:
        raw = PACK.read(document.root, reader)
    except Unreadable:
        return None
    return replace(raw, id=name)


def pack_for(scenario: Scenario, document: Document, folders: Folders) -> tuple[LoadedPack | None, list[Diagnostic]]:
    """The pack that a scenario names, and what is wrong with that; the pack's own faults are in what was loaded."""
    path = folders.find("guidance", scenario.guidance)
    if path is None:
        fault = missing(scenario.guidance, folders, "guidance pack", "guidance")
        return None, [Diagnostic("HW612", fault.message, _first(document, "guidance"), fault.help)]
    loaded = load_pack(path, folders)
    if loaded.pack is None or loaded.vocabulary is None:
        return loaded, []
    faults = [*fits(loaded.pack, scenario, document), *unknown_sources(loaded.pack, document)]
    return loaded, [*faults, *clashes(loaded.pack, loaded.vocabulary, scenario, document)]


def facts_of(pack: Pack, scenario: Scenario) -> dict[str, Fact]:
    """The facts that the pack's rules read, as they are in a scenario; a fact of another kind is not taken over."""
    told = scenario.situation
    return {
        name: told[name] if name in told and kind_of(told[name]) is kind_of(default) else default
        for name, default in pack.facts.items()
    }


def fits(pack: Pack, scenario: Scenario, document: Document) -> list[Diagnostic]:
    """What keeps a pack from judging a scenario; places are in the scenario's document."""
    faults = []
    if pack.vocabulary != scenario.vocabulary:
        message = f"the pack `{pack.id}` speaks `{pack.vocabulary}`, the scenario `{scenario.vocabulary}`"
        faults.append(Diagnostic("HW607", message, _first(document, "vocabulary", "guidance"), "choose another pack"))
    for name, default in pack.facts.items():
        wanted = kind_of(default)
        if name in scenario.situation and kind_of(scenario.situation[name]) is not wanted:
            message = f"the pack `{pack.id}` reads `{name}` as {wanted.value}"
            faults.append(Diagnostic("HW608", message, document.place(("situation", name))))
    return faults


def unknown_sources(pack: Pack, document: Document) -> list[Diagnostic]:
    """The sources in the checks (`agrees`) of a scenario's document that its own pack does not have."""
    root = document.root
    checks = root.get("checks") if isinstance(root, Mapping) else None
    faults = []
    for check in checks.items if isinstance(checks, Sequence) else []:
        agrees = check.get("agrees") if isinstance(check, Mapping) else None
        for key, _ in agrees.entries if isinstance(agrees, Mapping) else []:
            if key.text not in pack.sources:
                message = f"the pack `{pack.id}` has no source named `{key.text}`"
                hint = nearest(key.text, pack.sources) or f"there are {', '.join(pack.sources)}"
                faults.append(Diagnostic("HW609", message, document.at(key), hint))
    return faults


def _first(document: Document, *names: str) -> Place:
    root = document.root
    given = [name for name in names if isinstance(root, Mapping) and root.get(name) is not None]
    return document.place((given[0],) if given else ("title",))
