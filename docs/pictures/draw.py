"""Draws the README's picture from a real play in a real terminal: `make pictures`."""

from __future__ import annotations

import fcntl
import io
import os
import pty
import struct
import sys
import tempfile
import termios
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

HERE = Path(__file__).parent
COLUMNS, ROWS = 78, 57
STORY, SEED, ANSWER = "dishwasher-treaty", 5, b"1\n"
PAPER, INK = (231, 221, 205), (28, 25, 23)
ACCENTS = [(207, 111, 96), (143, 170, 112), (222, 168, 92), (122, 152, 178), (178, 134, 160), (120, 170, 165)]
LAMPLIGHT = TerminalTheme(INK, PAPER, [INK, *ACCENTS, PAPER])
SVG = """<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>The first decisions of a play in the terminal</title>
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px ui-monospace, Menlo, Consolas, monospace; }}
{styles}
</style>
<defs>{lines}</defs>
<rect width="{width}" height="{height}" rx="10" fill="rgb(28,25,23)"/>
<g transform="translate({terminal_x}, {terminal_y})">{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""


def played() -> str:
    """What the terminal shows of a play that is answered by number."""
    with tempfile.TemporaryDirectory() as home:
        child, terminal = pty.fork()
        if child == 0:
            os.environ |= {"HEARTWORK_HOME": home, "TERM": "xterm-256color", "COLUMNS": str(COLUMNS)}
            os.execv(sys.executable, [sys.executable, "-m", "tui.cli", "play", STORY, "--plain", "--seed", str(SEED)])
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        shown = _up_to_prompt(terminal)
        os.write(terminal, ANSWER)
        shown += _up_to_prompt(terminal)
        os.write(terminal, b"q\n")
        os.waitpid(child, 0)
    return shown


def _up_to_prompt(terminal: int) -> str:
    data = b""
    while not data.endswith(b"\n> "):
        data += os.read(terminal, 4096)
    return data.decode()


def draw(shown: str, path: Path) -> None:
    """What was shown, as a picture of a terminal."""
    console = Console(record=True, width=COLUMNS, height=ROWS, file=io.StringIO(), force_terminal=True)
    text = Text.from_ansi(shown.replace("\r", ""))
    for line in text.split("\n")[: ROWS - 2]:
        console.print(line, soft_wrap=True)
    path.write_text(console.export_svg(title="heartwork", theme=LAMPLIGHT, code_format=SVG, unique_id="heartwork"))


if __name__ == "__main__":
    draw(played(), HERE / "play.svg")
