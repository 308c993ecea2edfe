"""What an author may wish for: what can be a title, a name and a file, and what an answer stands for otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from unicodedata import normalize

from sim.source.composer import CONTROL
from sim.source.nearest import nearest
from sim.story.model import CAUSES, PLAYER
from sim.story.prose import PRONOUNS, is_substitution, marks
from tui.authoring.draft import ARTICLES, Somebody
from tui.prose import clean
from tui.shelf.names import LONGEST_NAME, is_name

LONGEST_TITLE = 120
EX = "ex"
SUFFIXES = (".yaml", ".yml")


def as_title(text: str) -> str:
    """A title with single spaces. Raises ValueError for what can be none."""
    title = " ".join(text.split())
    if not 0 < len(title) <= LONGEST_TITLE:
        raise ValueError(f"a title has 1 to {LONGEST_TITLE} characters")
    if CONTROL.search(title) or clean(title) != title:
        raise ValueError("a title is one line of letters and marks, without characters that a terminal would obey")
    for mark in marks(title):
        if not is_substitution(mark, (PLAYER, EX)):
            raise ValueError(f"`{title[mark.start : mark.end]}` names nobody: a title may have <{PLAYER}> and <{EX}>")
    return title


def as_name(text: str) -> str:
    """Somebody's name with single spaces. Raises ValueError for what can be none."""
    name = " ".join(text.split())
    if not is_name(name):
        raise ValueError(f"a name has 1 to {LONGEST_NAME} plain characters")
    return name


def as_cast(texts: Iterable[str]) -> dict[str, Somebody]:
    """The people of `ROLE=NAME` and `ROLE=NAME/PRONOUNS`, by role. Raises ValueError."""
    cast = {}
    for text in texts:
        role, equals, given = (part.strip() for part in text.partition("="))
        if role not in (PLAYER, EX) or not equals:
            raise ValueError(f"write {PLAYER}=NAME or {EX}=NAME, with /she, /he or /they behind it if you like")
        name, stroke, pronouns = given.rpartition("/")
        cast[role] = Somebody(as_name(name), as_pronouns(pronouns)) if stroke else Somebody(as_name(given), "they")
    return cast


def as_pronouns(text: str) -> str:
    """One of the words for pronouns. Raises ValueError."""
    word = text.strip().lower()
    if word not in PRONOUNS:
        raise ValueError(f"pronouns are {', '.join(PRONOUNS)}; a set of its own can be written into the file")
    return word


def as_cause(text: str) -> str:
    """One of the causes. Raises ValueError."""
    return _one_of(text, CAUSES, "causes")


def as_article(text: str) -> str:
    """The id of an article. Raises ValueError."""
    return _one_of(text, ARTICLES, "articles")


def _one_of(text: str, known: Sequence[str], what: str) -> str:
    if text not in known:
        raise ValueError(nearest(text, known) or f"{what} are {', '.join(known)}")
    return text


def as_file(path: Path) -> Path:
    """The path of a story file: with the ending that such files have. Raises ValueError for a folder's name."""
    if not path.name or path.name == "..":
        raise ValueError(f"{path} is a folder; name a file in it")
    return path if path.suffix in SUFFIXES else path.with_name(f"{path.name}.yaml")


def is_there(path: Path) -> bool:
    """Whether something stands in the way of a new file; what is out of reach is told when it is written."""
    try:
        return path.exists()
    except OSError:
        return False


def title_of(path: Path) -> str:
    """The title that a file's name suggests: `the-spare_key.yaml` is The spare key."""
    words = re.sub(r"[-_\s]+", " ", clean(path.stem)).strip()
    return words[:1].upper() + words[1:]


def file_of(title: str) -> str:
    """The name that a title suggests for its file."""
    letters = normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return f"{re.sub('[^a-z0-9]+', '-', letters).strip('-')[:60].strip('-') or 'my-story'}.yaml"
