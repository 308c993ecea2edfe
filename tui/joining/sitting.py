"""Somebody at a terminal with a seat in a room: what comes in is told, what is typed goes out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress

import click

from tui.cli.output import talk
from tui.cli.telling import Page
from tui.joining import telling
from tui.joining.answering import HELP, Meant, meant
from tui.joining.lines import Line, View
from tui.joining.scenes import named, option_lines, scene_lines
from tui.joining.wire import Answer, Sign, Wire
from tui.shelf.trouble import Trouble

LOST = "The connection is lost. It is tried again by itself; your seat and your vote are kept."
MOVED = "This seat is open in another place now, and the newest counts. Join again to use it here."
GONE = "This seat is no longer yours. If that is a mistake, ask your teacher."


class Sitting:
    """One seat at one terminal."""

    def __init__(self, wire: Wire, page: Page) -> None:
        self._wire, self._page = wire, page
        self._view: View | None = None
        self._open: View | None = None  # the last view that had no veil over it
        self._lost = False

    async def run(self, lines: AsyncIterator[str]) -> int:
        """Until the lesson is over, the seat is gone, or nothing more is typed; the exit code."""
        listening = asyncio.create_task(self._listen())
        answering = asyncio.create_task(self._answer(lines))
        done, waiting = await asyncio.wait((listening, answering), return_when=asyncio.FIRST_COMPLETED)
        for task in waiting:
            task.cancel()
        await asyncio.wait((listening, answering))
        return next(iter(done)).result()

    async def _listen(self) -> int:
        async for event in self._wire.events():
            if isinstance(event, Sign):
                if event is not Sign.LOST:
                    talk(MOVED if event is Sign.MOVED else GONE)
                    return 0 if event is Sign.MOVED else 3
                self._tell_lost()
                continue
            self._see(event)
            if event.get("phase") == "ended":
                return 0
        raise AssertionError("a wire tells how it ends")

    def _tell_lost(self) -> None:
        if not self._lost:
            talk(LOST)
        self._lost = True

    def _see(self, view: View) -> None:
        if self._lost:
            talk("Connected again.")
        self._lost = False
        try:
            lines = [*telling.veiled(self._view["veil"] if self._view else "", view)]
            if not view["veil"]:
                lines += telling.news(self._open, view)
                self._open = view
        except (KeyError, TypeError, ValueError, AttributeError):
            raise Trouble(
                f"{self._wire.address} tells things that this program does not understand",
                "Is it the same version of heartwork as in front?",
            ) from None
        self._view = view
        self._say(lines)

    async def _answer(self, lines: AsyncIterator[str]) -> int:
        async for line in lines:
            if not line.strip():
                continue
            if self._view is None:
                talk("Wait: the room has not answered yet.")
                continue
            what = meant(line, self._view)
            if what.word == "leave":
                return 0
            await self._do(what, self._view)
        talk("The input ended here; your seat is kept.")
        return 0

    async def _do(self, what: Meant, view: View) -> None:
        if what.trouble:
            talk(what.trouble)
        elif what.word == "help":
            click.echo(HELP)
        elif what.word == "card":
            self._say(telling.card(view))
        elif what.word == "again":
            self._say(_again(view))
        elif what.word == "support":
            self._say(_support(await self._wire.get("/api/support")))
        else:
            answer = await self._wire.do(what.event, **dict(what.fields))
            self._say([Line(answer.why or _done(what, view))])

    def _say(self, lines: Iterable[Line]) -> None:
        for line in lines:
            click.echo(self._page.heading(line.text) if line.heading else self._page.prose(line.text))


def _again(view: View) -> Iterable[Line]:
    if view["veil"]:
        return telling.veiled("", view)
    if not view["scene"]:
        return telling.news(None, view)
    options = option_lines(view["decision"]) if view["yours"] and view["decision"] else ()
    return (*scene_lines(view["scene"]), *options)


def _done(what: Meant, view: View) -> str:
    fields = dict(what.fields)
    if what.event == "voted":
        return f"Recorded: {named(view['decision'], fields['option'])}."
    return {"marked": "Noted.", "parted": "Your line is kept.", "undid": "Taken back."}.get(what.event, "Done.")


def _support(answer: Answer) -> Iterable[Line]:
    yield Line("Somebody to talk to", heading=True)
    yield Line("You can step outside, or tell your teacher, at any time and without a reason.")
    yield Line("If somebody is in danger now, call the emergency number of where you are.")
    with suppress(KeyError, TypeError):  # from another version of heartwork
        for each in answer.data["lines"]:
            yield Line(f"  {each['name']}: {each['number']} ({each['place']}, checked {each['checked']})")
