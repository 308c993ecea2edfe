"""A story to start from, put together from three parts: what every such story has, what broke, and which advice is
put to the test. A part is a text in which `@name@` stands for something; a file of parts has each under its name."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

TEMPLATES = Path(__file__).parent / "templates"
ARTICLES = ("for-good", "take-you-back", "contact-me", "after-no-contact", "three-steps", "healthy")
_MARK = re.compile(r"(?P<indent>^ +)?@(?P<name>[a-z_]+)@", re.MULTILINE)
_HEAD = re.compile(r"^@([a-z_]+)@\n", re.MULTILINE)


class Somebody(NamedTuple):
    """A name, and pronouns as one of the three words that a story file takes."""

    name: str
    pronouns: str


class Wishes(NamedTuple):
    """What a new story is to be: its title, its two people, what it broke on, and the article that it is about."""

    title: str
    player: Somebody
    ex: Somebody
    cause: str
    article: str


class Seed(NamedTuple):
    """What a cause suggests where nobody wishes for anything else."""

    title: str
    summary: str
    player: Somebody
    ex: Somebody


def seed(cause: str) -> Seed:
    """A title, a summary and two people for a cause."""
    own = _parts("causes", cause)
    player, ex = (Somebody(*who.split("/")) for who in own["cast"].split())
    return Seed(own["name"], own["summary"], player, ex)


def draft(wishes: Wishes, title: str, stance: str) -> str:
    """The text of a story file; title and stance are those of the article in its guidance pack."""
    text = (TEMPLATES / "story.yaml").read_text(encoding="utf-8")
    text = _put_in(text, _parts("articles", wishes.article))
    text = _put_in(text, _parts("causes", wishes.cause))
    return _put_in(
        text,
        {
            "article": title,
            "stance": stance,
            "title": _quoted(wishes.title),
            "cause": wishes.cause,
            "player": _quoted(wishes.player.name),
            "player_pronouns": wishes.player.pronouns,
            "ex": _quoted(wishes.ex.name),
            "ex_pronouns": wishes.ex.pronouns,
        },
    )


def _parts(folder: str, name: str) -> dict[str, str]:
    text = (TEMPLATES / folder / f"{name}.txt").read_text(encoding="utf-8")
    _, *found = _HEAD.split(text)
    return dict(zip(found[::2], (part.rstrip("\n") for part in found[1::2]), strict=True))


def _put_in(text: str, values: Mapping[str, str]) -> str:
    """The text with these values for their names, indented like the name; what is put in is not read again."""

    def value(mark: re.Match[str]) -> str:
        indent = mark["indent"] or ""
        return textwrap.indent(values[mark["name"]], indent) if mark["name"] in values else mark[0]

    return _MARK.sub(value, text)


def _quoted(text: str) -> str:
    """A text as YAML takes it whatever stands in it: JSON's quotation is one of YAML's."""
    return json.dumps(text, ensure_ascii=False)
