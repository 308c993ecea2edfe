"""The first words: what this is, what it is not, and where to find help."""

from __future__ import annotations

import os

WHAT = "A story about the weeks after an ordinary break-up, and advice that disagrees with itself."
NOT_FOR = "If there was fear, control or violence, this advice is not for that situation"
CARD = f"{WHAT} It is no counselling. {NOT_FOR}"


def card() -> tuple[str, ...]:
    """The entry card of the app, paragraph by paragraph."""
    return (
        f"{WHAT} You decide, somebody answers, days go by. Afterwards you can look back, and try another way.",
        "It is no counselling, and no way to win somebody back. A calm goodbye is worth as much here as a reunion. The "
        "people are invented; none of them can know what the person you miss would say.",
        f"{NOT_FOR}. {support()} F2 shows where to find somebody, wherever you are in here.",
        "Your plays and notes stay on this machine. You may stop at any moment; the story waits where you left it.",
        "Choose a story with the arrow keys, and press enter. F1 tells what else can be done.",
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
