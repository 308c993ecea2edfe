"""What a check found, and what a teacher can do about it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class State(StrEnum):
    """How much a finding matters to the lesson."""

    OK = "ok"
    LOOK = "look"
    TROUBLE = "trouble"


class Finding(NamedTuple):
    """What was found, in a sentence; what to do, where there is something; and the same as values for programs."""

    state: State
    found: str
    advice: str = ""
    facts: Mapping[str, object] = MappingProxyType({})
