"""States as an author writes them down to set them: `trust=3 knows_why=true`."""

from __future__ import annotations

from collections.abc import Iterable


class NotASetting(ValueError):
    """What was written sets no state; the message says what would."""


def parse_settings(texts: Iterable[str]) -> dict[str, int | bool]:
    """The states of `trust=3` and `honest=true`, by name. Raises NotASetting."""
    return dict(map(_parse, texts))


def _parse(text: str) -> tuple[str, int | bool]:
    name, equals, value = (part.strip() for part in text.partition("="))
    if not equals or not name or not value:
        raise NotASetting(f"`{text.strip()}` sets nothing: write trust=3, or honest=true")
    if value in ("true", "false"):
        return name, value == "true"
    try:
        return name, int(value)
    except ValueError:
        raise NotASetting(f"`{name}` takes a whole number, or true or false, and `{value}` is neither") from None
