"""A story and a pack of a test's own, plays of it, and what `heartwork debrief` says of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from sim.play.playthrough import Playthrough
from sim.play.session import Session
from sim.play.store import TraceFile
from sim.play.trace import Header
from sim.story.library import Folders, fingerprint, load_scenario
from sim.story.prose import Person
from sim.story.story import Story
from tui.cli import main

STORY = """\
format: 1
title: The Jar
guidance: {guidance}
clock: {{day: 3, time: "21:40"}}
cast:
  player: {{name: Sam, pronouns: they}}
  ex: {{name: Noor, pronouns: she, goal: Find out whether <player> heard.}}
scenes:
  flat:
    title: The quiet flat
    text: The flat hums.
    choices:
      call: {{text: Call <ex.them> and say everything., acts: [call, say-what-you-want], after: 10 minutes, to: rings}}
      wait: {{text: Wait., acts: [wait], after: 1 day, to: end, note: Waiting is also doing something.}}
  rings:
    title: Five rings
    by: ex
    text: [{{only: ex, text: Not again.}}]
    choices:
      hear: {{text: Hear <player.them> out., weight: 40, acts: [welcome], to: end}}
      space: {{text: Ask for room., weight: 60, acts: [ask-for-space], to: after}}
  after:
    title: After
    choices:
      again: {{text: Call again., acts: [call], to: hurt}}
      leave: {{text: Leave it., acts: [wait], to: end}}
  end: {{title: The end, text: Quiet., ending: at-peace, reflect: [What did <ex> hear?]}}
  hurt: {{title: Dead line, text: Nothing., ending: boundary-crossed}}
"""
PACK = """\
format: 1
title: Two voices
sources:
  bold-move: {title: Be bold}
  slow-one: {title: Be slow}
  healthy: {title: The house, house: true}
rules:
  ask: {kind: do, text: Get in touch., sources: {bold-move: [6]}, followed: {acts: [contact]}}
  wait: {kind: do, text: Wait., sources: {slow-one: [3, 4]}, followed: {acts: [wait]}}
  no:
    kind: dont
    text: Leave a no alone.
    sources: {healthy: []}
    floor: true
    broken: {acts: [contact], when: told_no}
disputes:
  when: {question: Now or later?, sides: [[ask], [wait]]}
"""


class Shelf:
    """A story and a pack of a test's own, and plays of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pack = folder / "voices.yaml"
        self.pack.write_text(PACK)
        self.story = folder / "jar.yaml"
        self.write(STORY.format(guidance="five-articles"))

    def write(self, text: str) -> None:
        self.story.write_text(text)

    def keep(self, entries: str, people: Mapping[str, Person] | None = None, name: str = "play.jsonl") -> Path:
        """The trace of a play that took these options."""
        loaded = load_scenario(self.story, Folders(self.folder))
        assert loaded.scenario is not None, loaded.faults
        assert loaded.vocabulary is not None
        header = Header(
            "jar",
            path=str(self.story),
            hash=fingerprint(self.story),
            pack=str(self.pack),
            pack_hash=fingerprint(self.pack),
            roles={"player": "person", "ex": "weights"},
            cast=people or {},
        )
        file = TraceFile(self.folder / name, header)
        play = Playthrough(Session(Story(loaded.scenario, loaded.vocabulary, people)), header, file.record)
        for entry in filter(None, entries.split(",")):
            play.take(entry)
        file.close()
        return file.path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["debrief", *map(str, arguments)])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def assert_in_order(out: str, order: list[str]) -> None:
    words = " ".join(out.split())
    found = [words.find(each) for each in order]
    assert -1 not in found, order[found.index(-1)]
    assert found == sorted(found)
