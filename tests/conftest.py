"""What every test gets: no settings of the person who runs it, a home of its own, and steady Hypothesis."""

from __future__ import annotations

import gc
import itertools
import os
import signal
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.support.browser import Phones, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("person", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "person"))

# A runner in the background of a shell ignores Ctrl+C, and so would every command that the tests start and interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

_NAMES = (
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "LINES",
    "PYTHONPATH",
    "LC_ALL",
    "LC_MESSAGES",
)
_PREFIXES = ("HEARTWORK_", "TEXTUAL_", "_HEARTWORK_")
_FOLDERS = {
    "XDG_DATA_HOME": ".local/share",
    "XDG_CONFIG_HOME": ".config",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-goldens", action="store_true", help="write the goldens of the screens anew")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--write-goldens"):
        from tests.support import goldens

        goldens.writing = True


def pytest_collection_finish() -> None:
    """Look for garbage less often, and never in what was imported and collected: that stays, and is most there is."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Three workers for two processors where `-n auto` leaves it open: a test of a screen or of a command in a process
    of its own spends about a third of its time waiting."""
    workers = yield
    return workers if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ else workers + workers // 2


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Homes that do not exist yet: a test that writes nothing costs no folder."""
    base = tmp_path_factory.mktemp("homes")
    return (base / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def home(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the home and the folders for data, settings and state at a new place, and clear the settings."""
    for name in list(os.environ):
        if name in _NAMES or name.startswith(_PREFIXES):
            monkeypatch.delenv(name)
    place = next(_homes)
    monkeypatch.setenv("HOME", str(place))
    monkeypatch.setenv("LANG", "C.UTF-8")  # of no country: help lines would come in another order
    for name, folder in _FOLDERS.items():
        monkeypatch.setenv(name, str(place / folder))
    return place


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real one, for the tests of a file."""
    with chromium() as one:
        yield one


@pytest.fixture
def phones(browser: Browser) -> Iterator[Phones]:
    """Pages in it, which are looked over in the end."""
    all_ = Phones(browser)
    yield all_
    all_.close()
