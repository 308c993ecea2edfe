"""Stories of any size, written as an author would write them: for benchmarks and for checks of a whole file.

Scenes stand in layers; every option leads one layer on, so that a play takes as many decisions as there are layers
before the last, and every scene can be reached. Three options a scene, one of them gated, three meters.
"""

from __future__ import annotations

from collections.abc import Iterator

LAYERS = 20
ENDINGS = ("friends", "fresh-start", "at-peace", "door-open", "apart-in-pain")
ACTS = ("wait", "self-care", "message", "call", "give-space", "brood")
HEAD = """\
format: 1
title: A story of {scenes} scenes
summary: Written by a program, to see how long everything takes.
level: starter
ages: 14+
language: en-GB
situation: {{ended_by: ex, cause: argument, months_together: 26}}
cast:
  player: {{name: Sam, pronouns: they}}
  ex: {{name: Noor, pronouns: she}}
state:
  trust: {{start: 35, label: <ex>'s trust, of: ex}}
  composure: {{start: 50, label: Composure, of: player}}
  nerve: {{start: 0, min: 0, max: 9, shown: false}}
scenes:
"""
SCENE = """\
  {name}:
    title: Evening {number}
    text: |
      The flat hums for the {number}th time. Two mugs on the rack, one of them <ex.theirs>, and the
      kettle that nobody has descaled since the summer.

      It is not late. It only feels late, and there is a train at ten past.
    choices:
      stay:
        text: Stay in and put the kettle on, evening {number}.
        acts: [{first}]
        effects: {{composure: +{gain}, nerve: +1}}
        to: {stay}
      write:
        text: Write two lines to <ex.them>, evening {number}.
        if: trust >= {wanted} or nerve > 4
        acts: [{second}]
        effects: {{trust: -{loss}, nerve: -2}}
        after: 3 hours
        to: {write}
      walk:
        text: Walk once around the block, evening {number}.
        acts: [{third}]
        effects: {{trust: +{gain}}}
        then: The street is wet, and somebody has hung out the washing all the same.
        to: {walk}
"""
ENDING = """\
  {name}:
    title: Morning {number}
    text: It gets light over the roofs, for the {number}th time.
    ending: {ending}
    reflect:
      - What did <ex> hear that <player> did not say?
"""


def story(scenes: int, layers: int = LAYERS) -> str:
    """The YAML text of a story of exactly so many scenes, at least 2."""
    return HEAD.format(scenes=scenes) + "".join(_parts(_sizes(scenes, layers)))


def _sizes(scenes: int, layers: int) -> list[int]:
    """How many scenes each layer has: one, then at most three times the layer before, about the same each."""
    sizes = [1]
    left = scenes - 1
    while left:
        remaining = max(1, layers - len(sizes))
        sizes.append(min(left, 3 * sizes[-1], -(-left // remaining)))
        left -= sizes[-1]
    return sizes


def _parts(sizes: list[int]) -> Iterator[str]:
    number = 0
    for layer, size in enumerate(sizes):
        for place in range(size):
            number += 1
            name = f"s{layer}-{place}"
            if layer == len(sizes) - 1:
                yield ENDING.format(name=name, number=number, ending=ENDINGS[place % len(ENDINGS)])
            else:
                yield _scene(name, number, layer + 1, place, sizes[layer + 1])


def _scene(name: str, number: int, to: int, place: int, width: int) -> str:
    stay, write, walk = (f"s{to}-{(3 * place + way) % width}" for way in (0, 1, 2))
    first, second, third = (ACTS[(number + way) % len(ACTS)] for way in (0, 2, 4))
    return SCENE.format(
        name=name,
        number=number,
        stay=stay,
        write=write,
        walk=walk,
        first=first,
        second=second,
        third=third,
        gain=1 + number % 7,
        loss=1 + number % 5,
        wanted=20 + number % 40,
    )
