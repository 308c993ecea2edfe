"""Checking a file: whatever it is, all that is wrong with it in one run, and what could be better."""

from __future__ import annotations

from pathlib import Path

from sim.guidance.pack import LoadedPack, pack_for, read_pack
from sim.source.collecting import no_collection
from sim.source.diagnostics import Diagnostic, Severity, at_most, in_order
from sim.source.document import Document, read_document
from sim.source.nodes import Mapping
from sim.story.library import Folders, Loaded, load_document
from sim.story.vocabulary import read_vocabulary
from sim.workbench.checks import CHECKS
from sim.workbench.subject import Subject, subject_of
from sim.workbench.walkthroughs import walk_through

MANY = 20  # warnings of one code, and advice of one code, that are told of a file


def check_file(path: Path, folders: Folders) -> list[Diagnostic]:
    """Every diagnostic of a scenario, a pack or a vocabulary, sorted by place. Never raises for what a file holds."""
    with no_collection():
        return in_order(_check(read_document(path), path.stem, folders))


def _check(document: Document, name: str, folders: Folders) -> list[Diagnostic]:
    root = document.root
    keys = {key.text for key, _ in root.entries} if isinstance(root, Mapping) else set()
    if "rules" in keys and "scenes" not in keys:
        return list(read_pack(document, name, folders).faults)
    if "acts" in keys and "scenes" not in keys:
        return read_vocabulary(document, name)[1]
    return check_scenario(load_document(document, name, folders), folders)


def check_scenario(loaded: Loaded, folders: Folders) -> list[Diagnostic]:
    """The faults of a scenario as read and of its use of guidance, the static checks, and the author's own checks."""
    found = list(loaded.faults)
    pack: LoadedPack | None = None
    if loaded.partial is not None and loaded.vocabulary is not None:
        pack, faults = pack_for(loaded.partial, loaded.document, folders)
        found += faults
    subject = subject_of(loaded)
    if subject is not None:
        found += _static(subject)
    if loaded.scenario is not None and loaded.scenario.checks:
        found += walk_through(loaded, pack.pack if pack else None)
    return found


def _static(subject: Subject) -> list[Diagnostic]:
    """What the checks find: every error, and of each other code the first few."""
    found = [one for check in CHECKS for one in check(subject)]
    errors = [one for one in found if one.severity is Severity.ERROR]
    return errors + at_most(MANY, in_order(one for one in found if one.severity is not Severity.ERROR))
