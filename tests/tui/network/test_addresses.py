from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address
from itertools import permutations
from pathlib import Path

import pytest

from tui.network.addresses import Address, Kind, addresses, in_order, kind

LAN, LOOPBACK, LINK_LOCAL, BRIDGE, TUNNEL, DOWN = Kind


@pytest.fixture
def system(tmp_path: Path) -> Path:
    """What Linux says of a laptop with a card in use and one that is not, two bridges and a tunnel of its own name."""
    _interface(tmp_path, "wlp2s0", state="up", device=True)
    _interface(tmp_path, "enp1s0", state="down", device=True)
    _interface(tmp_path, "veth9", state="up")
    _interface(tmp_path, "machines", state="up", ports=["veth9"])
    _interface(tmp_path, "house", state="up", ports=["veth9", "wlp2s0"])
    _interface(tmp_path, "office", type_="65534")
    return tmp_path


def _interface(
    system: Path, name: str, state: str = "unknown", type_: str = "1", device: bool = False, ports: Iterable[str] = ()
) -> None:
    about = system / name
    about.mkdir()
    (about / "operstate").write_text(f"{state}\n")
    (about / "type").write_text(f"{type_}\n")
    if device:
        (about / "device").mkdir()
    if ports:
        (about / "bridge").mkdir()
    for port in ports:
        (about / "brif" / port).mkdir(parents=True)


@pytest.mark.parametrize(
    ("ip", "interface", "expected"),
    [
        ("192.168.1.7", "wlp2s0", LAN),
        ("2001:db8::7", "wlp2s0", LAN),
        ("fd00::7", "wlp2s0", LAN),
        ("130.60.1.7", "wlp2s0", LAN),  # some universities give everybody a public one
        ("127.0.0.1", "lo", LOOPBACK),
        ("::1", "lo", LOOPBACK),
        ("169.254.3.4", "wlp2s0", LINK_LOCAL),
        ("fe80::1", "wlp2s0", LINK_LOCAL),
        ("10.0.0.5", "enp1s0", DOWN),
        ("172.17.0.1", "docker0", BRIDGE),
        ("192.168.122.1", "machines", BRIDGE),
        ("192.168.1.8", "house", LAN),  # a bridge with a real card in it leads out
        ("10.8.0.2", "office", TUNNEL),
        ("100.101.102.103", "tailscale0", TUNNEL),
    ],
)
def test_an_address_is_told_by_what_its_interface_is_for(ip: str, interface: str, expected: Kind, system: Path) -> None:
    assert kind(ip_address(ip), interface, system) is expected


@pytest.mark.parametrize(
    ("ip", "interface", "expected"),
    [("192.168.1.7", "en0", LAN), ("192.168.2.1", "bridge100", LAN), ("10.1.1.1", "utun3", TUNNEL)],
)
def test_without_files_about_it_the_name_of_an_interface_says_what_it_is_for(
    ip: str, interface: str, expected: Kind, tmp_path: Path
) -> None:
    assert kind(ip_address(ip), interface, tmp_path) is expected


def test_those_for_phones_come_first_and_of_them_the_one_that_others_are_spoken_to_from() -> None:
    ordered = [
        Address("10.0.0.2", "eth1", LAN),
        Address("192.168.1.7", "eth0", LAN),
        Address("8.8.4.4", "eth2", LAN),
        Address("fd00::7", "eth0", LAN),
        Address("2a00::7", "eth0", LAN),
        Address("127.0.0.1", "lo", LOOPBACK),
    ]
    for shuffled in permutations(ordered):
        assert in_order(shuffled, preferred="10.0.0.2") == ordered


def test_this_machine_has_a_loopback_and_every_address_of_it_can_be_read() -> None:
    found = addresses()
    assert ("127.0.0.1", LOOPBACK) in [(each.ip, each.kind) for each in found]
    assert all(ip_address(each.ip) for each in found)
