"""A story under work in a file, as tests of the workbench edit it: by what is written, not by when."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from sim.story.library import Folders
from sim.story.story import Story
from tests.support.written import story_of
from tui.workbench.asked import Asked
from tui.workbench.edition import Edition, read_edition

BODY = """
state:
  trust: {start: 40, label: <ex>'s trust, of: ex}
  nerve: {start: 0, min: 0, max: 5, shown: false}
  knows: false
clock: {day: 3, time: "18:00"}
scenes:
  kitchen:
    title: The kitchen
    text: A key lies on the table.
    choices:
      write:
        text: Write to <ex.them>.
        note: To ask first leaves <ex.them> room.
        acts: [message, ask-first]
        effects: {trust: +10}
        after: 2 hours
        to: answer
      ring:
        text: Ring <friend>.
        once: true
        acts: [lean-on-friend]
        effects: {nerve: +1, knows: true}
        then: [{friend: Is it about the key?, as: call}]
      knock: {text: Go and knock., if: nerve > 0 and trust >= 40, acts: [turn-up], to: doorstep}
      post:
        text: Put it in the post.
        acts: [letter]
        after: 1 day
        to: [{weight: 1, scene: doorstep, then: It gets lost.}, {weight: 3, scene: quiet}]
  answer:
    title: The answer
    by: ex
    effects: {nerve: +1}
    text:
      - The phone lies next to the key.
      - {only: ex, text: You count to ten.}
      - {ex: Now of all times., as: thought}
    choices:
      fetch: {text: Say that you will fetch it., weight: trust, acts: [agree-to-meet], to: doorstep}
      later: {text: Say that it can wait., weight: 50, acts: [not-ready], to: quiet}
  doorstep:
    text: [{if: knows, player: I know that now.}, You both hold it.]
    ending: door-open
    reflect: [What did <player> give back?]
  quiet: {text: A key on a hook., ending: at-peace, reflect: [And <ex>?]}
"""
TEXT = f"""\
format: 1
title: The spare key
cast:
  player: {{name: Sam, pronouns: they}}
  ex: {{name: Noor, pronouns: she, card: You left., goal: To sleep.}}
  friend: {{name: Ade, pronouns: he}}
{BODY}"""


@cache
def story(*changes: tuple[str, str]) -> Story:
    """The story with some words written otherwise."""
    return story_of(edited(BODY, *changes))


def edited(text: str, *changes: tuple[str, str]) -> str:
    """A text with some words written otherwise, each of which it has."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


class Manuscript:
    """A file in a folder of its own."""

    def __init__(self, folder: Path, text: str = TEXT) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "key.yaml"
        self.folders = Folders(folder / "home")
        self.text = text
        self._saved = 0
        self.save()

    def save(self, *changes: tuple[str, str]) -> None:
        """Write the text into the file, with some words of it otherwise from now on."""
        self.text = edited(self.text, *changes)
        self.write(self.text.encode())

    def write(self, data: bytes) -> None:
        """Write anything into the file, at another time than before however soon it comes."""
        self.path.write_bytes(data)
        self._saved += 1
        os.utime(self.path, (self._saved, self._saved))

    def edition(self) -> Edition:
        """The file as it is now."""
        return read_edition(self.path, self.folders)

    def asked(self, scene: str = "", **settings: int | bool) -> Asked:
        """What somebody asked for who opens the workbench at it."""
        return Asked(self.edition(), scene, settings, seed=7)
