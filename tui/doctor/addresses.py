"""At which addresses phones could find this machine."""

from __future__ import annotations

from collections.abc import Sequence

from tui.doctor.finding import Finding, State
from tui.network.addresses import Address, Kind, for_phones

PASSED_OVER = {
    Kind.BRIDGE: "for containers or virtual machines",
    Kind.TUNNEL: "a tunnel or mobile data",
    Kind.DOWN: "not connected",
}
IPV6 = "IPv6, at which no lesson listens"
WITHOUT = (
    "Join a network, or plug in a cable. A lesson from the projector alone needs none: `heartwork host --no-network`."
)
NO_PHONE = "Phones cannot find this machine: it is on no network that they could be on."


def check_addresses(found: Sequence[Address]) -> Finding:
    """The addresses for phones, the likeliest first, and why others are none."""
    phones = for_phones(found)
    facts = {"addresses": [{"address": each.ip, "interface": each.interface, "kind": each.kind} for each in found]}
    whys = (
        (each, IPV6 if each.kind is Kind.LAN else PASSED_OVER.get(each.kind)) for each in found if each not in phones
    )
    others = [f"{each.ip} ({each.interface}: {why})" for each, why in whys if why]
    aside = f" Not for them: {', '.join(others)}." if others else ""
    if not phones:
        return Finding(State.LOOK, NO_PHONE + aside, WITHOUT, facts)
    first, *more = phones
    told = f"Phones look for this machine at {first.ip} ({first.interface})"
    told += f", or at {', '.join(each.ip for each in more)}." if more else "."
    return Finding(State.OK, told + aside, facts=facts)
