"""A browser for the pages of a file of tests, and phones that are looked over in the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.support.browser import Phones, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.fixture
def phones(browser: Browser) -> Iterator[Phones]:
    all_ = Phones(browser)
    yield all_
    all_.close()
