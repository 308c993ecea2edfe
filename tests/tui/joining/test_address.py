"""Where a room is, as people type it."""

from __future__ import annotations

import click
import pytest

from tui.joining.address import parse


@pytest.mark.parametrize(
    ("address", "code", "found"),
    [
        ("192.168.1.5:8000", "BCDFGH", ("http://192.168.1.5:8000", "BCDFGH")),
        ("http://192.168.1.5:8000/", "BCDFGH", ("http://192.168.1.5:8000", "BCDFGH")),
        ("http://192.168.1.5:8000/#BCDFGH", None, ("http://192.168.1.5:8000", "BCDFGH")),
        ("desk.local:8000/#BCDFGH", None, ("http://desk.local:8000", "BCDFGH")),
        ("[::1]:8000", "BCDFGH", ("http://[::1]:8000", "BCDFGH")),
    ],
)
def test_an_address_and_a_code_are_found(address: str, code: str | None, found: tuple[str, str]) -> None:
    assert parse(address, code) == found


@pytest.mark.parametrize("address", ["", "https://desk:1", "file:///etc/passwd", "http://", "[", "desk:port", "a:0"])
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(click.UsageError, match="no address of a room"):
        parse(address, "BCDFGH")


def test_without_a_code_it_is_asked_for() -> None:
    with pytest.raises(click.UsageError, match="which room"):
        parse("192.168.1.5:8000", None)
