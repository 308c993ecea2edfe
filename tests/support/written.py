"""Stories for tests, written as their authors would write them."""

from __future__ import annotations

import textwrap
from pathlib import Path

from sim.source.diagnostics import Diagnostic
from sim.source.document import parse_document
from sim.source.schema import Reader
from sim.story.library import SHIPPED, Folders, read_scenario
from sim.story.resolve import resolve
from sim.story.story import Story
from sim.story.vocabulary import Vocabulary, read_vocabulary

FOLDERS = Folders(Path("/nowhere"))
HEAD = """
format: 1
title: A test
cast:
  player: {name: Sam, pronouns: they}
  ex: {name: Noor, pronouns: she}
  friend: {name: Ade, pronouns: he}
"""


def vocabulary() -> Vocabulary:
    """The vocabulary that ships."""
    path = SHIPPED / "vocabulary" / "break-ups.yaml"
    found, faults = read_vocabulary(parse_document(path.read_bytes(), str(path)), "break-ups")
    assert found is not None
    assert faults == []
    return found


def faults_of(body: str, head: str = HEAD) -> list[Diagnostic]:
    """Every fault of a scenario: head and body are dedented and joined."""
    document = parse_document((textwrap.dedent(head) + textwrap.dedent(body)).encode(), "test.yaml")
    reader = Reader(document, list(document.faults))
    scenario = read_scenario(document, reader, "test")
    if scenario is None:
        return reader.faults
    return [*reader.faults, *resolve(scenario, vocabulary(), reader)]


def codes_of(body: str, head: str = HEAD) -> list[str]:
    """The codes of every fault, sorted."""
    return sorted(fault.code for fault in faults_of(body, head))


def story_of(body: str, head: str = HEAD) -> Story:
    """The story of a scenario that is free of faults."""
    document = parse_document((textwrap.dedent(head) + textwrap.dedent(body)).encode(), "test.yaml")
    reader = Reader(document, list(document.faults))
    scenario = read_scenario(document, reader, "test")
    assert scenario is not None, reader.faults
    known = vocabulary()
    faults = [*reader.faults, *resolve(scenario, known, reader)]
    assert faults == []
    return Story(scenario, known)
