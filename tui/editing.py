"""Starting the author's editor from the app: in the terminal, which it gives back, or in a window of its own."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

from tui.workbench.editor import SET, call

if TYPE_CHECKING:
    from textual.app import App


class EditorFault(Exception):
    """The editor did not open; the message says why, and what to do."""


def open_editor(app: App[Any], path: Path, line: int) -> None:
    """Open the editor at a line of a file. One that needs the terminal is waited for. Raises EditorFault."""
    words, in_terminal = call(os.environ, path, line) or ((), False)
    if not words:
        raise EditorFault(f"No editor is named. {SET}")
    try:
        if in_terminal:
            _in_terminal(app, words)
        else:
            _in_window(words)
    except OSError as error:
        raise EditorFault(f"{words[0]} could not be started: {error.strerror or error}. {SET}") from None
    except SuspendNotSupported:
        raise EditorFault(f"{words[0]} needs the terminal, and cannot have it here.") from None


def _in_terminal(app: App[Any], words: tuple[str, ...]) -> None:
    trouble = None
    with app.suspend(), _undisturbed():
        try:  # in here: an error that came out would leave the app suspended
            subprocess.run(words, check=False)
        except OSError as error:
            trouble = error
    if trouble is not None:
        raise trouble


def _in_window(words: tuple[str, ...]) -> None:
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(words, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True)
    Thread(target=process.wait, name="editor", daemon=True).start()  # nobody else asks when it has ended


@contextmanager
def _undisturbed() -> Iterator[None]:
    """While the editor has the terminal, its keys are its own: Emacs lets Ctrl+G interrupt whoever is there.

    The app hears of such a signal from the loop, by way of a file descriptor, so that is put aside, too.
    """
    told = signal.set_wakeup_fd(-1)
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        signal.set_wakeup_fd(told)
