from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sim.exchange.json_schema import KINDS, json_schema
from sim.source.codes import codes, page
from sim.source.document import parse_document, read_document
from sim.source.nodes import Mapping, Node, Scalar, Sequence
from sim.story.library import SHIPPED
from tests.support.command import STORY

ROOT = Path(__file__).resolve().parents[3]
SCHEMAS = ROOT / "docs" / "schema"
PARTS = {"scenario": SHIPPED, "pack": SHIPPED / "guidance", "vocabulary": SHIPPED / "vocabulary"}
SHIPPED_FILES = [(kind, path) for kind, folder in PARTS.items() for path in sorted(folder.glob("*.yaml"))]
EXAMPLES = [
    (code, kind, example.text)
    for code in codes()
    for example in page(code).mended
    for kind in KINDS
    if example.kind == f"yaml {kind}"
]


def value(node: Node | None) -> Any:
    """What an editor makes of a node: plain whole numbers, true and false by their kind, the rest as text."""
    if isinstance(node, Mapping):
        return {key.text: value(child) for key, child in node.entries}
    if isinstance(node, Sequence):
        return [value(item) for item in node.items]
    if not isinstance(node, Scalar):
        return None
    if node.plain and node.text in ("true", "false"):
        return node.text == "true"
    return int(node.text) if node.plain and re.fullmatch(r"[+-]?[0-9]+", node.text) else node.text


def complaints(kind: str, text: str) -> list[str]:
    found = Draft202012Validator(json_schema(kind)).iter_errors(value(parse_document(text.encode(), "file").root))
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in found]


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_schema_and_describes_every_key_of_the_file(kind: str) -> None:
    schema = json_schema(kind)
    Draft202012Validator.check_schema(schema)
    assert all(key["description"] for key in schema["properties"].values())


def parts(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every part of a schema that is the value of a key."""
    for part in schema.get("properties", {}).values():
        yield part
        yield from parts(part)
    for inner in (schema.get("items"), schema.get("additionalProperties"), *schema.get("anyOf", ())):
        if isinstance(inner, dict):
            yield from parts(inner)


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_has_something_to_offer_for_every_value_that_an_author_makes_up(kind: str) -> None:
    made_up = [part for part in parts(json_schema(kind)) if part.get("type") in ("string", "integer")]
    assert made_up
    assert [part for part in made_up if not part.keys() & {"examples", "default", "enum"}] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_could_stand_where_it_is_offered(kind: str) -> None:
    offered = [part for part in parts(json_schema(kind)) if "examples" in part]
    assert offered
    wrong = [
        (example, part)
        for part in offered
        for example in part["examples"]
        if not Draft202012Validator(part).is_valid(example)
    ]
    assert wrong == []


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="not the source tree")
@pytest.mark.parametrize("kind", KINDS)
def test_the_files_that_editors_read_are_up_to_date(kind: str) -> None:
    written = json.loads((SCHEMAS / f"{kind}.json").read_text(encoding="utf-8"))
    assert written == json_schema(kind), "run `heartwork export --to schema --output docs/schema`"


@pytest.mark.parametrize(("kind", "path"), SHIPPED_FILES, ids=[path.stem for _, path in SHIPPED_FILES])
def test_what_ships_is_valid(kind: str, path: Path) -> None:
    assert complaints(kind, path.read_text(encoding="utf-8")) == []


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="not the source tree")
@pytest.mark.parametrize(("kind", "path"), SHIPPED_FILES, ids=[path.stem for _, path in SHIPPED_FILES])
def test_what_ships_names_its_schema_in_the_first_line(kind: str, path: Path) -> None:
    found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
    assert found is not None
    assert (path.parent / found[1]).resolve() == SCHEMAS / f"{kind}.json"


@pytest.mark.parametrize(("code", "kind", "text"), EXAMPLES, ids=[f"{code}-{kind}" for code, kind, _ in EXAMPLES])
def test_the_mended_examples_of_the_codes_are_valid(code: str, kind: str, text: str) -> None:
    assert complaints(kind, text) == []


def test_the_story_of_the_tests_is_valid() -> None:
    assert complaints("scenario", STORY) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("title: The Spare", "titel: The Spare"),
        ("format: 1", "format: 2"),
        ("minutes: 3", "minutes: soon"),
        ("pronouns: she", "pronouns: it"),
        ("start: 40", "start: many"),
        ("ending: door-open", "ending: married"),
        ("as: thought", "as: song"),
        ("once: true", "once: sometimes"),
        ("acts: [wait]", "acts: wait"),
        ("hall:", "The_Hall:"),
        ("text: Keep it., ", ""),
        ("weight: 3", "wait: 3"),
    ],
)
def test_a_broken_story_is_not_valid(right: str, wrong: str) -> None:
    assert right in STORY
    assert complaints("scenario", STORY.replace(right, wrong, 1)) != []


def test_a_broken_pack_and_a_broken_vocabulary_are_not_valid() -> None:
    pack = value(read_document(SHIPPED / "guidance" / "five-articles.yaml").root)
    first = next(iter(pack["rules"].values()))
    first["kind"] = "maybe"
    assert not Draft202012Validator(json_schema("pack")).is_valid(pack)
    assert complaints("vocabulary", "format: 1\nacts: {call: {txt: calls}}\n") != []
    assert complaints("vocabulary", "format: 1\nacts: {call: {text: calls}}\n") == []
