"""Print packs of small stories, read as a browser would, and part by part."""

from __future__ import annotations

import re

from sim.classroom.printing.cover import HelpLine
from sim.classroom.printing.page import print_pack
from sim.classroom.printing.preparing import prepare
from sim.play.lesson import begin_lesson, find_lesson
from sim.story.story import Story
from tests.support.hypertext import Reader
from tests.support.packs import pack_of
from tests.support.written import story_of

LINES = (HelpLine("A line", "0800 1", "Here", "May 2026"),)
HEAD = """
format: 1
title: The key of <ex>
summary: Who keeps it.
minutes: 3
level: starter
ages: 14+
language: en-GB
content_notes: [a key is mentioned]
objectives: [Tell a key from a door]
cast:
  player: {name: Sam, pronouns: they}
  ex: {name: Noor, pronouns: she, card: "CARD-EX for <player>.", goal: GOAL-EX}
  friend: {name: Ade, pronouns: he, card: CARD-FRIEND, goal: GOAL-FRIEND}
"""
BODY = """
scenes:
  hall:
    title: The hall
    text: [{only: ex, text: ONLY-EX}, "The key lies on the table, and it is <ex.theirs>."]
    choices:
      ring: {text: Ring <ex.them>., acts: [call], note: NOTE-RING, to: answer}
      hold: {text: Wait., acts: [wait], note: NOTE-WAIT, to: answer}
      look: {text: Look at it., once: true, then: It is a key.}
  answer:
    title: The answer
    by: ex
    choices:
      yes: {text: Say yes., acts: [welcome], to: after}
      no: {text: Say no., acts: [refuse], to: after}
  after:
    title: After that
    choices:
      again: {text: Ring once more., acts: [call], to: hurt}
      leave: {text: Leave it., acts: [wait], to: quiet}
  quiet: {title: Quiet, text: Nobody rings., ending: at-peace, reflect: [What did <ex> hear?]}
  hurt: {title: Hurt, text: The line is dead., ending: boundary-crossed, reflect: [Whose key was it?]}
"""
LESSONS = """
lessons:
  - {name: The table, from: hall, stop: [after]}
"""
PACK = """
rules:
  call: {kind: do, text: Get in touch., sources: {bold: [6, 7]}, followed: {acts: [contact]}}
  rest: {kind: do, text: Let it rest., sources: {slow: [3]}, followed: {acts: [wait]}}
  no:
    kind: dont
    text: Leave a no alone.
    sources: {healthy: []}
    floor: true
    broken: {acts: [contact], when: told_no}
disputes:
  when: {question: Now or later?, sides: [[call], [rest]]}
"""


def printed(body: str = BODY + LESSONS, head: str = HEAD, lesson: str = "", pack: str = PACK) -> str:
    """The page of a story, or of a lesson of it."""
    return page_of(story_of(body, head), lesson, pack)


def page_of(story: Story, lesson: str = "", pack: str = PACK) -> str:
    """The same of a story that was made."""
    chosen = find_lesson(story.scenario, lesson) if lesson else None
    return print_pack(prepare(begin_lesson(story, chosen).story, pack_of(pack)), LINES)


def words(page: str) -> str:
    """What a page says, on one line."""
    return Reader(page).words


def part(page: str, name: str) -> str:
    """What stands in the sections of a class: `cover`, `teacher`, `observer`, `poster`."""
    return words("\n".join(re.findall(rf'<section class="page {name}">.*?</section>', page, re.DOTALL)))


def halves(page: str, name: str) -> list[str]:
    """What stands on each half of a sheet: `card` or `vote`."""
    return [words(half) for half in re.findall(rf'<article class="half {name}">.*?</article>', page, re.DOTALL)]
