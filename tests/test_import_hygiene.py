"""Nothing heavy is imported before it is needed: each case asks a fresh interpreter what it has loaded."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.support.command import AGES

_RUN = """
import sys
{statement}
"""

_COMMAND = """
import sys
from tui.cli import main
sys.argv = ["heartwork", *{arguments!r}]
try:
    code = main()
except SystemExit as stopped:
    code = stopped.code
assert not code, f"heartwork ended with {{code}}"
"""

_TELL = """
print("LOADED", *(name for name in sys.modules if "." not in name), file=sys.stderr)
"""


def loaded_by(code: str, answers: str = "") -> set[str]:
    """The top-level modules that a fresh interpreter holds after `code`, with `answers` as its stdin."""
    done = subprocess.run(
        [sys.executable, "-c", code + _TELL],
        input=answers,
        capture_output=True,
        text=True,
        timeout=AGES,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    last = done.stderr.splitlines()[-1]
    assert last.startswith("LOADED ")
    return set(last.split()[1:])


@pytest.mark.parametrize("statement", ["import sim", "import sim.source", "import sim.story"])
def test_the_library_brings_no_heavy_package(statement: str) -> None:
    loaded = loaded_by(_RUN.format(statement=statement))
    assert loaded.isdisjoint({"textual", "rich", "click", "networkx"})


def test_importing_sim_alone_reads_no_yaml() -> None:
    assert "yaml" not in loaded_by(_RUN.format(statement="import sim"))


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["play", "--help"], ["report", "--help"]])
def test_help_is_light(arguments: list[str]) -> None:
    loaded = loaded_by(_COMMAND.format(arguments=arguments))
    assert loaded.isdisjoint({"textual", "rich", "networkx", "yaml"})


def test_the_shell_of_the_app_waits_with_the_stories() -> None:
    loaded = loaded_by(_RUN.format(statement="import tui.app"))
    assert "textual" in loaded
    assert loaded.isdisjoint({"sim", "yaml", "networkx", "click"})


def test_the_plain_player_is_light() -> None:
    arguments = ["play", "dishwasher-treaty", "--plain", "--seed", "7"]
    loaded = loaded_by(_COMMAND.format(arguments=arguments), answers="1\n1\n1\n")
    assert "yaml" in loaded
    assert loaded.isdisjoint({"textual", "rich", "networkx"})


def test_looking_at_the_laptop_is_light() -> None:
    loaded = loaded_by(_COMMAND.format(arguments=["doctor"]))
    assert "ifaddr" in loaded
    assert loaded.isdisjoint({"textual", "rich", "networkx", "aiohttp"})


@pytest.mark.parametrize("target", ["text", "svg", "mermaid", "dot"])
def test_a_story_is_exported_without_a_graph_library(target: str) -> None:
    arguments = ["export", "dishwasher-treaty", "--to", target, "--colour", "visits", "--plays", "9", "-o", os.devnull]
    loaded = loaded_by(_COMMAND.format(arguments=arguments))
    assert "yaml" in loaded
    assert loaded.isdisjoint({"textual", "rich", "networkx", "dask"})
