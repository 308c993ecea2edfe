"""All the checks side by side, so that one which gets no answer from a disk or a network keeps nobody waiting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from tui.doctor.finding import Finding, State

if TYPE_CHECKING:
    from sim.story.library import Folders

PATIENCE = 4.0  # seconds for all of them; a sound machine takes a tenth of that
SILENT = Finding(
    State.TROUBLE, "There was no answer.", "A disk or a network hangs. Try without the one that is far away."
)
Check = Callable[[], Finding | None]


def examine(checks: Mapping[str, Check], patience: float = PATIENCE) -> dict[str, Finding]:
    """What each check found, in their order; one that has nothing to say is left out.

    Threads of their own, and daemons: a pool would wait at the end for the one that hangs.
    """
    answers: SimpleQueue[tuple[str, Finding | None]] = SimpleQueue()
    for name, check in checks.items():
        Thread(target=lambda name=name, check=check: answers.put((name, _ask(check))), daemon=True).start()
    until = monotonic() + patience
    found: dict[str, Finding | None] = dict.fromkeys(checks, SILENT)
    for _ in checks:
        try:
            name, finding = answers.get(timeout=max(0.0, until - monotonic()))
        except Empty:
            break
        found[name] = finding
    return {name: finding for name, finding in found.items() if finding is not None}


def _ask(check: Check) -> Finding | None:
    try:
        return check()
    except OSError as error:
        return Finding(State.TROUBLE, f"This could not be looked at: {error.strerror or error}.")


def every_check(home: Path, library: Folders, named: str | None, now: datetime) -> dict[str, Check]:
    """The checks of this machine, by the names that they are told under."""
    from tui.doctor.addresses import check_addresses
    from tui.doctor.clock import check_clock
    from tui.doctor.firewall import check_firewall
    from tui.doctor.keeping import check_keeping
    from tui.doctor.port import check_port
    from tui.doctor.program import check_program
    from tui.doctor.reaching import check_reaching
    from tui.doctor.screen import check_screen, this_screen
    from tui.doctor.stories import check_stories
    from tui.doctor.unseen import check_unseen
    from tui.network.addresses import addresses, for_phones
    from tui.network.listening import USUAL

    found = addresses()
    port = check_port()  # before others listen there
    taken = number if isinstance(number := port.facts["port"], int) else USUAL[0]
    on_a_network = bool(for_phones(found))
    return {
        "program": check_program,
        "port": lambda: port,
        "addresses": lambda: check_addresses(found),
        "reach": lambda: check_reaching(found),
        "firewall": lambda: check_firewall(taken) if on_a_network else None,
        "network": lambda: check_unseen() if on_a_network else None,
        "screen": lambda: check_screen(this_screen()),
        "keeping": lambda: check_keeping(home),
        "clock": lambda: check_clock(now),
        "stories": lambda: check_stories(library, named),
    }
