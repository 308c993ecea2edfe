"""Whether the program is whole: Python, heartwork and the packages that it is made of."""

from __future__ import annotations

import platform
import re
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, requires, version

from tui.doctor.finding import Finding, State

NAME = "heartwork"


def check_program(wanted: Sequence[str] | None = None, of: Callable[[str], str] = version) -> Finding:
    """Every package that this one asks for is here; `wanted` names them, and `of` tells the version of one."""
    found: dict[str, str] = {}
    missing = []
    for name in (NAME, *(_wanted() if wanted is None else wanted)):
        try:
            found[name] = of(name)
        except PackageNotFoundError:
            missing.append(name)
    facts = {"python": platform.python_version(), "packages": found, "missing": missing}
    versions = ", ".join((f"Python {platform.python_version()}", *(f"{name} {each}" for name, each in found.items())))
    if missing:
        told = f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} not installed beside {versions}."
        return Finding(State.TROUBLE, told, f"Install heartwork anew: pip install {NAME}", facts)
    return Finding(State.OK, f"{versions}.", facts=facts)


def _wanted() -> Iterator[str]:
    """The names of what heartwork cannot do without; nothing where it runs without being installed."""
    try:
        asked = requires(NAME) or ()
    except PackageNotFoundError:
        return
    for line in asked:
        name = re.match(r"[\w.-]+", line)
        if name and "extra ==" not in line:
            yield name[0]
