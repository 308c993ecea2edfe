"""`heartwork join`: a seat in a room, in plain lines."""

from __future__ import annotations

import click

HELP = """Take a seat in the room at ADDRESS with its CODE, in plain lines of text.

Both are on the screen in front; a link of the room (http://ADDRESS/#CODE) is enough by itself.
It is the same seat as on a phone: your card when you ask for it, the story, your vote, the debrief. You get a name that
is made up. Your seat is remembered here: joining again, from this machine, comes back to it. Type help for what can be
typed. Ctrl+C leaves; the seat stays yours.

Exit codes: 0 the lesson is over or you left, 2 wrong usage, 3 there is no such room, or no seat in it, 130 interrupted.
"""


@click.command("join", help=HELP, short_help="A seat in a room, in plain lines.")
@click.argument("address")
@click.argument("code", required=False)
def command(address: str, code: str | None) -> int:
    """Join a room."""
    import asyncio
    import gc

    from tui.joining.address import parse

    place, known = parse(address, code)
    gc.enable()  # unlike most verbs this one stays
    return asyncio.run(_join(place, known))


async def _join(address: str, code: str) -> int:
    from aiohttp import ClientSession, DummyCookieJar

    from tui.cli.output import talk
    from tui.cli.telling import page
    from tui.joining.sitting import Sitting
    from tui.joining.tokens import keep_token, token_for
    from tui.joining.typed import typed
    from tui.joining.wire import Wire, seated
    from tui.prose import clean
    from tui.shelf.folders import home

    async with ClientSession(cookie_jar=DummyCookieJar()) as session:
        wire = Wire(session, address, token_for(code, home()))
        name = seated(await wire.join(code), address)
        try:
            keep_token(code, wire.token, home())
        except OSError as error:
            talk(f"This seat cannot be remembered here ({error.strerror}): keep this window open.")
        click.echo(f"You are {clean(name)} in this room. Type help for what you can type.")
        return await Sitting(wire, page()).run(typed(0))
