"""How a class comes in: the story, the way to it, and who is there."""

from __future__ import annotations

from dataclasses import replace

from sim.classroom.views.shapes import StageView
from tui.projector.blocks import Big, Block, Item, Text, Title, Way

BY_HAND = "This class votes by hand. Nobody needs a device."
ALONE = "Phones cannot find this address: leave (ctrl+q), and open the room with --resume --lan."
WARNING = (
    "The teacher's page, and the class can see it now: whoever opens it leads the lesson. Point one camera at it, then "
    "press enter."
)


def lobby(view: StageView, way: Way | None) -> list[Block]:
    """The first page."""
    if way is None or not view["networked"]:
        return [Title(view["title"]), Text(BY_HAND), *_hands()]
    return [replace(way, words=_words(view, way))]


def joining(view: StageView, way: Way | None) -> list[Block]:
    """The way in, for whoever comes late."""
    if way is None:
        return [Title("How to join"), Text(BY_HAND)]
    return [replace(way, words=_words(view, way))]


def teacher(link: str) -> list[Block]:
    """The teacher's own link, on asking."""
    if not link:
        return [Title("The teacher's page"), Text("There is none without a network: every key is here.")]
    return [Way(link, "", link, WARNING)]


def _words(view: StageView, way: Way) -> str:
    """Who is there; and that phones cannot come, where only this machine can."""
    return f"{joined(view)} {ALONE}" if way.address.startswith("127.") else joined(view)


def joined(view: StageView) -> str:
    """How many have joined, and whether anybody else can."""
    seats = view["seats"]
    here = "Nobody has joined yet" if not seats else f"{seats} {'has' if seats == 1 else 'have'} joined"
    return f"{here}. The room is locked: nobody else can join before k opens it." if view["locked"] else f"{here}."


def _hands() -> list[Block]:
    return [
        Big("HANDS UP"),
        Item("1", "Read what happens on this screen."),
        Item("2", "When it asks what to do, raise your hand for one option.", tight=True),
        Item("3", "We count, we look, we go on. Passing is always fine.", tight=True),
    ]
