"""The installed command hosting a room in a process of its own, as `heartwork host` tells of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

COMMAND = Path(sys.executable).with_name("heartwork")
LONG = 60.0  # seconds in which a process ends that was asked to


class Hosted:
    """A room that is hosted: its address, code and the teacher's link."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self._home = home
        self._start(*arguments)

    def _start(self, *arguments: str) -> None:
        environment = {"PATH": os.environ["PATH"], "HOME": str(self._home), "LANG": "C.UTF-8"}
        self._process = subprocess.Popen(
            [str(COMMAND), "host", *arguments, "--headless"],
            env={**environment, "HEARTWORK_HOME": str(self._home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        told = dict(self._process.stdout.readline().strip().split(" ", 1) for _ in range(4))
        self.address, self.code, self.teacher = told["address"], told["code"], told["teacher"]

    @property
    def link(self) -> str:
        """What the QR code says."""
        return f"{self.address}/#{self.code}"

    @property
    def journal(self) -> str:
        """What is on disk of the room."""
        (path,) = (self._home / "rooms").glob("*.jsonl")
        return path.read_text(encoding="utf-8")

    def crash(self) -> None:
        """Stop it without a word."""
        self._end(signal.SIGKILL)

    def resume(self) -> None:
        """Go on with the room after it stopped."""
        self._start("--resume")

    def close(self) -> None:
        """Stop it as a person does."""
        if self._process.poll() is None:
            self._end(signal.SIGINT)

    def _end(self, how: signal.Signals) -> None:
        self._process.send_signal(how)
        self._process.wait(LONG)
        assert self._process.stdout is not None
        self._process.stdout.close()
