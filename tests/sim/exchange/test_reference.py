"""The reference of the format in the docs: made from the schema. `pytest --write-goldens` writes it anew."""

from __future__ import annotations

import re

import pytest

from tests.support import goldens
from tests.support.format_parts import KINDS
from tests.support.pages import ROOT
from tests.support.reference import keys_without_example, reference

PAGE = ROOT / "docs" / "format.md"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="not the source tree")


def test_the_reference_says_what_the_schema_says() -> None:
    goldens.assert_ends_so(PAGE, reference())


def test_every_key_that_fits_a_line_has_an_example() -> None:
    deep = {
        "situation",
        "cast",
        "state",
        "scenes",
        "choices",
        "lessons",
        "checks",
        "sources",
        "rules",
        "disputes",
        "acts",
    }
    unused = {"vocabulary", "set"}  # there is one vocabulary, and nobody needed a scene that sets a state
    assert set(keys_without_example()) <= deep | unused


def test_the_page_tells_where_each_part_is_told_of() -> None:
    page = PAGE.read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*)$", page, re.MULTILINE)
    assert headings == [part.title for kind in KINDS for part in kind.parts]
