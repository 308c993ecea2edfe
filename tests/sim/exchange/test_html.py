from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sim.story.library import SHIPPED
from tests.support.browser import Phones, chromium
from tests.support.published import ON_PAGE, in_engine, shipped, write_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STORIES = sorted(path.stem for path in SHIPPED.glob("*.yaml"))
PLAYS = 17  # of each of the twelve stories, and as many of a lesson: over two hundred


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.fixture
def phones(browser: Browser) -> Iterator[Phones]:
    all_ = Phones(browser)
    yield all_
    all_.close()


@pytest.mark.parametrize("name", STORIES)
def test_a_page_plays_and_judges_as_the_engine_does(name: str, phones: Phones, tmp_path: Path) -> None:
    story, pack = shipped(name)
    engine = [in_engine(story, pack, seed) for seed in range(PLAYS)]
    page = phones.phone()
    page.goto(write_page(tmp_path, story, pack).as_uri())
    found = page.evaluate(ON_PAGE, [[str(seed), taken] for seed, (taken, _) in enumerate(engine)])
    for seed, (there, (_, here)) in enumerate(zip(found, engine, strict=True)):
        for key in here:
            assert there[key] == here[key], (name, seed, key)
