"""A story in which everything that is for one role alone bears the name of that role, to be looked for elsewhere."""

from __future__ import annotations

import re

STORY = """\
format: 1
title: Markers
content_notes: [markers]
cast:
  player: {name: Sam, pronouns: they, card: CARD_PLAYER, goal: GOAL_PLAYER}
  ex: {name: Noor, pronouns: she, card: CARD_EX, goal: GOAL_EX}
  friend: {name: Ade, pronouns: he, card: CARD_FRIEND, goal: GOAL_FRIEND}
state:
  nerve: {start: 40, label: Nerve, of: player}
scenes:
  first:
    title: First
    text:
      - {text: It begins.}
      - {only: player, text: ONLY_PLAYER}
      - {only: ex, text: ONLY_EX}
    choices:
      look:
        text: OPTION_PLAYER look
        once: true
        effects: {nerve: +5}
        then: [{text: You look.}, {only: friend, text: ONLY_FRIEND}]
      go: {text: OPTION_PLAYER go, effects: {nerve: +5}, to: second}
  second:
    by: ex
    text:
      - {ex: THOUGHT_EX, as: thought}
      - {player: THOUGHT_PLAYER, as: thought}
      - {ex: Said aloud.}
    choices:
      ring: {text: OPTION_EX ring, weight: 3, to: third}
      wait: {text: OPTION_EX wait, weight: 1, effects: {nerve: -5}, to: third}
  third:
    by: friend
    text: [{friend: THOUGHT_FRIEND, as: thought}, {text: A kettle.}]
    choices:
      tea: {text: OPTION_FRIEND tea, weight: 1, to: fourth}
      talk: {text: OPTION_FRIEND talk, weight: 1, to: fourth}
  fourth:
    text: Nearly over.
    choices:
      stay: {text: OPTION_PLAYER stay, to: end}
      leave: {text: OPTION_PLAYER leave, to: end}
  end:
    text: [{text: It is over.}, {only: ex, text: ONLY_EX at the end}]
    ending: at-peace
"""
ROLES = ("player", "ex", "friend")
KINDS = ("CARD", "ONLY", "THOUGHT", "OPTION")
GOAL = "GOAL"  # for nobody's eyes before the debrief, not even for those whose it is
_MARKER = re.compile(rf"({'|'.join(KINDS)})_({'|'.join(ROLES).upper()})")


def marked(text: str) -> set[str]:
    """The roles for which something in a text is meant alone; `nobody` where it is for no eyes yet."""
    return {role.lower() for _, role in _MARKER.findall(text)} | ({"nobody"} if GOAL in text else set())


def kinds(text: str, role: str) -> set[str]:
    """What kinds of things a text holds that are for a role alone."""
    return {kind for kind, whose in _MARKER.findall(text) if whose == role.upper()}
