"""Prose: `<ex.they>` and its like, put in for the people of one cast."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

EMPHASIS = re.compile(r"\*(?! )([^*]+)(?<! )\*")  # what an author stressed: `*so*`
FORMS = ("they", "them", "their", "theirs", "themself")
_MARK = re.compile(r"<([A-Za-z][A-Za-z0-9_-]*)(?:([.:])([^<>\n]*))?>")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


class Pronouns(NamedTuple):
    """One set of pronouns; `plural` says which verb form follows them."""

    they: str
    them: str
    their: str
    theirs: str
    themself: str
    plural: bool = False


PRONOUNS = {
    "she": Pronouns("she", "her", "her", "hers", "herself"),
    "he": Pronouns("he", "him", "his", "his", "himself"),
    "they": Pronouns("they", "them", "their", "theirs", "themself", plural=True),
}


class Person(NamedTuple):
    """Somebody of the cast as the prose names them."""

    name: str
    pronouns: Pronouns


class Mark(NamedTuple):
    """One `<...>` of a text: where it stands, whom it names, and what is asked of them."""

    start: int
    end: int
    name: str
    joint: str
    detail: str


def marks(text: str) -> Iterator[Mark]:
    """Whatever looks like a substitution; `<3` and a lone bracket do not."""
    for match in _MARK.finditer(text):
        yield Mark(match.start(), match.end(), match[1], match[2] or "", match[3] or "")


def is_substitution(mark: Mark, cast: Container[str]) -> bool:
    """Whether the mark stands for something; what does not is shown as it is written."""
    if mark.name == "day":
        return not mark.joint
    if mark.name not in cast:
        return False
    if mark.joint == ".":
        return mark.detail.lower() in FORMS and mark.detail in (mark.detail.lower(), mark.detail.capitalize())
    if mark.joint == ":":
        return mark.detail.count("/") == 1 and all(mark.detail.split("/"))
    return True


def put_in(text: str, people: Mapping[str, Person]) -> tuple[str, ...]:
    """The text with names, pronouns and verbs of these people, in the parts between which the day is told.

    Names are put in once and never read again, so that a name which looks like a mark stays a name.
    """
    if "<" not in text:
        return (text,)

    def replacement(match: re.Match[str]) -> str:
        mark = Mark(0, 0, match[1], match[2] or "", match[3] or "")
        return _form(people[mark.name], mark) if is_substitution(mark, people) else match[0]

    return tuple(_MARK.sub(replacement, part) for part in text.split("<day>"))


def _form(person: Person, mark: Mark) -> str:
    if not mark.joint:
        return person.name
    if mark.joint == ":":
        singular, plural = mark.detail.split("/")
        return plural if person.pronouns.plural else singular
    word = str(getattr(person.pronouns, mark.detail.lower()))
    return word[:1].upper() + word[1:] if mark.detail[:1].isupper() else word


def paragraphs(text: str) -> list[str]:
    """The beats of a block of prose: a blank line begins a new one, a single line break is a space."""
    return [" ".join(part.split()) for part in _PARAGRAPHS.split(text.strip()) if part.strip()]
