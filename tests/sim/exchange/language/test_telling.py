"""What is told of a text: its own faults at their places, and those of what it builds on where it names that."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.exchange.language.telling import told_of
from sim.story.library import Folders
from sim.workbench.depth import STATIC
from tests.sim.exchange.language.test_finding import STORY
from tests.sim.exchange.language.test_retyping import PACK
from tests.support.benches import checked
from tests.support.written import FOLDERS


def test_it_is_what_a_check_without_playing_tells() -> None:
    said = [(one.code, one.message, one.place.line, one.place.column) for one in told_of(STORY, "x.yaml", FOLDERS)]
    assert said == [(one.code, one.message, one.place.line, one.place.column) for one in checked(STORY, STATIC)]


@pytest.mark.parametrize(("text", "line"), [(STORY, 3), (PACK, 3)])
def test_a_fault_of_the_vocabulary_is_told_where_the_text_names_it(text: str, line: int, tmp_path: Path) -> None:
    vocabulary = tmp_path / "scenarios" / "vocabulary" / "mine.yaml"
    vocabulary.parent.mkdir(parents=True)
    vocabulary.write_text("format: 1\ntitle: Mine\nacts:\n  wait: {text: waits, by: [player]}\n    x: 1\n", "utf-8")
    head, _, rest = text.partition("\n")
    title, _, rest = rest.partition("\n")
    told = told_of(f"{head}\n{title}\nvocabulary: mine\n{rest}", "x.yaml", Folders(tmp_path))
    [about] = [one for one in told if one.message.startswith(f"{vocabulary}:5: ")]
    assert about.place == ("x.yaml", line, 13, 4)
    assert {one.place.path for one in told} == {"x.yaml"}
