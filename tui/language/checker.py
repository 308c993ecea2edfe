"""The process in which texts are checked: in the server's own, an answer would wait for a check that is going on."""

from __future__ import annotations

import pickle
import subprocess
import sys
from contextlib import suppress

from sim.source.diagnostics import Diagnostic
from sim.story.library import Folders


class Checker:
    """Whoever checks texts, one after the other. The process is started for the first, and again should it be gone."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self._process: subprocess.Popen[bytes] | None = None

    def told_of(self, text: str, path: str) -> list[Diagnostic]:
        """Every diagnostic of a text. Takes as long as the check does, so it is for a thread that may wait."""
        for _ in range(2):
            with suppress(OSError, EOFError, pickle.UnpicklingError):
                return self._ask(text, path)
            self.end()
        from sim.exchange.language.telling import told_of  # where no process can be started, in this one

        return told_of(text, path, self.folders)

    def _ask(self, text: str, path: str) -> list[Diagnostic]:
        if self._process is None:
            # -P: a file in the folder of somebody's stories is no module of ours
            words = [sys.executable, "-P", "-m", "tui.language.checking"]
            self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin
        assert self._process.stdout
        pickle.dump((text, path, self.folders), self._process.stdin)
        self._process.stdin.flush()
        found: list[Diagnostic] = pickle.load(self._process.stdout)  # noqa: S301  # only our own process writes to it
        return found

    def end(self) -> None:
        """Let go of the process; a further text would start another."""
        gone, self._process = self._process, None
        if gone is not None:
            gone.kill()
            with suppress(OSError), gone:  # closes its pipes, in which something may be left, and waits for it
                pass
