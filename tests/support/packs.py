"""Packs for tests, written as their authors would write them."""

from __future__ import annotations

import textwrap
from pathlib import Path

from sim.guidance.pack import LoadedPack, Pack, read_pack
from sim.source.document import parse_document
from sim.story.library import Folders

HEAD = """
format: 1
title: Two voices
sources:
  bold: {title: Be bold}
  slow: {title: Be slow}
  healthy: {title: The house, house: true}
"""


def loaded(body: str, head: str = HEAD) -> LoadedPack:
    """A pack as it is read: head and body are dedented and joined."""
    text = textwrap.dedent(head) + textwrap.dedent(body)
    return read_pack(parse_document(text.encode(), "pack.yaml"), "pack", Folders(Path("/nowhere")))


def pack_of(body: str, head: str = HEAD) -> Pack:
    """A pack that is free of faults."""
    found = loaded(body, head)
    assert found.faults == ()
    assert found.pack is not None
    return found.pack


def codes_of(body: str, head: str = HEAD) -> list[str]:
    """The codes of every fault, sorted."""
    return sorted(fault.code for fault in loaded(body, head).faults)
