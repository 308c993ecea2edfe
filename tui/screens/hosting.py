"""A screen that leads a room: it asks the room's keeper, tells what was refused, and follows what others do there."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from textual import on
from textual.message import Message

from sim.classroom.events import Event
from sim.classroom.keeping import Keeper, Unkept
from sim.classroom.refusals import Refused
from sim.classroom.room import Room
from sim.play.session import RoadFault
from tui.projector.course import Step
from tui.projector.turning import Choice
from tui.screens.stage import Stage

UNKEPT = (
    "Nothing of that happened: the disk does not take it ({}). What was there before is safe. Make room there, then "
    "press the key again."
)


class Hosting(Stage[None]):
    """Events go to the keeper one after the other; the room is shown as it is on disk."""

    class Changed(Message):
        """Something happened in the room."""

    def __init__(self, keeper: Keeper) -> None:
        super().__init__()
        self.keeper = keeper
        self._watch: asyncio.Task[None] | None = None
        self._seen = -1  # the revision that is on show

    @property
    def room(self) -> Room:
        """The room as it is now."""
        return self.keeper.room

    def show(self) -> None:
        """Show the room as it is now."""
        raise NotImplementedError

    async def on_mount(self) -> None:
        self._watch = asyncio.create_task(self._follow_room())

    def on_unmount(self) -> None:
        if self._watch is not None:
            self._watch.cancel()

    async def _follow_room(self) -> None:
        while True:
            await self.keeper.changed()
            self.post_message(self.Changed())

    @on(Changed)
    async def _show_changes(self) -> None:
        await self._look_again()

    async def _look_again(self) -> None:
        """Show the room where it is another than before; many changes at once cost one look."""
        room = await self.keeper.settled()
        if room.revision != self._seen:
            self._seen = room.revision
            self.show()

    async def ask(self, *events: Event) -> None:
        """Have events happen, in this order; the first that does not go ends it, and is told."""
        try:
            for event in events:
                await self.keeper.submit(event)
        except Refused as refusal:
            self.shell.tell(_sentence(str(refusal)))
        except Unkept as trouble:
            self.shell.tell(UNKEPT.format(trouble))
        except RoadFault as fault:
            from tui.screens.fault import FaultScreen

            self.app.push_screen(FaultScreen.of(fault))
        await self._look_again()

    async def take(self, step: Step) -> None:
        """Do what a key does, after its question where it has one."""
        if not step.events:
            self.shell.tell(step.words)
        elif step.asks:
            self.question(step.asks, step.events)
        else:
            await self.ask(*step.events)

    def question(self, question: str, events: Sequence[Event], about: str = "") -> None:
        """Ask first."""
        from tui.screens.asking import AskScreen

        self.app.push_screen(AskScreen(question, about), partial(self._answered, events))

    async def _answered(self, events: Sequence[Event], yes: bool | None) -> None:
        if yes:
            await self.ask(*events)

    def pick(self, title: str, about: str, choices: Sequence[Choice], otherwise: str) -> None:
        """Ask which of some ways to go; where there are none, say so."""
        from tui.screens.picking import PickScreen

        if not choices:
            self.shell.tell(otherwise)
            return
        items = [choice.item for choice in choices]
        self.app.push_screen(PickScreen(title, about, items), partial(self._picked, choices))

    async def _picked(self, choices: Sequence[Choice], number: int | None) -> None:
        if number is not None:
            await self.ask(choices[number].event)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
