"""Every file of stories, acts and advice that ships is sound, and safe in every state that play can come to."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.source.diagnostics import Severity
from sim.story.library import SHIPPED
from sim.workbench.check import check_file
from sim.workbench.depth import FULL
from tests.support.repertoire import FOLDERS


@pytest.mark.parametrize("path", sorted(SHIPPED.rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_file_that_ships_has_no_fault_and_everything_about_it_is_proved(path: Path) -> None:
    found = check_file(path, FOLDERS, FULL)
    assert [one for one in found if one.severity is not Severity.ADVICE] == []
    assert "HW430" not in {one.code for one in found}
