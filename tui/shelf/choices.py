"""The settings as a person chooses them: what each is called, what it does, and the values there are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.prose import clean
from tui.shelf.settings import PACES
from tui.support.country import country_of
from tui.support.lines import NAME, help_lines

if TYPE_CHECKING:
    from sim.story.library import Folders

NARROWEST, WIDEST = 40, 72
OWN = "the story's own"


class Option(NamedTuple):
    """A value that a setting can have, and how it is told."""

    value: object
    text: str


class Choice(NamedTuple):
    """A setting: its name among the settings, its label, a sentence or two on it, and its values.

    One without values is typed; the values of some can only be told after files were read.
    """

    key: str
    label: str
    about: str
    options: tuple[Option, ...] = ()


SWITCH = (Option(False, "off"), Option(True, "on"))


def groups(themes: Mapping[str, str]) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """Every setting, under the headings they are shown by."""
    return (
        ("Looks", _looks(themes)),
        ("Reading", READING),
        ("Playing", PLAYING),
        ("Help", (COUNTRY,)),
    )


def _looks(themes: Mapping[str, str]) -> tuple[Choice, ...]:
    widths = range(NARROWEST, WIDEST + 1, 4)
    return (
        Choice(
            "theme",
            "Colours",
            "It changes as you choose. The terminal's own colours are those that you have set there.",
            tuple(Option(*theme) for theme in themes.items()),
        ),
        Choice(
            "width",
            "Reading width",
            "How wide the lines of a story may be. Short ones are easier on tired eyes.",
            tuple(Option(width, f"{width} columns") for width in widths),
        ),
        Choice(
            "animations",
            "Movement",
            "Whether things may glide into place. Off, they are simply there.",
            SWITCH,
        ),
    )


READING = (
    Choice(
        "pace",
        "Text",
        "Beat by beat waits for you after each paragraph; at once shows a whole scene. Nothing is ever timed.",
        tuple(Option(pace, pace) for pace in PACES),
    ),
    Choice(
        "skip_read",
        "Skip what was read",
        "Passes over the text that you read in an earlier play. It never decides for you.",
        SWITCH,
    ),
)
PLAYING = (
    Choice(
        "name",
        "Your name",
        "What the lead is called in every new play. Leave it empty for the story's own name.",
    ),
    Choice(
        "pronouns",
        "Your pronouns",
        "How the lead is spoken of in every new play.",
        (Option("", OWN), Option("she", "she, her"), Option("he", "he, him"), Option("they", "they, them")),
    ),
    Choice(
        "coach",
        "Coach",
        "On, you hear after each decision what the articles say of it. Off, nobody comments while you play.",
        SWITCH,
    ),
    Choice(
        "guidance",
        "Guidance",
        "By whose rules a new play is looked back on. Where they do not suit a story, its own are used.",
        (Option("", OWN),),
    ),
)
COUNTRY = Choice(
    "country",
    "Help lines",
    f"Whose come first under F2; all are shown. Your own go into the file {NAME} in your heartwork folder.",
)


def guidance_options(library: Folders) -> list[Option]:
    """The guidance packs that can be found, by their titles."""
    return [Option("", OWN), *(Option(name, _title(path) or name) for name, path in library.ids("guidance").items())]


def country_options(home: Path, environment: Mapping[str, str]) -> list[Option]:
    """The countries that have help lines, and first the one that this machine is set up for."""
    places = help_lines(home).places
    here = places.get(country_of(environment))
    machine = f"as this machine ({here})" if here else "as this machine"
    return [Option("", machine), *(Option(code, place) for code, place in places.items())]


def _title(path: Path) -> str:
    """The title at the top of a file; empty where there is none."""
    from sim.source.document import read_document
    from sim.source.nodes import Mapping as Entries
    from sim.source.nodes import Scalar

    root = read_document(path).root
    entries = root.entries if isinstance(root, Entries) else []
    titles = (value.text for key, value in entries if key.text == "title" and isinstance(value, Scalar))
    return clean(next(titles, ""))
