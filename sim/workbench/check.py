"""Checking a file: whatever it is, all that is wrong with it in one run, and what could be better.

The proofs are imported where they are wanted: they take as long as a check of two hundred scenes without them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sim.guidance.pack import LoadedPack, pack_for, read_pack
from sim.source.allow import allows, unused
from sim.source.collecting import no_collection
from sim.source.diagnostics import Diagnostic, Severity, at_most, in_order
from sim.source.document import read_document
from sim.source.nodes import Mapping
from sim.story.library import Folders, Loaded, load_document
from sim.story.story import Story
from sim.story.vocabulary import read_vocabulary
from sim.workbench.checks import CHECKS
from sim.workbench.depth import STATIC, USUAL, Depth
from sim.workbench.subject import Subject, subject_of
from sim.workbench.walkthroughs import walk_through

if TYPE_CHECKING:
    from sim.workbench.proofs.case import Watch

MANY = 20  # warnings of one code, and advice of one code, that are told of a file


def check_file(path: Path, folders: Folders, depth: Depth = USUAL) -> list[Diagnostic]:
    """Every diagnostic of a scenario, a pack or a vocabulary, sorted by place. Never raises for what a file holds."""
    inspection = Inspection(path, folders, depth)
    inspection.run()
    return inspection.told()


class Inspection:
    """One file under check. What was found so far can be told at any moment, also where the check was broken off."""

    def __init__(
        self,
        path: Path,
        folders: Folders,
        depth: Depth = USUAL,
        watch: Watch | None = None,
        loaded: Loaded | None = None,
    ) -> None:
        """`loaded` is the file where it was read as a scenario already."""
        self.document = read_document(path) if loaded is None else loaded.document
        self.loaded = loaded
        self.name = path.stem
        self.folders, self.depth, self.watch = folders, depth, watch
        self.found: list[Diagnostic] = []
        self.settled: set[Diagnostic] = set()
        self.states = 0
        self.finished = False

    def run(self) -> None:
        """Look at everything, what is quick first."""
        with no_collection():
            self._look()
        self.finished = True

    def told(self) -> list[Diagnostic]:
        """What there is to tell, sorted by place: every error, and of each other code the first few."""
        allowed, unclear = allows(self.document)
        silent = {each.key for each in allowed}
        errors = [one for one in self.found if one.severity is Severity.ERROR]
        others = [one for one in self.found if one.severity is not Severity.ERROR]
        if self.finished and not errors:
            silenced = {_key(one) for one in others}
            looked_for = [each for each in allowed if self._has_looked_for(each.code)]
            unclear += unused(each for each in looked_for if each.key not in silenced)
        kept = [one for one in others if _key(one) not in silent and one not in self.settled]
        return in_order(errors + at_most(MANY, in_order(kept + unclear)))

    def _has_looked_for(self, code: str) -> bool:
        """Whether all that a code tells was looked for: proofs may be left out, or end before everything is proved."""
        from sim.workbench.proofs import CODES

        return code not in CODES or not (self.depth == STATIC or any(one.code == "HW430" for one in self.found))

    def _look(self) -> None:
        root = self.document.root
        keys = {key.text for key, _ in root.entries} if isinstance(root, Mapping) else set()
        if "rules" in keys and "scenes" not in keys:
            self.found += read_pack(self.document, self.name, self.folders).faults
        elif "acts" in keys and "scenes" not in keys:
            self.found += read_vocabulary(self.document, self.name)[1]
        else:
            self._look_at_scenario(self.loaded or load_document(self.document, self.name, self.folders))

    def _look_at_scenario(self, loaded: Loaded) -> None:
        """Its faults as read and in its use of guidance, the static checks, and the author's own checks."""
        self.found += loaded.faults
        pack: LoadedPack | None = None
        if loaded.partial is not None and loaded.vocabulary is not None:
            pack, faults = pack_for(loaded.partial, loaded.document, self.folders)
            self.found += faults
        subject = subject_of(loaded, pack.pack if pack else None)
        if subject is not None:
            self.found += [one for check in CHECKS for one in check(subject)]
        if loaded.scenario is not None and loaded.scenario.checks:
            self.found += walk_through(loaded, pack.pack if pack else None, depth=self.depth)
        if subject is not None and self.depth != STATIC:
            self._prove(subject)

    def _prove(self, subject: Subject) -> None:
        """The proofs, where nothing keeps the story from being played."""
        from sim.workbench.proofs import prove
        from sim.workbench.proofs.case import Case

        scenario, vocabulary = subject.loaded.scenario, subject.loaded.vocabulary
        if scenario is None or vocabulary is None:
            return
        case = Case(subject, Story(scenario, vocabulary), self.depth, self.found, self.watch)
        try:
            self.found.extend(prove(case))
        finally:
            self.states = case.states
            self.settled = case.settled


def _key(one: Diagnostic) -> tuple[str, str, int]:
    return one.code, one.place.path, one.place.line
