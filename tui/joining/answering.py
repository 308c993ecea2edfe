"""What somebody types, as what is meant by it: a vote, a note, a line, or a question to this program."""

from __future__ import annotations

from typing import NamedTuple

from tui.joining.lines import View

HELP = """\
Type the number or the letter of what you choose. Also:
  pass    a pass: it costs nothing and nobody is told
  undo    take your last decision back, where everybody plays a road of their own
  card    your own card, or what to watch for
  again   where the story stands, once more
  + ...   note what went well; - ... what could be otherwise
  say ... leave one line behind at the end
  support somebody to talk to
  leave   stop; your seat is kept (Ctrl+C does the same)"""
WORDS = ("card", "again", "help", "support", "leave")
OTHER_WORDS = {"?": "help", "q": "leave", "quit": "leave", "exit": "leave"}
SIGNS = {"+": "plus", "-": "delta"}


class Meant(NamedTuple):
    """What is to be done: `word` is one of WORDS, or `do` with an event; `trouble` where nothing is."""

    word: str = ""
    event: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    trouble: str = ""


def meant(typed: str, view: View) -> Meant:
    """What is meant by a line that is not empty."""
    text = " ".join(typed.split())
    word = OTHER_WORDS.get(text.lower(), text.lower())
    if word in WORDS:
        return Meant(word)
    if text[0] in SIGNS:
        return _written("marked", text[1:].strip(), ("sign", SIGNS[text[0]]))
    if word == "say" or word.startswith("say "):
        return _written("parted", text[len("say") :].strip())
    own = view["mode"] == "own"
    if word == "undo" and own:
        return Meant("do", "undid")
    option = "" if word == "pass" else _option(word, view)
    if option is None:
        return Meant(trouble=f"{text!r} is nothing to choose now. Type help for what there is.")
    return Meant("do", "took" if own else "voted", (("option", option),))


def _option(word: str, view: View) -> str | None:
    """The id of the option of this number or letter."""
    options = view["decision"]["options"] if view["decision"] else []
    for number, option in enumerate(options, start=1):
        if word in (str(number), option["letter"].lower()):
            return str(option["id"])
    return None


def _written(event: str, text: str, *fields: tuple[str, str]) -> Meant:
    return Meant("do", event, (*fields, ("text", text))) if text else Meant(trouble="Write a sentence behind it.")
