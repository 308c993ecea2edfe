"""At which addresses phones could find this machine."""

from __future__ import annotations

from collections.abc import Sequence

from tui.doctor.finding import Finding, State
from tui.network.addresses import Address, Kind

PASSED_OVER = {
    Kind.BRIDGE: "for containers or virtual machines",
    Kind.TUNNEL: "a tunnel or mobile data",
    Kind.DOWN: "not connected",
}
WITHOUT = (
    "Join a network, or plug in a cable. A lesson from the projector alone needs none: `heartwork host --no-network`."
)
NO_PHONE = "Phones cannot find this machine: it is on no network."


def check_addresses(found: Sequence[Address]) -> Finding:
    """The addresses for phones, the likeliest first, and why others are none."""
    phones = [each for each in found if each.kind is Kind.LAN]
    facts = {"addresses": [{"address": each.ip, "interface": each.interface, "kind": each.kind} for each in found]}
    others = [f"{each.ip} ({each.interface}: {PASSED_OVER[each.kind]})" for each in found if each.kind in PASSED_OVER]
    aside = f" Not for them: {', '.join(others)}." if others else ""
    if not phones:
        return Finding(State.LOOK, NO_PHONE + aside, WITHOUT, facts)
    first, *more = phones
    told = f"Phones look for this machine at {first.ip} ({first.interface})"
    told += f", or at {', '.join(each.ip for each in more)}." if more else "."
    return Finding(State.OK, told + aside, facts=facts)
