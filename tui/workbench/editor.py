"""The author's own editor at a line of a file: which one, how it is called, and whether it needs the terminal."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

SET = "Set VISUAL or EDITOR, for example: export VISUAL=nano (or: export VISUAL=code)"

PLUS = ("+{line}", "{file}")
COLON = ("{file}:{line}",)
GOTO = ("--goto", "{file}:{line}")
LINE = ("--line", "{line}", "{file}")
DASH = ("-l", "{line}", "{file}")
PLAIN = ("{file}",)

_IN_TERMINAL = {
    **dict.fromkeys(
        ("vi", "vim", "nvim", "view", "nano", "pico", "micro", "helix", "kak", "ne", "joe", "jed", "mg", "mcedit"), PLUS
    ),
    **dict.fromkeys(("emacs", "emacsclient"), PLUS),
    "hx": COLON,
}
_IN_WINDOW = {
    **dict.fromkeys(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"), GOTO),
    **dict.fromkeys(("subl", "zed", "zeditor", "geany", "lapce"), COLON),
    **dict.fromkeys(("gvim", "mvim", "gedit", "gnome-text-editor", "xed", "pluma", "bbedit"), PLUS),
    **dict.fromkeys(("kate", "kwrite", "mousepad", "idea", "pycharm"), LINE),
    "mate": DASH,
}
_EMACS_IN_TERMINAL = frozenset({"-nw", "-t", "-tty", "--tty", "--no-window-system"})


class Call(NamedTuple):
    """How an editor is started; one `in_terminal` takes the terminal for itself until it is left."""

    words: tuple[str, ...]
    in_terminal: bool


def call(environment: Mapping[str, str], path: Path, line: int) -> Call | None:
    """The call of the editor that VISUAL or EDITOR names, at a line (from 1); None where neither names one.

    An editor that nobody here knows gets the terminal, as it would from other programs, and is told no line.
    """
    named = environment.get("VISUAL", "").strip() or environment.get("EDITOR", "").strip()
    words = _split(named)
    if not words:
        return None
    name = Path(words[0]).name.removesuffix(".exe")
    in_terminal = name not in _IN_WINDOW and not _opens_a_frame(name, words, environment)
    form = _IN_TERMINAL.get(name) or _IN_WINDOW.get(name) or PLAIN
    place = (part.format(file=path.absolute(), line=max(1, line)) for part in form)
    return Call((*words, *place), in_terminal)


def _split(named: str) -> list[str]:
    """The words of a command; one with a lone quotation mark in it is a single word, such as a folder's name."""
    try:
        return shlex.split(named)
    except ValueError:
        return [named]


def _opens_a_frame(name: str, words: list[str], environment: Mapping[str, str]) -> bool:
    """Emacs draws in a window of its own where there is a screen for it, unless it is told not to."""
    has_screen = any(environment.get(each) for each in ("DISPLAY", "WAYLAND_DISPLAY"))
    return name in ("emacs", "emacsclient") and has_screen and _EMACS_IN_TERMINAL.isdisjoint(words)
