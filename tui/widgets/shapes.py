"""The shapes of the transcript: each kind of entry has its own, told apart by form and words, never by colour alone.

Every shape begins with an empty line, unless it goes on with the one before. Colours are the theme's variables. Nothing
that was written by anybody is read as markup.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from sim.story.clock import time_text
from tui.playing.entries import Entry
from tui.prose import clean
from tui.widgets.paragraphs import hanging, prose

NARROWEST = 20  # columns, below which nothing is set any narrower


def shapes(entries: Sequence[Entry], width: int) -> Content:
    """The entries one below the other."""
    return Content("\n").join([_shape(entry, max(width, NARROWEST)) for entry in entries])


def _shape(entry: Entry, width: int) -> Content:
    return _SHAPES.get(entry.kind, _narration)(entry, width)


def _spaced(*lines: Content) -> Content:
    return Content("\n").join([Content(), *lines])


def _narration(entry: Entry, width: int) -> Content:
    return _spaced(hanging(prose(entry.text), width))


def _title(entry: Entry, width: int) -> Content:
    return _spaced(hanging(prose(entry.text, "bold"), width))


def _aside(entry: Entry, width: int) -> Content:
    return _spaced(hanging(prose(entry.text, "$quiet"), width))


def _card(entry: Entry, width: int) -> Content:
    return _spaced(_ruled(prose(entry.text), width, "┃ "))


def _time(entry: Entry, width: int) -> Content:
    words = Content.styled("── ", "$line") + Content.styled(f"{entry.text} ", "$quiet")
    return _spaced(words + Content.styled("─" * max(0, width - words.cell_length), "$line"))


def _scene(entry: Entry, width: int) -> Content:
    """The scene that an author's road came to, by its id."""
    lead = Content.styled("── ", "$line") + Content.styled(clean(entry.name), "bold") + "  "
    return _spaced(hanging(prose(entry.text, "$quiet"), width, lead, "   "))


def _only(entry: Entry, width: int) -> Content:
    told = hanging(prose(entry.text), width, "   ", "   ")
    return _spaced(hanging(_named(entry.name), width), told) if entry.name else _spaced(told)


def _speech(entry: Entry, width: int) -> Content:
    said = hanging(prose(f"“{entry.text}”"), width, "   ", "   ")
    return _spaced(hanging(_named(entry.name), width), said) if entry.name else said


def _call(entry: Entry, width: int) -> Content:
    said = _ruled(prose(f"“{entry.text}”"), width, " ┊ ")
    return _spaced(hanging(_named(f"{entry.name}, on the phone"), width), said) if entry.name else said


def _thought(entry: Entry, width: int) -> Content:
    thought = hanging(prose(f"({entry.text})", "italic"), width, "   ", "    ")
    heading = [] if entry.own or not entry.name else [hanging(_named(f"{entry.name} thinks"), width)]
    return _spaced(*heading, thought)


def _message(entry: Entry, width: int) -> Content:
    """A box of a phone thread: theirs to the left, the player's to the right, with name and clock above it."""
    style = "$mine" if entry.own else "$theirs"
    widest = max(NARROWEST - 4, width * 2 // 3 - 4)
    lines = [line.rstrip() for line in prose(entry.text).wrap(widest)]
    broad = max(line.cell_length for line in lines)
    clock = time_text(entry.minutes)
    if entry.name:
        broad = max(broad, min(widest, _cells(entry.name) + len(clock)))
    box = [
        Content.styled(f"╭{'─' * (broad + 2)}╮", style),
        *(_walled(line, broad, style) for line in lines),
        Content.styled(f"╰{'─' * (broad + 2)}╯", style),
    ]
    if entry.name:
        room = broad + 2 - len(clock)
        name = _named(entry.name).truncate(room - 1, ellipsis=True)
        head = name + " " * (room - name.cell_length) + Content.styled(clock, "$quiet")
        box = [Content(), Content(" ") + head, *box]
    indent = " " * (width - broad - 4) if entry.own else ""
    return Content("\n").join([Content(indent) + line for line in box])


def _walled(line: Content, broad: int, style: str) -> Content:
    wall = Content.styled("│", style)
    return Content("").join([wall, Content(" "), line, Content(" " * (broad - line.cell_length + 1)), wall])


def _choice(entry: Entry, width: int) -> Content:
    return _spaced(hanging(prose(entry.text, "$accent"), width, Content.styled("▸ ", "$accent"), "  "))


def _note(entry: Entry, width: int) -> Content:
    words = Content("\n").join([Content.styled(clean(line), "$quiet") for line in entry.text.split("\n")])
    return hanging(words, width, Content.styled("  note: ", "$quiet"), "        ")


def _coach(entry: Entry, width: int) -> Content:
    return _ruled(Content.styled(clean(entry.text), "$quiet"), width, "  │ ", "  │   ")


def _ending(entry: Entry, width: int) -> Content:
    rule = Content.styled("─" * width, "$line")
    return _spaced(rule, Content(), hanging(prose(entry.text, "bold"), width))


def _ruled(text: Content, width: int, rule: str, rest: str = "") -> Content:
    """A paragraph along a thin line."""
    lines = text.wrap(width - len(rest or rule))
    leads = [Content.styled(rule if index == 0 or not rest else rest, "$line") for index in range(len(lines))]
    return Content("\n").join([lead + line for lead, line in zip(leads, lines, strict=True)])


def _named(name: str) -> Content:
    return Content.styled(clean(name), "bold $quiet")


def _cells(text: str) -> int:
    return Content(clean(text)).cell_length


_SHAPES: dict[str, Callable[[Entry, int], Content]] = {
    "title": _title,
    "aside": _aside,
    "card": _card,
    "time": _time,
    "scene": _scene,
    "only": _only,
    "speech": _speech,
    "call": _call,
    "thought": _thought,
    "message": _message,
    "choice": _choice,
    "note": _note,
    "coach": _coach,
    "ending": _ending,
    "halt": _aside,
}
