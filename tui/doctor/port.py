"""Which port a lesson would take."""

from __future__ import annotations

from tui.doctor.finding import Finding, State
from tui.network.listening import EVERYWHERE, USUAL, listen
from tui.shelf.trouble import Trouble


def check_port(ports: tuple[int, ...] = USUAL, host: str = EVERYWHERE) -> Finding:
    """The first of the ports that is free, as a lesson would find it; it is let go of at once."""
    try:
        with listen(host, ports) as listening:
            port = int(listening.getsockname()[1])
    except Trouble as trouble:
        return Finding(
            State.TROUBLE,
            f"No program can listen on this machine: {trouble.message}.",
            "Close other programs that use the network, or restart this machine.",
            {"port": None, "usual": ports[0]},
        )
    facts = {"port": port, "usual": ports[0]}
    if port == ports[0]:
        return Finding(State.OK, f"Port {port} is free; a lesson takes it.", facts=facts)
    return Finding(
        State.LOOK,
        f"Port {ports[0]} is taken by another program; a lesson takes {port}.",
        "That does as well, unless a firewall was opened for the first. Perhaps another lesson is still running.",
        facts,
    )
