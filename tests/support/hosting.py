"""A room in a process of its own, as `heartwork host --headless` serves it."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.command import AGES
from tests.support.terminal import command


class Hosting:
    """The process, and what it told on its way."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stdout is not None
        told = [process.stdout.readline().split() for _ in range(4)]
        self.address, self.code, self.teacher, self.room = (value for _, value in told)
        assert [name for name, _ in told] == ["address", "code", "teacher", "room"]

    @property
    def secret(self) -> str:
        """What is behind the hash in the teacher's link."""
        return self.teacher.partition("#")[2]

    def end(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """End it; the exit code and what it said to people."""
        self.process.send_signal(how)
        _, told = self.process.communicate(timeout=AGES)
        return self.process.returncode, told


@contextmanager
def hosting(home: Path, *arguments: str) -> Iterator[Hosting]:
    """`heartwork host` with these arguments and a home; killed in the end where it still runs."""
    program = [*command("host", *arguments), "--headless"]
    environment = {**os.environ, "HEARTWORK_HOME": str(home)}
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            yield Hosting(process)
        finally:
            process.kill()
