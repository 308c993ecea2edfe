"""Text on its way to a screen: everything that an author or a player wrote passes through here, and is set in lines."""

from __future__ import annotations

# Control characters, lone surrogates, and the marks that turn the direction of what follows them; breaks become spaces.
_REMOVED = (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000))
_TABLE: dict[int, str | None] = dict.fromkeys(_REMOVED) | dict.fromkeys((0x09, 0x0A, 0x0D, 0x2028, 0x2029), " ")


def clean(text: str) -> str:
    """A text on one line without anything that a terminal would obey."""
    return text if text.isprintable() else text.translate(_TABLE)


def clean_lines(text: str) -> str:
    """The same for a text of several lines."""
    return "\n".join(map(clean, text.split("\n")))


def wrap(text: str, columns: int | None, first: str = "", rest: str = "") -> str:
    """One paragraph in lines of so many columns, the first behind `first` and the others behind `rest`."""
    if columns is None:
        return first + text
    lines, line, used = [], first, _columns(first)
    started = False
    for word in text.split(" "):
        size = _columns(word)
        if started and used + 1 + size > columns:
            lines.append(line)
            line, used = rest + word, len(rest) + size
        else:
            line, used = (f"{line} {word}", used + 1 + size) if started else (line + word, used + size)
        started = True
    return "\n".join([*lines, line])


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)
