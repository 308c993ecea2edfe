"""A plugin for pytest: the stories of a project as tests, one that each checks clean and one for each of its checks.

pytest finds it by an entry point in every project whose environment has heartwork, and there it does nothing until it
is asked to, by `heartwork_stories` in the settings of pytest or by `--heartwork`. It is a module of its own and
imports the rest only then, so that it is in nobody's way who has a package named `sim` or `tui` too.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DEPTHS = ("static", "default", "full")
SUFFIXES = (".yaml", ".yml")
_HEAD = re.compile(rb"^format:", re.MULTILINE), re.compile(rb"^scenes:", re.MULTILINE)


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("heartwork")
    group.addoption("--heartwork", action="store_true", help="test every heartwork story among the files collected")
    parser.addini("heartwork_stories", "files to test as heartwork stories, as patterns from the root", type="args")
    parser.addini("heartwork_depth", f"how much is proved of a story: {', '.join(DEPTHS)}", default="default")


def pytest_configure(config: pytest.Config) -> None:
    patterns = config.getini("heartwork_stories")
    if patterns or config.getoption("heartwork"):
        depth = config.getini("heartwork_depth")
        if depth not in DEPTHS:
            raise pytest.UsageError(f"heartwork_depth is {depth!r}, and can be {', '.join(DEPTHS)}")
        every = bool(config.getoption("heartwork"))
        config.pluginmanager.register(Stories(_matching(config.rootpath, patterns), every), "heartwork-stories")


def _matching(root: Path, patterns: list[str]) -> frozenset[Path]:
    """The files of the patterns. One that matches nothing is told: it is a slip, and nobody would notice."""
    found: set[Path] = set()
    for pattern in patterns:
        try:
            files = set(root.glob(pattern))
        except (NotImplementedError, ValueError) as error:
            raise pytest.UsageError(f"heartwork_stories: {pattern!r} is no pattern from {root}: {error}") from None
        if not files:
            raise pytest.UsageError(f"heartwork_stories: no file in {root} matches {pattern!r}")
        found |= files
    return frozenset(found)


class Stories:
    """Collects these files, and where `every` is set whatever else looks like a story."""

    def __init__(self, files: frozenset[Path], every: bool) -> None:
        self.files = files
        self.every = every

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
        """A story's file as a collector of its tests."""
        if file_path in self.files or (self.every and file_path.suffix in SUFFIXES and _is_story(file_path)):
            from tui.pytest_stories import StoryFile

            return StoryFile.from_parent(parent, path=file_path)
        return None


def _is_story(path: Path) -> bool:
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return all(line.search(data) for line in _HEAD)
