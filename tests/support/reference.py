"""The reference of the file format, made from the JSON Schema that editors read: every key in tables, part by part.

The examples are those of the other pages, whose files check clean, and where these have none, of the files that ship.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from sim.exchange.json_schema import json_schema
from sim.source.document import Document, parse_document, read_document
from sim.source.nodes import Mapping, Node, Scalar, Sequence
from sim.source.scalars import KEBAB
from sim.story.library import SHIPPED
from tests.support.pages import ROOT, blocks

LONGEST = 60  # characters of an example, so that a table stays readable
HEAD = "| key | what it is for | what you write | left out | for example |\n|---|---|---|---|---|\n"
EACH = "*"  # any name, any place in a list

Path = tuple[str, ...]
Schema = dict[str, Any]


class Part(NamedTuple):
    """Something that has keys of its own: its heading, where it stands in the file, and a word about it."""

    title: str
    path: Path
    about: str


class Kind(NamedTuple):
    """A kind of file: its schema, a key that no other kind has, the page that teaches it, its files, and its parts."""

    name: str
    heart: str
    page: str
    files: str
    parts: tuple[Part, ...]


KINDS = (
    Kind(
        "scenario",
        "scenes",
        "writing-stories.md",
        "*.yaml",
        (
            Part("A story", (), "The top of the file. [One as a whole](writing-stories.md#the-story-of-this-page)."),
            Part(
                "The clock",
                ("clock",),
                "When a story or a lesson starts. [More on the clock](writing-stories.md#the-clock).",
            ),
            Part(
                "Something past",
                ("past", EACH),
                "What was done before, which conditions and rules then know. [More](writing-stories.md#conditions).",
            ),
            Part(
                "The situation",
                ("situation",),
                "Facts that never change. Add your own, `names_like_this`: a number, `true` or `false`, or a text.",
            ),
            Part(
                "Somebody of the cast",
                ("cast", EACH),
                "Under the id by which scenes and prose name them. "
                "[More on people](writing-stories.md#people-and-pronouns).",
            ),
            Part(
                "Pronouns of one's own",
                ("cast", EACH, "pronouns"),
                "Where neither `she` nor `he` nor `they` is right.",
            ),
            Part(
                "A meter",
                ("state", EACH),
                "A flag is just `true` or `false`; this is a number that moves. "
                "[More on state](writing-stories.md#state-and-effects).",
            ),
            Part(
                "A scene",
                ("scenes", EACH),
                "It lets somebody choose, or leads on, or is an ending. "
                "[More on scenes](writing-stories.md#scenes-and-choices).",
            ),
            Part(
                "An option",
                ("scenes", EACH, "choices", EACH),
                "One thing that can be done in a scene. "
                "[More on asides](writing-stories.md#asides-and-once), which lead nowhere.",
            ),
            Part(
                "A beat",
                ("scenes", EACH, "text", EACH),
                "One line of what is told. Beside these keys it has one voice: `text`, or the id of somebody of the "
                "cast with what they say. [More on beats](writing-stories.md#beats-and-voices).",
            ),
            Part(
                "A way on",
                ("scenes", EACH, "to", EACH),
                "One of several, by condition or [by chance](writing-stories.md#chance-and-the-others-answers).",
            ),
            Part(
                "A lesson", ("lessons", EACH), "An excerpt for a class. [More on lessons](writing-stories.md#lessons)."
            ),
            Part(
                "A check",
                ("checks", EACH),
                "What must stay true of the story. [More on checks](writing-stories.md#your-own-checks).",
            ),
        ),
    ),
    Kind(
        "pack",
        "rules",
        "guidance-packs.md",
        "guidance/*.yaml",
        (
            Part("A guidance pack", (), "The top of the file. [One as a whole](guidance-packs.md#a-pack)."),
            Part("A source", ("sources", EACH), "Somebody whose advice the rules are."),
            Part(
                "A rule", ("rules", EACH), "One piece of advice. [How verdicts come about](guidance-packs.md#verdicts)."
            ),
            Part("What follows or breaks a rule", ("rules", EACH, "followed"), "The same keys under `broken`."),
            Part(
                "A dispute",
                ("disputes", EACH),
                "Where advice contradicts advice. [More](guidance-packs.md#where-advice-parts).",
            ),
        ),
    ),
    Kind(
        "vocabulary",
        "acts",
        "guidance-packs.md",
        "vocabulary/*.yaml",
        (
            Part("A vocabulary", (), "The top of the file. [More on acts](guidance-packs.md#acts-and-groups)."),
            Part("An act", ("acts", EACH), "Something that people can do, without a word on whether it is right."),
        ),
    ),
)


def reference() -> str:
    """All tables, kind of file by kind of file."""
    return "\n".join(_part(kind, part) for kind in KINDS for part in kind.parts)


def keys_without_example() -> list[str]:
    """The keys that nobody wrote on one line."""
    parts = [(kind, part, _at(json_schema(kind.name), part.path)) for kind in KINDS for part in kind.parts]
    return [
        key for kind, part, schema in parts for key in schema["properties"] if not _example(kind, (*part.path, key))
    ]


def _part(kind: Kind, part: Part) -> str:
    schema = _at(json_schema(kind.name), part.path)
    rows = (_row(kind, part, key, schema) for key in schema["properties"])
    return f"## {part.title}\n\n{part.about}\n\n{HEAD}{''.join(rows)}"


def _row(kind: Kind, part: Part, key: str, schema: Schema) -> str:
    value = schema["properties"][key]
    absent = "**must be there**" if key in schema.get("required", ()) else _usual(value)
    example = _example(kind, (*part.path, key))
    cells = (f"`{key}`", value.get("description", ""), _told(value)[0], absent, example and f"`{example}`")
    return f"| {' | '.join(cells)} |\n"


def _usual(value: Schema) -> str:
    return f"`{value['default']}`".replace("True", "true").replace("False", "false") if "default" in value else ""


def _at(schema: Schema, path: Path) -> Schema:
    """The part of a schema that has keys, at a place."""
    for step in path:
        schema = _with_keys(schema, step)
        schema = schema.get("additionalProperties") or schema["items"] if step == EACH else schema["properties"][step]
    return _with_keys(schema, "")


def _with_keys(schema: Schema, step: str) -> Schema:
    """What of several shapes has more to it: a list where one steps into it, keys otherwise."""
    wanted = "items" if step == EACH else "properties"
    return next((each for each in schema.get("anyOf", ()) if wanted in each), schema)


def _told(value: Schema) -> tuple[str, str]:
    """What an author writes there, said of one and of many."""
    if "anyOf" in value:
        return " or ".join(_told(each)[0] for each in value["anyOf"]), ""
    if "enum" in value:
        words = ", ".join(f"`{word}`" for word in value["enum"])
        return words, words
    if "properties" in value:
        title = _title(value)
        return f"[{title[:1].lower()}{title[1:]}](#{_anchor(title)})", ""
    if value["type"] == "array":
        one, many = _told(value["items"])
        return f"a list of {many}" if many else f"a list, each entry {one}", f"lists of {many}"
    if value["type"] == "object":
        name = "names-like-this" if KEBAB in value.get("propertyNames", {}).get("pattern", KEBAB) else "names_like_this"
        return f"`{name}`, each with {_told(value['additionalProperties'])[0]}", f"`{name}` with values"
    return _single(value)


def _single(value: Schema) -> tuple[str, str]:
    if value["type"] == "integer":
        least, most = value["minimum"], value["maximum"]
        bounds = f", {least:,} to {most:,}" if most < 1_000_000_000 else ", 0 or more" if least == 0 else ""
        return f"a whole number{bounds if least != most else f': {least}'}", "whole numbers"
    if isinstance(value["type"], list):
        one = {3: "an [expression](writing-stories.md#conditions)", 2: "a whole number, `true` or `false`"}[
            len(value["type"])
        ]
        return (one, one) if "examples" in value or len(value["type"]) == 2 else ("a fact", "facts")
    if "pattern" in value:
        return "a `name-like-this`", "`names-like-this`"
    if "examples" in value:
        written = " or ".join(f"`{example}`" for example in value["examples"])
        return f"a text like {written}", f"texts like {written}"
    return {"boolean": ("`true` or `false`", "flags"), "string": ("a text", "texts")}[value["type"]]


def _title(value: Schema) -> str:
    """The heading of the part that has these keys."""
    parts = ((part.title, _at(json_schema(kind.name), part.path)) for kind in KINDS for part in kind.parts)
    title = next((title for title, part in parts if part["properties"].keys() == value["properties"].keys()), None)
    assert title is not None, f"no part of the reference is about {sorted(value['properties'])}"
    return title


def _anchor(title: str) -> str:
    return title.lower().replace("'", "").replace(" ", "-")


def _example(kind: Kind, path: Path) -> str:
    """A value of a key as somebody wrote it, on one line; the emptiest string where nobody did."""
    found = (
        text for document in _documents(kind) for node in _nodes(document.root, path) if (text := _line(document, node))
    )
    return next(found, "")


@cache
def _documents(kind: Kind) -> tuple[Document, ...]:
    told = [block for block in blocks(ROOT / "docs" / kind.page) if block.kind == "yaml" and not block.codes]
    read = [parse_document(block.text.encode(), str(block)) for block in told]
    others = [other.heart for other in KINDS if other is not kind]
    mine = [each for each in read if isinstance(each.root, Mapping) and not any(map(each.root.get, others))]
    return (*mine, *map(read_document, sorted(SHIPPED.glob(kind.files))))


def _nodes(node: Node | None, path: Path) -> Iterator[Node]:
    if not path:
        if node is not None:
            yield node
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            if path[0] in (EACH, key.text):
                yield from _nodes(value, path[1:])
    elif isinstance(node, Sequence) and path[0] == EACH:
        for item in node.items:
            yield from _nodes(item, path[1:])


def _line(document: Document, node: Node) -> str:
    """A node as its file spells it, of a list its first line, where that is short and safe in a table."""
    if isinstance(node, Sequence) and not node.flow:
        first = _line(document, node.items[0])
        return f"- {first}" if first else ""
    if node.line != node.end_line or not (isinstance(node, Scalar) or node.flow):
        return ""
    text = document.lines[node.line - 1][node.column - 1 : node.end_column - 1].strip()
    return text if len(text) <= LONGEST and not set(text) & set("|`") else ""
