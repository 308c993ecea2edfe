"""What a person's settings make of a request: the lead by their own name, and the guidance that they chose."""

from __future__ import annotations

from dataclasses import replace

from sim.story.library import Folders
from sim.story.model import PLAYER
from sim.story.prose import PRONOUNS
from tui.shelf.keeping import Tell
from tui.shelf.names import is_name
from tui.shelf.packs import open_pack
from tui.shelf.request import Request
from tui.shelf.settings import Settings
from tui.shelf.stories import Faulty, Opened


def preferred(request: Request, settings: Settings, opened: Opened, library: Folders, tell: Tell) -> Request:
    """The request with what the settings add to it; what it says itself stands. What cannot be used is told."""
    return replace(
        request,
        names=(*_lead(settings.name, is_name(settings.name), request, request.names), *request.names),
        pronouns=(
            *_lead(settings.pronouns, settings.pronouns in PRONOUNS, request, request.pronouns),
            *request.pronouns,
        ),
        guidance=request.guidance or _guidance(settings.guidance, opened, library, tell),
        coach=request.coach or settings.coach,
    )


def _lead(value: str, sound: bool, request: Request, given: tuple[str, ...]) -> tuple[str, ...]:
    """What recasts the lead; whoever plays somebody else or with others, or names the lead, is left to the story."""
    plays_lead = request.role in (None, PLAYER) and not request.seating
    named = any(text.partition("=")[0] == PLAYER for text in given)
    return (f"{PLAYER}={value}",) if sound and plays_lead and not named else ()


def _guidance(name: str, opened: Opened, library: Folders, tell: Tell) -> str | None:
    """The pack of the settings where it can judge this story, else None: the story's own."""
    if not name:
        return None
    try:
        open_pack(name, opened, library)
    except Faulty:
        tell(f"The guidance of your settings ({name}) cannot judge this story, so the story's own does.")
        return None
    return name
