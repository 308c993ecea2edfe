"""Python for the small things that a step does, over `v`, the values of a play, and `c`, the counters.

Each follows what a real play does at that point: see sim/play/position.py and sim/story/compiled.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sim.play.draws import GAMMA, MASK, MIX
from sim.story.clock import DAY
from sim.story.layout import LAST_CONTACT, MINUTES, STANDING, Marks
from sim.story.model import Meter, Scene
from sim.story.story import Story

Lines = list[str]


def indented(lines: Iterable[str]) -> Lines:
    """The lines one step further in."""
    return [f" {line}" for line in lines]


def branches(tests: Sequence[str], blocks: Sequence[Lines]) -> Lines:
    """`if`, `elif` and, for a block more than there are tests, `else`; without a test the block itself."""
    if not tests:
        return blocks[0]
    found: Lines = []
    for place, block in enumerate(blocks):
        word = "if" if place == 0 else "elif"
        found.append(f"{word} {tests[place]}:" if place < len(tests) else "else:")
        found += indented(block or ["pass"])
    return found


def clock(scene: Scene) -> Lines:
    """How the clock moves on entering a scene."""
    lines = [f"v[{MINUTES}] += {scene.after}"] if scene.after else []
    if scene.at is not None and scene.at.day is None:
        lines.append(f"v[{MINUTES}] += ({scene.at.time} - v[{MINUTES}]) % {DAY}")
    elif scene.at is not None:
        minutes = scene.at.reached_from(0)
        why = f"`{scene.id}` takes place earlier than it is by then"
        lines += [f"if v[{MINUTES}] > {minutes}:", f" raise RoadFault({why!r})", f"v[{MINUTES}] = {minutes}"]
    return lines


def changes(story: Story, effects: Mapping[str, int | bool], settings: Mapping[str, int | bool]) -> Lines:
    """What a step does to states: what is added within bounds, then what is replaced."""
    added: Lines = []
    replaced: Lines = []
    for name, amount in effects.items():
        meter, value = story.scenario.state[name], f"v[{story.slots[name]}]"
        if isinstance(meter, Meter):
            added.append(f"x = {value} + {amount}")
            added.append(f"{value} = {meter.min} if x < {meter.min} else {meter.max} if x > {meter.max} else x")
        else:
            replaced.append(f"{value} = {amount!r}")
    replaced += [f"v[{story.slots[name]}] = {value!r}" for name, value in settings.items()]
    return added + replaced


def leaving(marks: Marks | None) -> Lines:
    """What acts leave behind in the history."""
    if marks is None:
        return []
    lines = [f"x = v[{MINUTES}] // {DAY}"] if marks.contact or marks.last or marks.days else []
    if marks.contact:
        lines.append(f"v[{LAST_CONTACT}] = x")
    if marks.reopen:
        lines.append(f"v[{STANDING}] &= {~marks.reopen}")
    if marks.no:
        lines.append(f"v[{STANDING}] |= {marks.no}")
    lines += [f"v[{slot}] = x" for slot in marks.last]
    days = [(f"v[{slot}]", window) for slot, window in marks.days]  # they are in order, so what is too old comes first
    return lines + [f"{done} = (*{done}[bisect({done}, x - {window}):], x)" for done, window in days]


def even_lot(slot: int, many: str) -> Lines:
    """`x`: one of so many by the next lot of the player's own, whose state is in a slot; see sim/play/draws.py."""
    return [
        f"x = v[{slot}] = (v[{slot}] + {GAMMA}) & {MASK}",
        f"x = ((x ^ x >> 30) * {MIX[0]}) & {MASK}",
        f"x = ((x ^ x >> 27) * {MIX[1]}) & {MASK}",
        f"x = (x ^ x >> 31) * {many} >> 64",
    ]
