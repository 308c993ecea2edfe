"""A real terminal emulator (tmux) as tests drive it: keys in, the screen out, and waiting for what must come."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

LOOK = 0.05  # seconds between two looks at the screen
# Looks after which a text that does not come counts as missing: a machine that stands still takes none of them away.
PATIENCE = 2400
STILL = 8  # looks in a row at which the screen is the same


def needs_tmux() -> None:
    """Skip where there is no tmux; in CI that is a failure."""
    if shutil.which("tmux") is not None:
        return
    if os.environ.get("CI"):
        pytest.fail("there is no tmux here, and CI has to have it: apt-get install tmux")
    pytest.skip("there is no tmux here (apt-get install tmux)")


class Tmux:
    """One terminal of a fixed size on a tmux server of its own, in which a shell waits for commands."""

    def __init__(self, folder: Path, size: tuple[int, int], **environment: str) -> None:
        self.folder = folder
        self.environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **environment}
        columns, rows = map(str, size)
        self._tmux("-f", os.devnull, "new-session", "-d", "-x", columns, "-y", rows, "-c", str(folder), "sh")
        self._tmux("set-option", "status", "off")
        self._tmux("resize-window", "-x", columns, "-y", rows)

    def run(self, *command: str | Path, **environment: str) -> None:
        """Run a command on an empty screen; when it has ended the screen says `ended with` its exit code."""
        settings = "".join(f"export {name}={shlex.quote(value)}\n" for name, value in environment.items())
        script = f"{settings}echo $$ >pid\nexec {shlex.join(map(str, command))}\n"
        (self.folder / "run").write_text(script, encoding="utf-8")
        self.type("clear; sh run; echo ended with $?")
        self.press("Enter")

    def type(self, text: str) -> None:
        """Type a text as it is."""
        self._tmux("send-keys", "-l", text)

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names for them: Enter, Escape, C-q, F1, or a character."""
        self._tmux("send-keys", *keys)

    def screen(self) -> str:
        """What the terminal shows now."""
        return self._tmux("capture-pane", "-p")

    def history(self) -> str:
        """What the terminal shows, and all of what scrolled by that it remembers."""
        return self._tmux("capture-pane", "-p", "-S", "-")

    def until(self, *texts: str) -> str:
        """Wait until the screen shows all of these texts; the screen. Fails where they do not come."""
        return self._wait(lambda shown: all(text in shown for text in texts), f"{texts} did not come")

    def until_gone(self, text: str) -> str:
        """Wait until the screen does not show a text any more; the screen."""
        return self._wait(lambda shown: text not in shown, f"{text!r} did not go")

    def kill(self) -> None:
        """kill -9 for the command that runs at this moment; a new shell takes its place, as a new window would."""
        os.kill(int((self.folder / "pid").read_text(encoding="utf-8")), signal.SIGKILL)
        self.until("ended with 137")
        self._tmux("respawn-pane", "-k", "sh")
        self.until_gone("ended with 137")

    def close(self) -> None:
        """End the server with everything in it."""
        self._tmux("kill-server")

    def _wait(self, holds: Callable[[str], bool], otherwise: str) -> str:
        """The first screen that holds and lies still: a key that comes before is one typed ahead, which may be lost."""
        before, shown, still = "", "", 0
        for _ in range(PATIENCE):
            shown = self.screen()
            before, still = shown, still + 1 if shown == before else 0
            if holds(shown) and still >= STILL:
                return shown
            time.sleep(LOOK)
        pytest.fail(f"{otherwise}; the screen shows\n{shown}")

    def _tmux(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", "tmux.socket", *words],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout
