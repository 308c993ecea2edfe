"""An author's prose as ink that shows it as it is: nothing in it is logic, a mark or the start of a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sim.exchange.plain import plain

DAY_HERE = "{hw_day()}"
_OWN = re.compile(r"[\\{}|#<>\[\]~]|(?<=/)[/*]")  # a divert, a thread and glue are broken with their `<` or `>`
# What begins a statement at the start of a line; a stray `else` would end a condition.
_BEGINS = re.compile(r"[-+*=~&!$(/]|(?:TODO|VAR|CONST|LIST|INCLUDE|EXTERNAL|else)\b")


def prose(parts: Sequence[str], before: str = "", after: str = "") -> str:
    """One line of ink that tells these parts, the day between them; nothing where there is nothing to tell.

    `before` and `after` stand around it, and are escaped like the rest.
    """
    if not any(map(plain, parts)) and len(parts) == 1:
        return ""
    pieces = [before + parts[0], *parts[1:]]
    pieces[-1] += after
    line = DAY_HERE.join(map(_escaped, pieces)).strip()
    return f"\\{line}" if _BEGINS.match(line) else line


def remark(parts: Sequence[str], before: str = "") -> str:
    """A comment of one line, for whoever reads the source; a player never sees it, nor does the compiled file."""
    return f"// {before}{plain('<day>'.join(parts))}"


def _escaped(part: str) -> str:
    kept = plain(f"x{part}x")[1:-1]  # the blanks at its ends part it from the day
    return _OWN.sub(r"\\\g<0>", kept)
