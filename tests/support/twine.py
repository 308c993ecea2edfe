"""Importing Twine's stories in tests: what came of a file, and that story as our own reader reads it."""

from __future__ import annotations

from sim.exchange.twine.file import read_book
from sim.exchange.twine.importing import Imported, imported
from sim.source.document import parse_document
from sim.story.library import load_document
from sim.story.model import Scenario
from tests.support.written import FOLDERS


def imported_text(text: str | bytes) -> Imported:
    """What a file of this text becomes. Raises Refused."""
    return imported(read_book(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text, "story.twee"))


def scenario_of(done: Imported) -> Scenario:
    """The story that was written, in which our reader finds no error at all."""
    loaded = load_document(parse_document(done.text.encode(), "story.yaml"), "story", FOLDERS)
    assert loaded.scenario is not None, (loaded.faults, done.text)
    assert not [fault for fault in loaded.faults if fault.code.startswith("HW1")], done.text
    return loaded.scenario


def published(*passages: str, format: str = "SugarCube", more: str = "") -> str:
    """A page as Twine publishes it, around elements of passages."""
    return (
        f'<html><body><tw-storydata name="A page" startnode="2" format="{format}" ifid="X">{more}{"".join(passages)}'
        "</tw-storydata></body></html>"
    )
