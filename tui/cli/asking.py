"""What `heartwork new` is not told: it is asked for on a terminal, and else what is suggested is taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import click

from sim.story.model import PLAYER
from sim.story.prose import PRONOUNS
from tui.authoring.draft import Somebody
from tui.authoring.wishes import EX, as_file, as_name, as_pronouns, as_title, file_of, is_there
from tui.cli.output import talk
from tui.cli.telling import page

T = TypeVar("T")
WHO = {PLAYER: "The one who was left, and whom you play", EX: "The one who left"}


class Asking(Protocol):
    """Where the answers come from."""

    def which(self, question: str, choices: Mapping[str, tuple[str, str]]) -> str:
        """The id of one of the choices, each told by a title and a sentence."""
        ...

    def who(self, role: str, suggested: Somebody) -> Somebody:
        """Somebody's name and pronouns."""
        ...

    def title(self, suggested: str) -> str:
        """A title."""
        ...

    def file(self, title: str) -> Path:
        """A file for the story of that title."""
        ...


class Assumed:
    """Nothing is asked."""

    def which(self, question: str, choices: Mapping[str, tuple[str, str]]) -> str:
        return next(iter(choices))

    def who(self, role: str, suggested: Somebody) -> Somebody:
        return suggested

    def title(self, suggested: str) -> str:
        return suggested

    def file(self, title: str) -> Path:
        return Path("my-story.yaml")


class Asked:
    """A person answers on a terminal; what can be no answer is told, and asked for again."""

    def __init__(self) -> None:
        talk("Enter takes what stands in brackets; ctrl+c leaves, and writes nothing.\n")

    def which(self, question: str, choices: Mapping[str, tuple[str, str]]) -> str:
        sheet = page()
        talk(question)
        for number, (title, about) in enumerate(choices.values(), start=1):
            talk(f"{number:3}  {title}\n{sheet.indented(about)}")
        chosen = _ask("Number", "1", lambda answer: _chosen(answer, [*choices]))
        talk("")
        return chosen

    def who(self, role: str, suggested: Somebody) -> Somebody:
        talk(f"{WHO[role]}.")
        name = _ask("Name", suggested.name, as_name)
        pronouns = _ask(f"Pronouns: {', '.join(PRONOUNS)}", suggested.pronouns, as_pronouns)
        talk("")
        return Somebody(name, pronouns)

    def title(self, suggested: str) -> str:
        return _ask("Title", suggested, as_title)

    def file(self, title: str) -> Path:
        return _ask("File", file_of(title), _new_file)


def _ask(question: str, default: str, read: Callable[[str], T]) -> T:
    def value(answer: str) -> T:
        try:
            return read(answer.strip() or default)
        except ValueError as wrong:
            raise click.UsageError(str(wrong)) from None

    try:
        answer: T = click.prompt(question, default=default, value_proc=value, err=True)
    except click.exceptions.Abort:
        talk("")  # the shell's prompt goes on a line of its own
        raise
    return answer


def _chosen(answer: str, ids: Sequence[str]) -> str:
    if answer in ids:
        return answer
    if answer.isascii() and answer.isdigit() and len(answer) < 6 and 1 <= int(answer) <= len(ids):
        return ids[int(answer) - 1]
    raise ValueError(f"type a number from 1 to {len(ids)}")


def _new_file(answer: str) -> Path:
    path = as_file(Path(answer))
    if is_there(path):
        raise ValueError(f"{path} is there already, and nothing is written over")
    return path
