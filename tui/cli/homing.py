"""The option `--home-page`: the address under which xAPI statements name accounts and stories."""

from __future__ import annotations

import click


def home_page(_ctx: click.Context, _option: click.Parameter, address: str | None) -> str | None:
    """The address without a slash at its end. Raises click.UsageError for what is none."""
    if address is None:
        return None
    from sim.exchange.xapi import is_home

    if not is_home(address):
        raise click.UsageError("--home-page is an address such as https://school.example/lrs")
    return address.rstrip("/")
