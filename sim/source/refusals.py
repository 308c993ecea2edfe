"""What these files do not have although YAML does, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.source.diagnostics import Diagnostic

if TYPE_CHECKING:
    from sim.source.composition import Refusal
    from sim.source.document import Document

PROSE = "take it out; if it is prose, put quotation marks around the text"
TEXTS = {
    "HW110": ("`{0}` makes an anchor, and these files have none", PROSE),
    "HW111": ("`{0}` is an alias, and these files have none", "write the value out; if it is prose, quote it"),
    "HW112": ("`{0}` is a tag, and these files have none", PROSE),
    "HW113": ("`<<` merges another mapping, and these files have no such key", "write the keys out"),
    "HW114": ("a second document begins here, and only the first is read", "put it into a file of its own"),
    "HW115": ("a line that begins with % is a directive to YAML, and these files have none", "take the line out"),
    "HW116": ("a key is one piece of text and stands before its colon", "write it as `name: value`"),
    "HW117": ("the key `{0}` stands here for the second time", "rename one of them, or take one out"),
    "HW118": ("this is nested more than {0} levels deep", "nothing in these files needs so many; read no further"),
}
COMPLEX = ("a ? at the beginning is the mark of a key to YAML", "if it is prose, put quotation marks around the text")
SHORT = 40


def told(document: Document, refusal: Refusal) -> Diagnostic:
    """A refusal as a diagnostic, with its place in the file."""
    row, column = refusal.line - 1, refusal.column - 1
    if refusal.code == "HW103":
        message = f"an escape in this text makes a control character (U+{ord(refusal.word):04X})"
        help_text = "take the escape out; a story's text is letters, marks and line breaks"
        return Diagnostic("HW103", message, document.place_of(row, column), help_text)
    if refusal.code == "HW116" and refusal.word == "?":
        at = max(0, document.read[row].rfind("?", 0, column))
        return Diagnostic("HW121", COMPLEX[0], document.place_of(row, at), COMPLEX[1])
    if refusal.code == "HW115":
        row = next((at for at, line in enumerate(document.lines) if line.startswith("%")), row)
    word = refusal.word if len(refusal.word) <= SHORT else refusal.word[:SHORT] + "..."
    message, help_text = TEXTS[refusal.code]
    place = document.place_of(row, column, max(1, len(refusal.word)) if refusal.code != "HW118" else 1)
    first = refusal.first
    labels = ((document.place_of(first[0] - 1, first[1] - 1), "it stands here first"),) if first else ()
    return Diagnostic(refusal.code, message.format(word), place, help_text, labels)
