"""Whether a program of this machine can be reached at its own addresses, tried for a moment."""

from __future__ import annotations

import socket
from collections.abc import Sequence

from tui.doctor.finding import Finding, State
from tui.network.addresses import Address, for_phones
from tui.network.listening import USUAL, listen
from tui.shelf.trouble import Trouble

PATIENCE = 0.3  # seconds; the way from a machine to itself takes a thousandth of that
MOST = 4  # a machine with many addresses is not tried at every one
LIMITS = "That was the way from this machine to itself. Try it with a phone too, on the network of the lesson."


def check_reaching(found: Sequence[Address], ports: tuple[int, ...] = USUAL) -> Finding | None:
    """Listen at each address for phones and connect to it from here; None where there is no such address."""
    phones = [each.ip for each in for_phones(found)][:MOST]
    tried = {ip: reach(ip, ports) for ip in phones}
    if not tried:
        return None
    facts = {"reached": [ip for ip, why in tried.items() if not why], "not_reached": [ip for ip in tried if tried[ip]]}
    broken = [f"{ip} ({why})" for ip, why in tried.items() if why]
    if len(broken) == len(tried):
        told = f"A program that listens here cannot be reached: {', '.join(broken)}."
        return Finding(State.TROUBLE, told, "Let Python through the firewall of this machine.", facts)
    if broken:
        told = f"Not every address can be reached: {', '.join(broken)}."
        return Finding(State.LOOK, told, f"Give the class another: {', '.join(facts['reached'])}.", facts)
    return Finding(State.OK, f"A program here answers at {', '.join(facts['reached'])}.", LIMITS, facts)


def reach(ip: str, ports: tuple[int, ...] = USUAL) -> str:
    """Why a program that listens at an address cannot be reached from here; empty where it can."""
    try:
        with listen(ip, ports) as listening:
            place = listening.getsockname()[:2]
            listening.settimeout(PATIENCE)
            with socket.create_connection(place, PATIENCE), listening.accept()[0]:
                return ""
    except Trouble as trouble:
        return trouble.message
    except TimeoutError:
        return "no answer"
    except OSError as error:
        return error.strerror or str(error)
