"""Twee 3 (iftechfoundation/twine-specs): a header line with name, tags and metadata, and below it a passage's text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sim.exchange.twine.book import Book, Passage, Refused, Remark

_HEADER = re.compile(r"::\s*((?:\\.|[^\\\[{])*)(?:\[((?:\\.|[^\\\]])*)\])?\s*(.*)")
_PLACED = re.compile(r"\s*<(\d+,\d+)>\s*$")  # the place on the map as Twee 2 has it
_ESCAPE = re.compile(r"\\(.)")
_TITLE, _DATA = "StoryTitle", "StoryData"


class _Header(NamedTuple):
    name: str
    tags: tuple[str, ...]
    metadata: str
    line: int


def read_twee(lines: Sequence[str]) -> Book:
    """The book of a file's lines. Raises Refused where no passage begins in them."""
    remarks: list[Remark] = []
    told: dict[str, Any] = {}
    title, passages = "", []
    above = next((number for number, line in enumerate(lines) if line.startswith("::")), 0)
    if "".join(lines[:above]).strip():
        remarks.append(Remark("", 1, "\n".join(lines[:above]).strip(), "this stands before the first passage"))
    for header, body in _parts(lines):
        text = "\n".join(line[1:] if line.startswith("\\::") else line for line in body).rstrip()
        if header.name == _TITLE:
            title = text.strip()
        elif header.name == _DATA:
            told = _json(text, header, remarks)
        else:
            metadata = _json(header.metadata, header, remarks) if header.metadata.strip() else {}
            position = _word(metadata, "position")
            passages.append(Passage(header.name, text, header.line + 1, header.tags, position))
    if not passages:
        raise Refused(
            "no passage begins in this file, so it is no Twee",
            1,
            "A passage of Twee begins with a line such as :: Start",
        )
    return Book(
        title, _word(told, "format"), _word(told, "start"), _word(told, "ifid"), tuple(passages), tuple(remarks)
    )


def _parts(lines: Sequence[str]) -> Iterator[tuple[_Header, list[str]]]:
    header, body = None, []
    for number, line in enumerate(lines, 1):
        if not line.startswith("::"):
            body.append(line)
            continue
        if header:
            yield header, body
        header, body = _header(line, number), []
    if header:
        yield header, body


def _header(line: str, number: int) -> _Header:
    placed = _PLACED.search(line)
    if placed:
        return _header(line[: placed.start()], number)._replace(metadata=json.dumps({"position": placed[1]}))
    found = _HEADER.match(line)
    if not found:  # a lone backslash at the end
        return _Header(line[2:].strip(), (), "", number)
    tags = tuple(_ESCAPE.sub(r"\1", tag) for tag in (found[2] or "").split())
    return _Header(_ESCAPE.sub(r"\1", found[1]).strip(), tags, found[3], number)


def _json(text: str, header: _Header, remarks: list[Remark]) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        told = None
    if isinstance(told, dict):
        return told
    remarks.append(Remark(header.name, header.line, text.strip(), "this ought to be an object of JSON, and is none"))
    return {}


def _word(told: dict[str, Any], name: str) -> str:
    return told[name].strip() if isinstance(told.get(name), str) else ""
