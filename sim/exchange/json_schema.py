"""The file formats as JSON Schema (draft 2020-12), for editors that complete and check while an author types.

They come from the shapes that read the files, so they cannot drift apart. A schema knows one file at a time:
that a name is known, or an expression sound, only `heartwork check` can tell.
"""

from __future__ import annotations

from sim.guidance.shape import PACK
from sim.source.schema import Schema, Shape
from sim.story.shape import SCENARIO
from sim.story.vocabulary import VOCABULARY

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SHAPES: dict[str, tuple[str, Shape[object]]] = {
    "scenario": ("A heartwork story", SCENARIO),
    "pack": ("A heartwork guidance pack", PACK),
    "vocabulary": ("A heartwork vocabulary", VOCABULARY),
}
KINDS = tuple(_SHAPES)


def json_schema(kind: str) -> Schema:
    """The schema of a kind of file, one of KINDS."""
    title, shape = _SHAPES[kind]
    return {"$schema": DRAFT, "title": title, **shape.schema()}


def json_schemas() -> Schema:
    """All of them by kind."""
    return {kind: json_schema(kind) for kind in KINDS}
