"""What may be written at a position. A word is put in there and the file is read with it: where it then stands, among
the nodes, says what is wanted. So completion knows no more of YAML than the reader does, half-typed or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sim.exchange.language.conditions import tokens
from sim.exchange.language.entry import entry_alone
from sim.exchange.language.keys import keys_at, trail, values_at
from sim.exchange.language.names import What, entries, texts
from sim.exchange.language.page import Page
from sim.source.nodes import Mapping, Node, NodePath, Scalar, descend
from sim.story.model import ENDINGS
from sim.story.prose import FORMS
from sim.story.sites import Site, Use, sites
from sim.story.typecheck import ACT_CALLS, LANGUAGE, SCENE_CALLS

HERE = "qqherezz"  # begins no word of any language that people write stories in
_BEFORE = re.compile(r"[\w/-]*\Z")
_AFTER = re.compile(r"[\w/-]*")
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'")
_CLOSERS = {"[": "]", "{": "}"}
_BEFORE_KEY = re.compile(r" *\Z")


class Completion(NamedTuple):
    """One thing that may be written: what is put in, what it is, and a sentence about it."""

    text: str
    kind: str
    about: str = ""


class Completions(NamedTuple):
    """All of them, and the columns (from 1, the end not included) of the word that each replaces."""

    items: list[Completion]
    start: int
    end: int


def complete(page: Page, lines: Sequence[str], line: int, column: int) -> Completions:
    """What may stand at a position of these lines, which counts from 1; nothing where there is no such line.

    Only the entry with the position is read, and what is declared elsewhere comes from the page, which may be as old as
    a few keystrokes: an answer is wanted at every one of them.
    """
    if not 1 <= line <= len(lines):
        return Completions([], column, column)
    row, text = line - 1, lines[line - 1]
    before = text[: column - 1]
    word = _BEFORE.search(before)
    start = word.start() if word else len(before)
    rest = _AFTER.sub("", text[len(before) :], count=1)
    marked = [*lines[:row], _put_in(before[:start], rest), *lines[row + 1 :]]
    entry = entry_alone(marked, row, page.document.path)
    return Completions(_wanted(page, entry.root, line, start + 1), start + 1, len(text) - len(rest) + 1)


def _put_in(before: str, rest: str) -> str:
    """The line with the mark in it: as a key where a key is wanted, open brackets closed behind it."""
    if _BEFORE_KEY.match(before) and not rest.strip():
        return f"{before}{HERE}:"
    opened = _open_brackets(before)
    is_key = opened[-1:] == ["}"] and before.rstrip()[-1:] in ("{", ",") and not rest.lstrip().startswith(":")
    word = f"{HERE}: 0" if is_key else HERE
    closed = not opened or "".join(reversed(opened)) in rest.replace(" ", "")
    return f"{before}{word}{rest}" if closed else f"{before}{word}{''.join(reversed(opened))}"


def _open_brackets(text: str) -> list[str]:
    """What would close the brackets that stand open at the end of a line's beginning, the outermost first."""
    opened: list[str] = []
    for each in re.sub(r"[^\[\]{}]", "", _QUOTED.sub("", text)):
        if each in _CLOSERS:
            opened.append(_CLOSERS[each])
        elif opened:
            opened.pop()
    return opened


def _wanted(page: Page, root: Node | None, line: int, column: int) -> list[Completion]:
    """What is wanted where the mark stands in an entry."""
    path, word, is_key = trail(root, line, column)
    if word is None or HERE not in word.text:
        return []
    site = next((site for site in sites(root) if site.node is word), None)
    found = _at_site(page, site) if site else _in_pack(page, path, word.text, is_key)
    if found and not is_key:
        return found
    keys = keys_at(page.kind, path)
    held = {*_held(root, path), *(_held(page.document.root, path) if not path else ())} if is_key else set()
    found += [Completion(f"{key}: ", "key", about) for key, about in keys.items() if key not in held]
    return found if is_key else [*found, *(Completion(value, "value") for value in values_at(page.kind, path))]


def _held(root: Node | None, path: NodePath) -> set[str]:
    """The keys that the mapping at a path has already."""
    node = descend(root, path)[1]
    return {key.text for key, _ in node.entries} if isinstance(node, Mapping) else set()


def _at_site(page: Page, site: Site) -> list[Completion]:
    use, text = site.use, site.node.text
    if use in (Use.CONDITION, Use.WEIGHT):
        return _in_condition(page, text)
    if use is Use.PROSE:
        return _in_prose(page, text)
    if use is Use.OPTION:
        return _scenes(page) if ">" in text.partition(HERE)[0] else _options(page, whole=False)
    return {
        Use.SCENE: _scenes,
        Use.ENDING: lambda page: [*_scenes(page), *(Completion(each, "ending") for each in ENDINGS)],
        Use.ACT: _acts,
        Use.ACT_OR_GROUP: lambda page: [*_acts(page), *_groups(page)],
        Use.PERSON: _people,
        Use.CHANGE: lambda page: _states(page, ": "),
        Use.SETTING: lambda page: _states(page, ": "),
        Use.SOURCE: _sources,
    }[use](page)


def _in_condition(page: Page, text: str) -> list[Completion]:
    here = next((token for token in tokens(text) if HERE in token.text), None)
    if here is not None and here.quoted:
        if here.call in ACT_CALLS:
            return [*_acts(page), *_groups(page)]
        if here.call in SCENE_CALLS:
            return _options(page, whole=True) if here.call == "took" else _scenes(page)
        return []
    section = "facts" if page.kind == "pack" else "situation"
    facts = [Completion(key.text, What.FACT) for key, _ in entries(page.document.root, section)]
    return [*_states(page), *facts, *(Completion(word, "word") for word in sorted(LANGUAGE))]


def _in_prose(page: Page, text: str) -> list[Completion]:
    """Inside a mark the people, and behind a person's point the pronouns; in running text nothing."""
    before = text.partition(HERE)[0]
    if before.endswith("<"):
        return [*_people(page), Completion("day", "word", "The day of the story.")]
    if re.search(r"<[\w-]+\.\Z", before):
        return [Completion(form, "word") for form in FORMS]
    return []


def _in_pack(page: Page, path: NodePath, text: str, is_key: bool) -> list[Completion]:
    """What a rule or a dispute names; vocabularies and stories have none of these paths."""
    steps = [step for step in path if isinstance(step, str)]
    if page.kind != "pack" or len(steps) < 3:
        return []
    if steps[0] == "rules" and steps[-1] == "acts":
        return [*_acts(page), *_groups(page)]
    if steps[0] == "rules" and steps[2] == "sources" and is_key:
        return _sources(page)
    if steps[0] == "rules" and steps[-1] == "when":
        return _in_condition(page, text)
    if steps[0] == "disputes" and steps[2] == "sides":
        rules = entries(page.document.root, "rules")
        return [Completion(key.text, What.RULE, page.text("rules", key.text, "text")) for key, _ in rules]
    return []


def _named(pairs: Iterable[tuple[str, str]], kind: str, end: str = "") -> list[Completion]:
    return [Completion(f"{name}{end}", kind, about) for name, about in pairs if HERE not in name]


def _scenes(page: Page) -> list[Completion]:
    keys = entries(page.document.root, "scenes")
    return _named(((key.text, page.text("scenes", key.text, "title")) for key, _ in keys), What.SCENE)


def _options(page: Page, whole: bool) -> list[Completion]:
    """The options of all scenes: by scene and option, or by what a check calls them."""
    found: dict[str, str] = {}
    for scene, node in entries(page.document.root, "scenes"):
        for key, option in entries(node, "choices"):
            text = option.get("text") if isinstance(option, Mapping) else None
            name = f"{scene.text}/{key.text}" if whole else key.text
            found.setdefault(name, text.text if isinstance(text, Scalar) else "")
    return _named(found.items(), What.OPTION)


def _states(page: Page, end: str = "") -> list[Completion]:
    keys = entries(page.document.root, "state")
    return _named(((key.text, page.text("state", key.text, "label")) for key, _ in keys), What.STATE, end)


def _people(page: Page) -> list[Completion]:
    keys = entries(page.document.root, "cast")
    return _named(((key.text, page.text("cast", key.text, "name")) for key, _ in keys), What.PERSON)


def _acts(page: Page) -> list[Completion]:
    its = page.vocabulary
    keys = entries(its.document.root, "acts") if its else []
    return _named(((key.text, its.text("acts", key.text, "text")) for key, _ in keys if its), What.ACT)


def _groups(page: Page) -> list[Completion]:
    its = page.vocabulary
    groups: dict[str, list[str]] = {}
    for key, act in entries(its.document.root, "acts") if its else []:
        for group in texts(act.get("groups") if isinstance(act, Mapping) else None):
            groups.setdefault(group.text, []).append(key.text)
    return _named(((group, ", ".join(acts)) for group, acts in groups.items()), "group")


def _sources(page: Page) -> list[Completion]:
    its = page.pack
    keys = entries(its.document.root, "sources") if its else []
    return _named(((key.text, its.text("sources", key.text, "title")) for key, _ in keys if its), What.SOURCE, ": ")
