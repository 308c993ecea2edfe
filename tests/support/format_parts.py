"""The parts that a file is made of, in the order in which the reference of the format tells of them."""

from __future__ import annotations

from typing import NamedTuple

EACH = "*"  # any name, any place in a list

Path = tuple[str, ...]


class Part(NamedTuple):
    """Something that has keys of its own: its heading, where it stands in the file, and a word about it."""

    title: str
    path: Path
    about: str


class Kind(NamedTuple):
    """A kind of file: its schema, a key that no other kind has, the page that teaches it, its files, and its parts."""

    name: str
    heart: str
    page: str
    files: str
    parts: tuple[Part, ...]


KINDS = (
    Kind(
        "scenario",
        "scenes",
        "writing-stories.md",
        "*.yaml",
        (
            Part("A story", (), "The top of the file. [One as a whole](writing-stories.md#the-story-of-this-page)."),
            Part(
                "The clock",
                ("clock",),
                "When a story or a lesson starts. [More on the clock](writing-stories.md#the-clock).",
            ),
            Part(
                "Something past",
                ("past", EACH),
                "What was done before, which conditions and rules then know. [More](writing-stories.md#conditions).",
            ),
            Part(
                "The situation",
                ("situation",),
                "Facts that never change. Add your own, `names_like_this`: a number, `true` or `false`, or a text.",
            ),
            Part(
                "Somebody of the cast",
                ("cast", EACH),
                "Under the id by which scenes and prose name them. "
                "[More on people](writing-stories.md#people-and-pronouns).",
            ),
            Part(
                "Pronouns of one's own",
                ("cast", EACH, "pronouns"),
                "Where neither `she` nor `he` nor `they` is right.",
            ),
            Part(
                "A meter",
                ("state", EACH),
                "A flag is just `true` or `false`; this is a number that moves. "
                "[More on state](writing-stories.md#state-and-effects).",
            ),
            Part(
                "A scene",
                ("scenes", EACH),
                "It lets somebody choose, or leads on, or is an ending. "
                "[More on scenes](writing-stories.md#scenes-and-choices).",
            ),
            Part(
                "An option",
                ("scenes", EACH, "choices", EACH),
                "One thing that can be done in a scene. "
                "[More on asides](writing-stories.md#asides-and-once), which lead nowhere.",
            ),
            Part(
                "A beat",
                ("scenes", EACH, "text", EACH),
                "One line of what is told. Beside these keys it has one voice: `text`, or the id of somebody of the "
                "cast with what they say. [More on beats](writing-stories.md#beats-and-voices).",
            ),
            Part(
                "A way on",
                ("scenes", EACH, "to", EACH),
                "One of several, by condition or [by chance](writing-stories.md#chance-and-the-others-answers).",
            ),
            Part(
                "A lesson", ("lessons", EACH), "An excerpt for a class. [More on lessons](writing-stories.md#lessons)."
            ),
            Part(
                "A check",
                ("checks", EACH),
                "What must stay true of the story. [More on checks](writing-stories.md#your-own-checks).",
            ),
        ),
    ),
    Kind(
        "pack",
        "rules",
        "guidance-packs.md",
        "guidance/*.yaml",
        (
            Part("A guidance pack", (), "The top of the file. [One as a whole](guidance-packs.md#a-pack)."),
            Part("A source", ("sources", EACH), "Somebody whose advice the rules are."),
            Part(
                "A rule", ("rules", EACH), "One piece of advice. [How verdicts come about](guidance-packs.md#verdicts)."
            ),
            Part("What follows or breaks a rule", ("rules", EACH, "followed"), "The same keys under `broken`."),
            Part(
                "A dispute",
                ("disputes", EACH),
                "Where advice contradicts advice. [More](guidance-packs.md#where-advice-parts).",
            ),
        ),
    ),
    Kind(
        "vocabulary",
        "acts",
        "guidance-packs.md",
        "vocabulary/*.yaml",
        (
            Part("A vocabulary", (), "The top of the file. [More on acts](guidance-packs.md#acts-and-groups)."),
            Part("An act", ("acts", EACH), "Something that people can do, without a word on whether it is right."),
        ),
    ),
)
