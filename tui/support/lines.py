"""Help lines: those that ship are examples; `help-lines.json` in the home folder adds to them and corrects them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from tui.prose import clean
from tui.shelf.settings import set_aside

NAME = "help-lines.json"


class HelpLine(NamedTuple):
    """Somebody to call: `country` is its two letters, `place` how people name it, `checked` when the number was."""

    name: str
    number: str
    country: str
    place: str
    checked: str
    own: bool = False


class HelpLines(NamedTuple):
    """The lines there are, the person's own first; and a sentence where the own file could not be used."""

    lines: tuple[HelpLine, ...]
    trouble: str = ""

    @property
    def places(self) -> dict[str, str]:
        """The countries that have a line, with their names."""
        places: dict[str, str] = {}
        for line in self.lines:
            places.setdefault(line.country, line.place)
        return places


def help_lines(home: Path) -> HelpLines:
    """The lines of a home folder and those that ship; an own line replaces the shipped one of the same name."""
    own, trouble = _own(home / NAME)
    corrected = {(line.country, line.name.casefold()) for line in own}
    shipped = _read(Path(__file__).parent / NAME, own=False)
    kept = (line for line in shipped if (line.country, line.name.casefold()) not in corrected)
    return HelpLines((*own, *kept), trouble)


def nearest_first(lines: tuple[HelpLine, ...], country: str) -> list[HelpLine]:
    """The lines of a country before all others, which stay as they are."""
    return sorted(lines, key=lambda line: line.country != country)


def _own(path: Path) -> tuple[list[HelpLine], str]:
    try:
        return _read(path, own=True), ""
    except FileNotFoundError:
        return [], ""
    except OSError as error:
        return [], f"Your own help lines could not be read ({error.strerror})."
    except (ValueError, RecursionError):
        return [], f"Your own help lines were damaged. They are set aside in {set_aside(path)}."


def _read(path: Path, *, own: bool) -> list[HelpLine]:
    """The lines of a file. Raises OSError, and ValueError where it has another shape."""
    data = _object(json.loads(path.read_text(encoding="utf-8")))
    checked = _text(data.get("checked", ""))
    return [
        HelpLine(
            _named(line, "name"), _named(line, "number"), _text(country).upper(), _named(place, "name"), checked, own
        )
        for country, place in _object(data.get("countries")).items()
        for line in _objects(_object(place).get("lines"))
    ]


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("this should be an object")
    return value


def _objects(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        raise ValueError("this should be a list")
    return [_object(each) for each in value]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("this should be text")
    return clean(" ".join(value.split()))


def _named(value: dict[str, Any], key: str) -> str:
    text = _text(value.get(key))
    if not text:
        raise ValueError(f"`{key}` should not be empty")
    return text
