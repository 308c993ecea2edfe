"""That the README lists the stories that ship, as their files say. `pytest --write-goldens` writes the list anew."""

from __future__ import annotations

import re

import pytest

from tests.support import goldens
from tests.support.pages import README
from tests.support.repertoire import STORIES, story_named

HEAD = "| story | what it is about | minutes | level |\n|---|---|---|---|\n"
TABLE = re.compile(f"(?<={re.escape(HEAD)})(?:\\|.*\n)*")


def row(name: str) -> str:
    """A story as one line of the list."""
    scenario = story_named(name).scenario
    return f"| **{scenario.title}** (`{name}`) | {scenario.summary} | {scenario.minutes} | {scenario.level} |\n"


@pytest.mark.skipif(not README.exists(), reason="not the source tree")
def test_the_readme_lists_every_story_as_its_file_says() -> None:
    page, rows = README.read_text(encoding="utf-8"), "".join(map(row, STORIES))
    if goldens.writing:
        page = TABLE.sub(lambda _: rows, page)
        README.write_text(page, encoding="utf-8")
    assert TABLE.findall(page) == [rows]
