"""Words on their way into the page: escaped, without control characters, and an author's in their own language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from sim.exchange.plain import plain, shortened
from sim.story.prose import EMPHASIS, paragraphs
from sim.story.story import Story

NAMED = 4  # so many of many words stand in a sentence
OPENING = 160  # of a scene's first words, in letters
# Languages written from right to left unless they name another script, and the scripts that are.
_TO_THE_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "syr", "ug", "ur", "yi"})
_SCRIPTS_TO_THE_LEFT = frozenset({"adlm", "arab", "hebr", "nkoo", "syrc", "thaa"})


def safe(text: str) -> str:
    """Any text as text: nothing in it is markup."""
    return escape(plain(text))


def stressed(text: str) -> str:
    """The same, with what its author wrote between stars in italics."""
    return EMPHASIS.sub(r"<em>\1</em>", safe(text))


def ruled(text: str) -> str:
    """A sentence of a guidance pack, whose language nobody says: it takes its direction from itself."""
    return f'<span dir="auto">{stressed(text)}</span>'


def direction(language: str) -> str:
    """`rtl` or `ltr`, from the tag of a language."""
    first, *more = language.lower().split("-")
    script = next((part for part in more if len(part) == 4), "")
    to_the_left = script in _SCRIPTS_TO_THE_LEFT if script else first in _TO_THE_LEFT
    return "rtl" if to_the_left else "ltr"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words in a sentence: `a, b and c`."""
    *most, final = [*words] or [""]
    return f"{', '.join(most)} {last} {final}" if most else final


def some(words: Sequence[str], last: str = "and") -> str:
    """The first few of many words in a sentence, and how many more there are."""
    more = len(words) - NAMED
    return listed(words, last) if more <= 0 else f"{', '.join(words[:NAMED])} {last} {more} more"


def number_of(count: int, one: str, many: str = "") -> str:
    """`1 decision`, `3 decisions`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


@dataclass(frozen=True, slots=True)
class Voice:
    """The author's words of one story, with this cast's names, in elements that say their language and direction."""

    story: Story

    @property
    def attributes(self) -> str:
        """What an element says of the author's language."""
        language = self.story.scenario.language
        return f'lang="{safe(language)}" dir="{direction(language)}"'

    def says(self, prose: str) -> str:
        """A few words, within a line."""
        return f"<span {self.attributes}>{stressed(self.story.text(prose))}</span>"

    def tells(self, prose: str) -> str:
        """A text of some paragraphs."""
        told = (stressed(self.story.text(each)) for each in paragraphs(prose))
        return "\n".join(f"<p {self.attributes}>{each}</p>" for each in told)

    def opens(self, prose: str) -> str:
        """The first words of a text, within a line."""
        told = shortened(plain(self.story.text(prose)), OPENING)
        return f"<span {self.attributes}>{stressed(told)}</span>"

    def name(self, role: str) -> str:
        """What somebody is called; a name has no stars."""
        return f"<span {self.attributes}>{safe(self.story.people[role].name)}</span>"
