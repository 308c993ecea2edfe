"""The first words: what this is, what it is not, and where to find help."""

from __future__ import annotations

import json
from pathlib import Path

CARD = (
    "A story about the weeks after an ordinary break-up, and advice that disagrees with itself. It is no counselling. "
    "If there was fear, control or violence, this advice is not for that situation"
)


def support() -> str:
    """Where to find help, as examples to confirm, from the file of help lines."""
    data = json.loads((Path(__file__).parent / "support.json").read_text(encoding="utf-8"))
    lines = "; ".join(f"{line['name']} ({line['place']}), {line['number']}" for line in data["lines"])
    dated = f"Numbers change (these are of {data['checked']}): confirm them."
    return f"Talk to somebody who knows, for example {lines}. {dated}"
