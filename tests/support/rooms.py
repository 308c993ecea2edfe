"""Rooms for tests: a shipped story, its pack, and a class around them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from sim.classroom.events import Joined
from sim.classroom.founding import CLASS, Founding
from sim.classroom.room import Room
from sim.classroom.rules import apply
from sim.guidance.model import Pack
from sim.guidance.pack import load_pack
from sim.play.trace import PERSON, WEIGHTS, Header
from sim.story.library import Folders, load_scenario
from sim.story.model import Scenario
from sim.story.prose import Person
from sim.story.story import Story
from tests.support import written

NOWHERE = Folders(Path("/nowhere"))


@lru_cache
def story_of(name: str = "dishwasher-treaty") -> Story:
    """A shipped story."""
    path = NOWHERE.find("", name)
    assert path is not None
    loaded = load_scenario(path, NOWHERE)
    assert loaded.scenario is not None
    assert loaded.vocabulary is not None
    return Story(loaded.scenario, loaded.vocabulary)


@lru_cache
def pack_of(name: str = "five-articles") -> Pack:
    """A shipped pack."""
    path = NOWHERE.find("guidance", name)
    assert path is not None
    pack = load_pack(path, NOWHERE).pack
    assert pack is not None
    return pack


def founding(
    scenario: Scenario,
    mode: str = CLASS,
    roles: tuple[str, ...] = ("player",),
    practice: bool = True,
    seed: int = 7,
    lesson: str = "",
) -> Founding:
    """How a room for a story begins."""
    header = Header(
        story=scenario.id,
        pack=scenario.guidance,
        seed=seed,
        cast={role: Person(who.name, who.pronouns) for role, who in scenario.cast.items()},
        roles={role: PERSON if role in roles else WEIGHTS for role in scenario.cast},
        started="2026-11-02T09:00:00Z",
        lesson=lesson,
    )
    return Founding(header, mode, practice, "BCDFGH", "teacher")


SECRETS = """\
format: 1
title: Two mugs
summary: A story of two mugs.
objectives: [Hear a no the first time]
cast:
  player: {name: Sam, card: MARK-player-card, goal: MARK-player-goal}
  ex: {name: Noor, pronouns: she, card: MARK-ex-card, goal: MARK-ex-goal}
state:
  trust: {start: 50}
start: kitchen
scenes:
  kitchen:
    title: The kitchen
    text:
      - Two mugs on the rack.
      - {only: player, text: MARK-player-only}
      - {only: ex, text: MARK-ex-only}
      - {player: MARK-player-thought, as: thought}
      - {ex: MARK-ex-thought, as: thought}
    choices:
      write: {text: MARK-player-option write to her, acts: [message], note: MARK-note, to: hers}
      leave: {text: MARK-player-option leave it, acts: [wait], note: MARK-note, to: hers}
      look: {text: MARK-player-option look at the mugs, note: MARK-note}
  hers:
    by: ex
    title: Her phone
    text: A phone on a table.
    choices:
      answer: {text: MARK-ex-option answer, weight: trust, acts: [welcome], to: kitchen-again}
      no: {text: MARK-ex-option say no, weight: 40, acts: [refuse], to: kitchen-again}
  kitchen-again:
    title: The kitchen again
    text: One mug.
    choices:
      thank: {text: MARK-player-option thank her, acts: [message], note: MARK-note, to: end}
      rest: {text: MARK-player-option leave it there, acts: [wait], note: MARK-note, to: end}
  end: {text: Morning., ending: at-peace, reflect: [Whose mug was it?]}
"""


@lru_cache
def secret_story() -> Story:
    """A small story in which everything that is not for everybody says whose it is."""
    return written.story_of(SECRETS, head="")


def room(
    mode: str = CLASS,
    roles: tuple[str, ...] = ("player",),
    practice: bool = True,
    seats: int = 0,
    story: Story | None = None,
    lesson: str = "",
    seed: int = 7,
) -> Room:
    """A room with some seats taken: `s1`, `s2`, ..., by the names `Seat 1`, `Seat 2`, ..."""
    its = story or story_of()
    made = Room(founding(its.scenario, mode, roles, practice, seed, lesson), its, pack_of())
    for number in range(1, seats + 1):
        apply(made, Joined(f"s{number}", f"Seat {number}", f"token {number}"))
    return made
