"""A story of few scenes and very many states, written as an author would write it: nothing in it can be merged away.

Scenes stand in layers; every option leads one layer on. Three meters move by different amounts, and the last scenes
ask for their sum, so every value of each of them matters all the way.
"""

from __future__ import annotations

from collections.abc import Iterator

HEAD = """\
format: 1
title: A story of very many states
summary: Written by a program, to see how long it takes to look at all of them.
level: starter
ages: 14+
language: en-GB
cast:
  player: {name: Sam, pronouns: they}
  ex: {name: Noor, pronouns: she}
state:
  trust: {start: 32, max: 64}
  calm: {start: 32, max: 64}
  nerve: {start: 20, max: 64}
  letter: false
scenes:
"""
SCENE = """\
  {name}:
    title: Evening {name}
    text: The flat hums.
    choices:
      stay: {{text: Stay in., effects: {{calm: +{one}, trust: -1}}, to: {stay}}}
      write: {{text: Write., if: trust + calm + nerve >= 40, effects: {{trust: +{other}, nerve: +2}}, to: {write}}}
      walk: {{text: Walk., effects: {{nerve: +{one}, calm: -{other}, letter: true}}, to: {walk}}}
"""
LAST = """\
  last:
    text: It gets light.
    choices:
      ring: {text: Ring., if: trust + calm > nerve + 30 and letter, to: morning}
      sleep: {text: Sleep., to: morning}
  morning: {text: It is light., ending: at-peace, reflect: [What was not said?]}
"""


def story(layers: int, width: int) -> str:
    """The YAML text of a story of so many layers, each of so many scenes."""
    return HEAD + "".join(_scenes(layers, width)) + LAST


def _scenes(layers: int, width: int) -> Iterator[str]:
    for layer in range(layers):
        for place in range(width):
            ways = [f"s{layer + 1}-{(3 * place + way) % width}" if layer + 1 < layers else "last" for way in range(3)]
            number = layer * width + place
            yield SCENE.format(
                name=f"s{layer}-{place}",
                stay=ways[0],
                write=ways[1],
                walk=ways[2],
                one=1 + number % 5,
                other=1 + number % 3,
            )
