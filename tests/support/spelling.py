"""Spelling of British and of American prose, by a dictionary and by a list of what the two spell differently.

The dictionary, Hunspell's, is American. A word that it does not know is fine in British prose if the list would have it
otherwise in America, and only there. The list, that of `typos`, knows common slips besides.
"""

from __future__ import annotations

import json
import re
import subprocess
import sysconfig
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from hunspell import Hunspell  # type: ignore[import-untyped]  # chunspell comes without types

from sim.source.nodes import Node, Scalar, walk
from sim.story.prose import marks
from sim.story.sites import Use, sites

WORD = re.compile(r"(?<![\w'])[^\W\d_]+(?:'[^\W\d_]+)*(?!\w)")
_JOINED = re.compile("'(?:s|d|ll|ve|re)$")
ADDRESS = re.compile(r"\S+@\S+|\S+\.(?:com|org|ca|uk)\b")
TOLD = ("title", "summary", "objectives", "content_notes")  # prose of a file beside that of its scenes
NAMED = ("lessons", "checks")
LOCALES = {"en-GB": "en-gb", "en-US": "en-us"}
TYPOS = Path(sysconfig.get_path("scripts")) / "typos"


def prose(root: Node | None) -> Iterator[str]:
    """Everything in a story that people read."""
    yield from (site.node.text for site in sites(root) if site.use is Use.PROSE)
    for path, node in walk(root) if root is not None else ():
        if isinstance(node, Scalar) and (path[0] in TOLD or (path[0] in NAMED and path[-1] == "name")):
            yield node.text


def words(texts: Iterator[str]) -> set[str]:
    """The words of some prose, with straight apostrophes. Of what is put in for people only the verbs count."""
    found = set[str]()
    for text in texts:
        plain, end = "", 0
        for mark in marks(text):
            plain += text[end : mark.start] + (mark.detail.replace("/", " ") if mark.joint == ":" else "it")
            end = mark.end
        found.update(WORD.findall(ADDRESS.sub(" ", plain + text[end:]).replace("’", "'").replace("‘", " ")))
    return found


def misspelt(found: Collection[str], language: str, known: Collection[str]) -> list[str]:
    """The words that are no words of this English, and not among those that are known besides, however written."""
    mine = corrected(found, LOCALES[language])
    elsewhere = set[str]().union(*(corrected(found, each) for each in LOCALES.values())) - mine
    wrong = {word for word in found if word in mine or not (is_in_dictionary(word) or word in elsewhere)}
    excused = {word.casefold() for word in known}
    return sorted(word for word in wrong if not {word.casefold(), stem(word).casefold()} & excused)


def is_in_dictionary(word: str) -> bool:
    """Whether a word is in the dictionary, with an ending or at the start of a sentence too."""
    try:
        return any(bool(_dictionary().spell(each)) for each in (word, stem(word), word[:1].lower() + word[1:]))
    except UnicodeEncodeError:  # the dictionary is written in Latin-1
        return False


def stem(word: str) -> str:
    """A word without what is spoken together with it."""
    return _JOINED.sub("", word)


@cache
def _dictionary() -> Hunspell:
    return Hunspell("en_US")


def corrected(found: Collection[str], locale: str) -> set[str]:
    """The words that the list would have otherwise."""
    command = [str(TYPOS), "--isolated", "--locale", locale, "--format", "json", "-"]
    lines = sorted(found)
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=False)
    assert done.returncode in (0, 2), done.stderr
    return {lines[json.loads(line)["line_num"] - 1] for line in done.stdout.splitlines()}
