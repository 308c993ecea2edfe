"""A real terminal (a pty) with the command in it: what it wrote, what is typed, how it ends."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from contextlib import suppress

STYLE = re.compile(rb"\x1b\[[0-9;]*m")
# A test gives up after so many waits of a second without a byte. Many short waits and not one long one: a machine that
# stands still, as shared ones do for minutes, takes away the one that is going on and not all of a program's time.
PATIENCE = 120


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, program: list[str], size: tuple[int, int] = (80, 24), **environment: str) -> None:
        self.screen, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.process = subprocess.Popen(
            program,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", **environment},
        )
        os.close(inside)
        self.read = b""

    def until(self, text: bytes) -> bytes:
        """What was written since the last call, up to a text. Fails where the text never comes."""
        while text not in self.read:
            more = self.more()
            assert more, f"the terminal was closed; it wrote {self.read!r}"
            self.read += more
        shown, _, self.read = self.read.partition(text)
        return shown + text

    def rest(self) -> bytes:
        """What was written since the last call of `until`, up to the end of the program."""
        while more := self.more():
            self.read += more
        return self.read

    def more(self) -> bytes:
        """The next bytes; empty when the terminal is closed."""
        assert any(self._is_written_to() for _ in range(PATIENCE)), f"nothing more was written after {self.read!r}"
        try:
            return os.read(self.screen, 65536)
        except OSError:  # Linux says so when nobody holds the other side any more
            return b""

    def type(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self.screen, keys)

    def interrupt(self) -> None:
        """Ctrl+C at a question, and once more where nothing comes of it: a program that is told between asking and
        waiting for keys sleeps through it until the next."""
        for _ in range(PATIENCE):
            self.process.send_signal(signal.SIGINT)
            if any(self._is_written_to() for _ in range(5)):
                return

    def end(self) -> int:
        """Wait for the program to end by itself; its exit code."""
        for _ in range(PATIENCE):
            with suppress(subprocess.TimeoutExpired):
                return self.process.wait(timeout=1)
        raise AssertionError(f"it goes on and on; it wrote {self.read!r}")

    def _is_written_to(self) -> bool:
        """Whether there is something to be read within a second; the end counts too."""
        return bool(select.select([self.screen], [], [], 1)[0])

    def close(self) -> None:
        """End the program, whatever it is doing, and let go of the terminal."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.screen)


def command(*arguments: str) -> list[str]:
    """The command of this source tree."""
    return [sys.executable, "-m", "tui.cli", *arguments]
