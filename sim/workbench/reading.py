"""How much there is to read, and how hard it is: counted in words, for any language that parts them by spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sim.story.model import Scenario

WORDS_A_MINUTE = (
    200  # read silently; adults read about 240 of English (Brysbaert 2019), whoever is still learning fewer
)
_UNPARTED = ("ja", "km", "lo", "my", "th", "zh")
_MARK = re.compile(r"<[^<>\n]*>")
_LONG = re.compile(r"\w{7,}")
_END = re.compile(r"[.!?…]+\W*|\n")  # a paragraph ends a sentence, too


def is_counted(scenario: Scenario) -> bool:
    """Whether the words of a scenario can be counted: its language parts them by spaces."""
    return scenario.language.split("-")[0].lower() not in _UNPARTED


def words(text: str) -> int:
    """How many words a text has; a name or a pronoun that is put in is one."""
    return len(text.split())


class Hardness:
    """How hard some paragraphs are to read, by LIX: mean length of a sentence + share of long words in per cent.

    C. H. Björnsson, Läsbarhet, Stockholm 1968. A word of more than six letters is long. Below 30 reads like a book for
    children, 30 to 40 like a novel, 40 to 50 like a newspaper, above 50 like an official notice, above 60 like a
    statute. It looks at no dictionary, and so serves any language that is written in words.
    """

    __slots__ = ("long", "sentences", "words")

    def __init__(self, paragraphs: Iterable[str]) -> None:
        text = "".join([f"{paragraph}\n" for paragraph in paragraphs])
        text = _MARK.sub("them", text) if "<" in text else text
        self.words = words(text)
        self.sentences = len(_END.findall(text))
        self.long = len(_LONG.findall(text))

    def add(self, other: Hardness) -> None:
        """Count what another has counted, too."""
        self.words += other.words
        self.sentences += other.sentences
        self.long += other.long

    @property
    def lix(self) -> float:
        """The measure; 0 where nothing is written."""
        return self.words / self.sentences + 100 * self.long / self.words if self.words else 0.0
