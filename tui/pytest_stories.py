"""One story's file as pytest sees it: a test that it checks clean, and one for each of the checks in it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from sim.guidance.pack import pack_for
from sim.source.diagnostics import Diagnostic, Place, Severity
from sim.source.render import render
from sim.story.library import Folders, Loaded, load_scenario
from sim.workbench.check import check_file
from sim.workbench.depth import FULL, STATIC, USUAL
from sim.workbench.walkthroughs import CODES, walk_through

DEPTHS = {"static": STATIC, "default": USUAL, "full": FULL}


class Fails(Exception):
    """What is wrong, as `heartwork check` tells it."""


class StoryFile(pytest.File):
    """The tests of one file. Guidance and vocabularies of its own are looked for in HEARTWORK_HOME, or at the root."""

    @cached_property
    def loaded(self) -> Loaded:
        """The story as it was read."""
        return load_scenario(self.path, self.folders)

    @property
    def folders(self) -> Folders:
        """Where stories, packs and vocabularies are looked for."""
        return Folders(Path(os.environ.get("HEARTWORK_HOME") or self.config.rootpath))

    def collect(self) -> Iterator[pytest.Item]:
        """That it checks clean, and each of its checks where it can be played."""
        yield Clean.from_parent(self, name="checks clean")
        scenario = self.loaded.scenario
        names = Counter(["checks clean"])
        for number, check in enumerate(scenario.checks if scenario is not None else ()):
            name = " ".join(check.name.split())
            names[name] += 1
            again = f" ({names[name]})" if names[name] > 1 else ""
            yield Check.from_parent(self, name=name + again, number=number)

    def told(self, faults: list[Diagnostic]) -> None:
        """Fail by what a careful author would mend; advice alone is no failure."""
        folder = self.config.invocation_params.dir
        serious = [_seen_from(folder, one) for one in faults if one.severity is not Severity.ADVICE]
        if serious:
            lines = {os.path.relpath(self.path, folder): self.loaded.document.lines}
            raise Fails(render(serious, "text", lines).rstrip())


def _seen_from(folder: Path, one: Diagnostic) -> Diagnostic:
    """A diagnostic with its paths as somebody in a folder would write them."""

    def seen(place: Place) -> Place:
        return place._replace(path=os.path.relpath(place.path, folder))

    return one._replace(place=seen(one.place), labels=tuple((seen(place), words) for place, words in one.labels))


class StoryItem(pytest.Item):
    """A test of a story, whose failure is told in its own words."""

    parent: StoryFile

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What is wrong, without the way through this program to it."""
        return str(excinfo.value) if isinstance(excinfo.value, Fails) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the test stands."""
        return self.path, None, self.name


class Clean(StoryItem):
    """That the file has no errors and no warnings, but for what its own checks say."""

    def runtest(self) -> None:
        """Check it."""
        depth = DEPTHS[self.config.getini("heartwork_depth")]
        found = check_file(self.path, self.parent.folders, depth)
        self.parent.told([one for one in found if one.code not in CODES])


class Check(StoryItem):
    """One of the author's own checks."""

    def __init__(self, *, number: int, **rest: Any) -> None:
        super().__init__(**rest)
        self.number = number

    def runtest(self) -> None:
        """Walk through it."""
        loaded = self.parent.loaded
        assert loaded.scenario is not None
        pack, _ = pack_for(loaded.scenario, loaded.document, self.parent.folders)
        depth = DEPTHS[self.config.getini("heartwork_depth")]
        self.parent.told(list(walk_through(loaded, pack.pack if pack else None, [self.number], depth)))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the check stands."""
        place = self.parent.loaded.document.place(("checks", self.number, "name"))
        return self.path, place.line - 1, self.name
