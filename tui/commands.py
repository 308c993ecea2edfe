"""Everything that can be done in the app, once: keys, footer, palette and help are made from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Command(NamedTuple):
    """One thing that a person can do: the action that does it, its keys (the first is shown), and how it is told.

    `label` is the two words of the footer and the palette's entry, `about` a sentence for help and palette;
    `footer` puts it into the footer (five at most on a screen), `priority` before whatever has the focus.
    """

    action: str
    keys: str
    label: str
    about: str
    footer: bool = False
    priority: bool = False
    group: str = ""


class Page(NamedTuple):
    """A screen as help tells it: what it is for, and what can be done there."""

    title: str
    about: str
    commands: tuple[Command, ...]


EVERYWHERE = (
    Command("help", "f1,question_mark", "Help", "What this screen is for, and its keys.", footer=True),
    Command("support", "f2", "Support", "Where to find somebody to talk to.", footer=True),
    Command("settings", "f3", "Settings", "Colours, the pace of the text, your name, help lines."),
    Command("command_palette", "ctrl+p", "Commands", "Everything that can be done here, by name."),
    Command("quit", "ctrl+q", "Quit", "Leave heartwork. Every play is kept as it stands.", priority=True),
)
BACK = Command("back", "escape", "Back", "Back to where you came from.")

PAGES: dict[str, Page] = {
    "library": Page(
        "Library",
        "The stories there are. Choose one and play; what you left unfinished goes on where you left it.",
        (),
    ),
    "play": Page(
        "Play",
        "A story, as it happens. Read at your own pace, then choose. Nothing here tells you right from wrong.",
        (BACK,),
    ),
    "debrief": Page(
        "Looking back",
        "How it ended, what five articles and the house say of each decision, and where they disagree.",
        (BACK,),
    ),
    "map": Page(
        "Map",
        "The story as a map: the road you took, the roads of other plays, and dots for what you have not seen.",
        (BACK,),
    ),
    "history": Page(
        "History",
        "Every play that is kept on this machine.",
        (BACK,),
    ),
    "settings": Page(
        "Settings",
        "How heartwork looks and reads, and who you are in it. Everything is kept at once.",
        (BACK,),
    ),
    "help": Page(
        "Help",
        "What can be done on the screen you came from, and everywhere.",
        (BACK,),
    ),
    "support": Page(
        "Support",
        "People to talk to.",
        (BACK,),
    ),
}


def bindings(commands: tuple[Command, ...]) -> list[BindingType]:
    """The commands as keys, with those that belong into the footer."""
    return list(_bindings(commands))


def _bindings(commands: tuple[Command, ...]) -> Iterator[Binding]:
    for command in commands:
        first, *others = command.keys.split(",")
        group = Binding.Group(command.group, compact=True) if command.group else None
        yield Binding(first, command.action, command.label, show=command.footer, priority=command.priority, group=group)
        yield from (
            Binding(key, command.action, command.label, show=False, priority=command.priority) for key in others
        )
