"""What `heartwork preview` was asked for: a file, where to begin in it, and the seed of its lots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.workbench.edition import Edition


@dataclass(frozen=True, slots=True)
class Asked:
    """The file as it was read first, and an opening: no scene and no settings are the story's own start."""

    edition: Edition
    scene: str = ""
    settings: Mapping[str, int | bool] = field(default_factory=dict)
    seed: int = 0
