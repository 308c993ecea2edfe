"""The reference of the file format, made from the JSON Schema that editors read: every key in tables, part by part."""

from __future__ import annotations

from typing import Any

from sim.exchange.json_schema import json_schema
from sim.source.scalars import KEBAB
from tests.support.format_examples import example
from tests.support.format_parts import EACH, KINDS, Kind, Part, Path

HEAD = "| key | what it is for | what you write | left out | for example |\n|---|---|---|---|---|\n"

Schema = dict[str, Any]


def reference() -> str:
    """All tables, kind of file by kind of file."""
    return "\n".join(_part(kind, part) for kind in KINDS for part in kind.parts)


def keys_without_example() -> list[str]:
    """The keys that nobody wrote on one line."""
    parts = [(kind, part, _at(json_schema(kind.name), part.path)) for kind in KINDS for part in kind.parts]
    return [key for kind, part, schema in parts for key in schema["properties"] if not example(kind, (*part.path, key))]


def _part(kind: Kind, part: Part) -> str:
    schema = _at(json_schema(kind.name), part.path)
    rows = (_row(kind, part, key, schema) for key in schema["properties"])
    return f"## {part.title}\n\n{part.about}\n\n{HEAD}{''.join(rows)}"


def _row(kind: Kind, part: Part, key: str, schema: Schema) -> str:
    value = schema["properties"][key]
    absent = "**must be there**" if key in schema.get("required", ()) else _usual(value)
    written = example(kind, (*part.path, key))
    cells = (f"`{key}`", value.get("description", ""), _told(value)[0], absent, written and f"`{written}`")
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
    if "examples" in value and "minLength" not in value:  # a text with a form of its own, not prose
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
