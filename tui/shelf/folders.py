"""Where a person's own stories and plays are. Nothing here makes a folder; whoever writes does."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.story.library import Folders


def home() -> Path:
    """HEARTWORK_HOME, or the data folder that this system gives to programs."""
    own = os.environ.get("HEARTWORK_HOME")
    if own:
        return Path(own).expanduser()
    from platformdirs import user_data_path

    return user_data_path("heartwork", appauthor=False)


def plays_folder() -> Path:
    """Where plays are kept."""
    return home() / "plays"


def library() -> Folders:
    """Where stories, packs and vocabularies are looked for."""
    from sim.story.library import Folders

    return Folders(home())
