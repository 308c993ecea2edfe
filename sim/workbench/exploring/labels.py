"""What the labels of moves mean."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning", bound=Hashable)


class Labels(Generic[Meaning]):
    """Meanings by number, each once."""

    def __init__(self) -> None:
        self.meanings: list[Meaning] = []
        self._numbers: dict[Meaning, int] = {}

    def of(self, meaning: Meaning) -> int:
        """The label with this meaning."""
        found = self._numbers.setdefault(meaning, len(self.meanings))
        if found == len(self.meanings):
            self.meanings.append(meaning)
        return found
