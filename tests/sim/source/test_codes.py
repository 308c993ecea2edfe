from __future__ import annotations

import re
from pathlib import Path

import pytest

import sim
import tui
from sim.source.codes import FOLDER, Example, Page, codes, page, read_page
from sim.source.diagnostics import Severity
from tests.support.checking import CHECKERS

PAGES = [page(code) for code in codes()]
EXAMPLES = [
    pytest.param(page, example, fails, id=f"{page.code}-{'fails' if fails else 'mended'}-{number}")
    for page in PAGES
    for fails, examples in ((True, page.fails), (False, page.mended))
    for number, example in enumerate(examples)
]


@pytest.mark.parametrize(("page", "example", "fails"), EXAMPLES)
def test_the_example_of_a_page_fails_as_the_page_says(
    page: Page, example: Example, fails: bool, tmp_path: Path
) -> None:
    if example.kind not in CHECKERS:
        pytest.fail(f"no checker for files of the kind {example.kind!r}")
    faults = CHECKERS[example.kind](example.text, tmp_path)
    advice = {fault.code for fault in faults if fault.severity is Severity.ADVICE} - {page.code}
    found = {fault.code for fault in faults} - advice  # a small example is no whole story, so advice would always come
    if fails:
        assert page.code in found
        assert found <= {page.code, *re.findall(r"HW\d{3}", page.why)}
    else:
        assert page.code not in found
        assert not [fault for fault in faults if fault.severity is Severity.ERROR]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_every_page_explains_itself_with_a_failing_and_a_mended_file(page: Page) -> None:
    assert page.why
    assert page.fails
    assert page.mended
    assert f"{page.code}.md" in {file.name for file in FOLDER.iterdir()}


def test_every_code_that_is_told_has_a_page_and_every_page_is_of_a_code_that_is_told() -> None:
    packages = [Path(package.__path__[0]) for package in (sim, tui)]
    source = "".join(file.read_text(encoding="utf-8") for package in packages for file in package.rglob("*.py"))
    assert set(re.findall(r'"(HW\d{3})"', source)) == set(codes())


def test_no_two_codes_share_a_name() -> None:
    names = [page.name for page in PAGES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("code", ["HW000", "hw101", "", "../HW101", "HW1010"])
def test_a_code_without_a_page_is_a_key_error(code: str) -> None:
    with pytest.raises(KeyError):
        page(code)


@pytest.mark.parametrize("text", ["", "# HW999 no severity", "# HW999 nothing (error)\n\nWhy.\n\n## Fails\n"])
def test_a_page_that_lacks_a_part_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a page"):
        read_page(text)
