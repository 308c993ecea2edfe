"""What the checks of each kind of file say: the examples on the pages of the codes are held against these."""

from __future__ import annotations

import ast
import os
from collections.abc import Callable
from pathlib import Path

from sim.guidance.pack import load_pack, read_pack
from sim.play.store import read_trace
from sim.source.diagnostics import Diagnostic
from sim.source.document import Document, parse_document, read_document
from sim.source.files import LARGEST
from sim.source.nodes import Mapping, Scalar, walk
from sim.source.traps import cut_short
from sim.story.library import Folders, missing
from sim.workbench.check import check_file
from sim.workbench.depth import STATIC, USUAL, Depth

Checker = Callable[[str, Path], list[Diagnostic]]
CHECKERS: dict[str, Checker] = {}
NEIGHBOURS = "format: 1\nacts: {knock: {text: knocks, groups: [contact]}, hum: {text: hums}}\n"


def checker(kind: str) -> Callable[[Checker], Checker]:
    """Register the check of a kind of file, named as in the pages' fences; it may use an empty folder."""

    def register(check: Checker) -> Checker:
        CHECKERS[kind] = check
        return check

    return register


@checker("yaml document")
def _document(text: str, folder: Path) -> list[Diagnostic]:
    document = parse_document(text.encode(), "story.yaml")
    return [*document.faults, *_cut_prose(document)]


def _cut_prose(document: Document) -> list[Diagnostic]:
    """The prose of a document without a schema is what stands under `text`."""
    if document.root is None:
        return []
    mappings = [node for _, node in walk(document.root) if isinstance(node, Mapping)]
    prose = [node for mapping in mappings if isinstance(node := mapping.get("text"), Scalar)]
    return [fault for scalar in prose if (fault := cut_short(document, scalar)) is not None]


@checker("bytes")
def _bytes(text: str, folder: Path) -> list[Diagnostic]:
    data: bytes = ast.literal_eval(f'b"""{text.rstrip()}"""')
    return parse_document(data, "story.yaml").faults


@checker("path")
def _path(text: str, folder: Path) -> list[Diagnostic]:
    (folder / "stories").mkdir()
    for name in ("flat.yaml", "stories/flat.yaml"):
        (folder / name).write_text("title: The quiet flat\n", encoding="utf-8")
    os.mkfifo(folder / "pipe.yaml")
    with (folder / "huge.yaml").open("wb") as huge:
        huge.truncate(LARGEST + 1)
    return read_document(folder / text.strip()).faults


@checker("yaml scenario")
def _scenario(text: str, folder: Path) -> list[Diagnostic]:
    return check_text(text, folder)


@checker("yaml scenario static")
def _scenario_as_written(text: str, folder: Path) -> list[Diagnostic]:
    return check_text(text, folder, STATIC)


@checker("yaml vocabulary")
def _vocabulary(text: str, folder: Path) -> list[Diagnostic]:
    return check_text(text, folder)


@checker("text story")
def _named(text: str, folder: Path) -> list[Diagnostic]:
    """A story named by its id, as on the command line."""
    folders = Folders(folder)
    return [] if folders.find("", text.strip()) else [missing(text.strip(), folders, "story", "")]


def check_text(text: str, folder: Path, depth: Depth = USUAL) -> list[Diagnostic]:
    """Everything that `heartwork check` says about a file with this text."""
    path = folder / "story.yaml"
    path.write_text(text, encoding="utf-8")
    return check_file(path, Folders(folder), depth)


@checker("yaml pack")
def _pack(text: str, folder: Path) -> list[Diagnostic]:
    return list(read_pack(parse_document(text.encode(), "pack.yaml"), "pack", Folders(folder)).faults)


@checker("yaml scenario and pack")
def _scenario_and_pack(text: str, folder: Path) -> list[Diagnostic]:
    """A story and, after a line of dashes, the pack that it names unless it names another."""
    story, pack = text.split("---\n")
    own = folder / "scenarios"
    for part in ("guidance", "vocabulary"):
        (own / part).mkdir(parents=True)
    (own / "guidance" / "five-articles.yaml").write_text(pack, encoding="utf-8")
    (own / "vocabulary" / "neighbours.yaml").write_text(NEIGHBOURS, encoding="utf-8")
    return [*load_pack(own / "guidance" / "five-articles.yaml", Folders(folder)).faults, *check_text(story, folder)]


@checker("jsonl trace")
def _trace(text: str, folder: Path) -> list[Diagnostic]:
    path = folder / "play.jsonl"
    path.write_text(text, encoding="utf-8")
    return list(read_trace(path).faults)
