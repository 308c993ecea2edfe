"""What frames the story: what a class hears before it, and how it comes out of it again."""

from __future__ import annotations

from sim.classroom.views.shapes import StageView
from tui.projector.blocks import Big, Block, Item, Text, Title

OUT = (
    "The story is over, and so are its roles. Say your own name to whoever sits beside you.",
    "Stand up, shake it off, look out of the window.",
)
KEPT = (
    "What happened is kept on this machine alone, under made-up names, in {file}.",
    "Press w to wipe it: everything goes, and nothing brings it back. Press ctrl+q to leave it kept.",
)


def brief(view: StageView, support: str) -> list[Block]:
    """Summary, content notes, ground rules, help."""
    found = view["brief"]
    assert found is not None
    blocks: list[Block] = [Title(view["title"]), Text(found["summary"])]
    blocks += _list("What is in it", found["content_notes"])
    blocks += _list("How we do this", found["rules"])
    blocks += _list("What we look for", found["objectives"])
    return [*blocks, Title("If it touches something"), Text(support)]


def released(view: StageView, networked: bool) -> list[Block]:
    """Out of role, and the lines that are left behind."""
    ask = "One line to leave behind, on your own screen: nobody is told whose it is."
    by_hand = "One thing you take along: say it, or keep it to yourself."
    lines = _list("What you left behind", view["exits"])
    return [
        Title("You are yourselves again"),
        *(Text(each) for each in OUT),
        Text(ask if networked and view["networked"] else by_hand),
        *lines,
    ]


def ended(file: str) -> list[Block]:
    """What is kept, and how it is wiped."""
    return [Big("THE END"), Title("That was the lesson. Thank you."), *(Text(each.format(file=file)) for each in KEPT)]


def _list(title: str, texts: list[str]) -> list[Block]:
    return [Title(title), *(Item("·", text, tight=bool(at)) for at, text in enumerate(texts))] if texts else []
