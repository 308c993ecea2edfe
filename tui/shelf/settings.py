"""A person's settings: one small JSON file, kept whole or not at all."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from errno import ENOTDIR
from pathlib import Path
from typing import Any

NAME = "settings.json"
PACES = ("beat by beat", "at once")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the app looks and reads, and who its player is: `name` and `pronouns` recast the lead where given."""

    theme: str = "lamplight"
    pace: str = PACES[0]
    skip_read: bool = False
    coach: bool = False
    width: int = 72
    animations: bool = True
    name: str = ""
    pronouns: str = ""
    guidance: str = ""
    country: str = ""
    welcomed: bool = False


def load_settings(home: Path) -> tuple[Settings, str]:
    """The settings of a folder, and a sentence where the file was damaged and has been set aside."""
    path = home / NAME
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict):
            raise ValueError("it is no object")
    except FileNotFoundError:
        return Settings(), ""
    except OSError as error:
        return Settings(), f"The settings could not be read ({error.strerror}); these are the usual ones."
    except (ValueError, RecursionError):
        return (
            Settings(),
            f"The settings were damaged. They are set aside in {set_aside(path)}; these are the usual ones.",
        )
    return replace(Settings(), **_known(data)), ""


def change(home: Path, **changes: Any) -> Settings:
    """Change some settings and keep them; what another window changed in the meantime stays. Raises OSError."""
    settings, _ = load_settings(home)
    changed = replace(settings, **changes)
    try:
        home.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(ENOTDIR, f"{home} is a file where a folder should be") from error
    half = home / f".{NAME}.{os.getpid()}"
    half.write_text(json.dumps(asdict(changed), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    half.replace(home / NAME)
    return changed


def _known(data: dict[str, Any]) -> dict[str, Any]:
    """Those of the values that are settings of this version, and of the right kind."""
    usual = Settings()
    return {
        each.name: data[each.name]
        for each in fields(Settings)
        if each.name in data and type(data[each.name]) is type(getattr(usual, each.name))
    }


def set_aside(path: Path) -> Path:
    """Move a damaged file out of the way under a name of its own; where it is now, the same place if it cannot move."""
    aside = path.with_suffix(".damaged.json")
    again = 2
    while aside.exists():
        aside = path.with_suffix(f".damaged-{again}.json")
        again += 1
    try:
        path.replace(aside)
    except OSError:
        return path
    return aside
