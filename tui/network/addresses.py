"""The addresses of this machine, and which of them a phone in the same room could reach.

What an interface is for shows in its name and, on Linux, in the files that the system has about it. A bridge counts as
real where a real card is part of it, and so does every bridge of macOS, which shares its own connection by one.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import NamedTuple, TypeAlias

IP: TypeAlias = IPv4Address | IPv6Address
LINUX = Path("/sys/class/net")
BRIDGES = ("docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "lxc", "lxd", "cni", "podman")
TUNNELS = ("tun", "tap", "utun", "wg", "ppp", "ipsec", "tailscale", "zt", "wwan")
TUNNEL_TYPES = ("512", "65534")  # what Linux calls point-to-point links, and those without addresses of their own
BEYOND = ("192.0.2.1", 9)  # an address that nobody has, to ask which way a packet would go; none is sent


class Kind(StrEnum):
    """What an address is good for."""

    LAN = "lan"
    LOOPBACK = "loopback"
    LINK_LOCAL = "link-local"
    BRIDGE = "bridge"
    TUNNEL = "tunnel"
    DOWN = "down"


class Address(NamedTuple):
    """An address of this machine, the interface that has it, and what it is good for."""

    ip: str
    interface: str
    kind: Kind


def addresses(system: Path = LINUX) -> list[Address]:
    """Every address, those that phones could reach first, and of these the likeliest. Raises OSError."""
    from ifaddr import get_adapters

    found = (
        (adapter.name, ip.ip if isinstance(ip.ip, str) else ip.ip[0])
        for adapter in get_adapters()
        for ip in adapter.ips
    )
    return in_order((Address(ip, name, kind(ip_address(ip), name, system)) for name, ip in found), towards_the_world())


def for_phones(found: Iterable[Address]) -> list[Address]:
    """Those at which a class can find a lesson, which listens at IPv4 alone: such an address can be typed by hand."""
    return [each for each in found if each.kind is Kind.LAN and ip_address(each.ip).version == 4]


def in_order(found: Iterable[Address], preferred: str) -> list[Address]:
    """Those for phones first: the preferred one, then the private ones, IPv4 before the longer IPv6."""

    def rank(each: Address) -> tuple[bool, bool, bool, bool]:
        ip = ip_address(each.ip)
        return each.kind is not Kind.LAN, each.ip != preferred, ip.version == 6, not ip.is_private

    return sorted(found, key=rank)


def kind(ip: IP, interface: str, system: Path = LINUX) -> Kind:
    """What an address of an interface is good for."""
    if ip.is_loopback:
        return Kind.LOOPBACK
    if ip.is_link_local:
        return Kind.LINK_LOCAL
    about = system / interface
    if _read(about / "type") in TUNNEL_TYPES or interface.startswith(TUNNELS):
        return Kind.TUNNEL
    if _is_bridge(about, interface):
        return Kind.BRIDGE
    return Kind.DOWN if _read(about / "operstate") in ("down", "lowerlayerdown") else Kind.LAN


def _is_bridge(about: Path, interface: str) -> bool:
    """Whether only programs of this machine are behind an interface: containers, virtual machines."""
    if (about / "bridge").is_dir():
        return not any((port / "device").exists() for port in _inside(about / "brif", about.parent))
    return interface.startswith(BRIDGES)


def _inside(ports: Path, system: Path) -> list[Path]:
    with suppress(OSError):
        return [system / port.name for port in ports.iterdir()]
    return []


def _read(file: Path) -> str:
    with suppress(OSError):
        return file.read_text(encoding="ascii").strip()
    return ""


def towards_the_world() -> str:
    """The address from which this machine speaks to others; empty where no way leads out."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(BEYOND)
        return str(probe.getsockname()[0])
    return ""
