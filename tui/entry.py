"""The first words: what this is, what it is not, and where to find help."""

from __future__ import annotations

import os

CARD = (
    "A story about the weeks after an ordinary break-up, and advice that disagrees with itself. It is no counselling. "
    "If there was fear, control or violence, this advice is not for that situation"
)


def support() -> str:
    """Where to find help, as examples to confirm; lines of the person's own country come first."""
    from tui.shelf.folders import home
    from tui.shelf.settings import load_settings
    from tui.support.country import country_of
    from tui.support.lines import help_lines, nearest_first

    settings, damaged = load_settings(home())
    found = help_lines(home())
    near = nearest_first(found.lines, settings.country or country_of(os.environ))
    lines = "; ".join(f"{line.name} ({line.place}), {line.number}" for line in near)
    dates = " and ".join(dict.fromkeys(line.checked for line in near if line.checked))
    dated = f"Numbers change (these are of {dates}): confirm them." if dates else "Numbers change: confirm them."
    return " ".join(filter(None, (f"Talk to somebody who knows, for example {lines}.", dated, found.trouble, damaged)))
