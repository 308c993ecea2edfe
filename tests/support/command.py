"""The command as tests call it, and a small story that has everything a player meets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from tui.cli import heartwork

AGES = 600  # seconds that no command takes: a machine may stand still for minutes while one runs
STORY = """\
format: 1
title: The Spare Key of <ex>
summary: A key, and who keeps it.
minutes: 3
content_notes: [a key is mentioned]
cast:
  player: {name: Sam, pronouns: they, card: You have the key.}
  ex: {name: Noor, pronouns: she, card: You want the key back., goal: Sleep.}
state:
  trust: {start: 40, label: <ex>'s trust, of: ex}
  secret: {start: 5, shown: false}
  told: false
clock: {day: 1, time: "21:00"}
scenes:
  hall:
    title: The hall
    text: |
      The key lies on the table.

      It is <ex.theirs>.
    choices:
      keep: {text: Keep it., acts: [wait], effects: {trust: -10, secret: +1}, after: 2 days, to: answer}
      send:
        text: Send it back.
        acts: [message]
        to:
          - {weight: 1, scene: answer, then: The post is quick.}
          - {weight: 3, scene: lost}
      look: {text: Look at it., once: true, then: It is a key.}
  answer:
    by: ex
    text:
      - {ex: Where is my key?, as: message}
      - {ex: They have it., as: thought}
      - {only: ex, text: You count to ten.}
      - {player: It is hers., as: thought}
    choices:
      ring: {text: Ring., weight: trust, then: [{ex: Hello?, as: call}, {ex: It is me.}], to: talk}
      stop: {text: Let it be., weight: 60, acts: [ask-for-space], to: quiet}
  talk: {text: You talk., ending: door-open}
  quiet: {text: Nobody rings., ending: at-peace}
  lost: {text: The post loses it., ending: apart-in-pain}
"""


def write_story(folder: Path, text: str = STORY, name: str = "key.yaml") -> str:
    """A story file; its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def call(*arguments: str, answers: str = "") -> Result:
    """Run the command in this process, with `answers` as its input."""
    return CliRunner().invoke(heartwork, arguments, input=answers, prog_name="heartwork")


def spawn(
    *arguments: str, answers: bytes = b"", home: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    own = {"HEARTWORK_HOME": str(home)} if home is not None else {}
    return subprocess.run(
        [sys.executable, "-m", "tui.cli", *arguments],
        input=answers,
        capture_output=True,
        timeout=AGES,
        check=False,
        env={**os.environ, **own, **environment},
    )
