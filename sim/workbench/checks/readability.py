"""Prose that is harder to read than a story for people of 14 should be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.workbench.reading import Hardness, is_counted
from sim.workbench.subject import Subject

HARD_STORY = 45.0  # like a newspaper, all through; ours
HARD_SCENE = 55.0  # like an official notice; ours
LEAST = 50  # words from which on the measure says something about a scene; ours
GROWN_UP = 16  # what is only meant for people of this age may be harder; ours


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW725, once for a story that is hard all through, else at each scene that is; the limits are far out, so that
    what is told of is hard by any measure."""
    scenario = subject.scenario
    if not is_counted(scenario) or _age(scenario.ages) >= GROWN_UP:
        return
    found = {name: Hardness(beat.text for beat in scene.text) for name, scene in scenario.scenes.items()}
    whole = Hardness(())
    for each in found.values():
        whole.add(each)
    if whole.words >= LEAST and whole.lix > HARD_STORY:
        yield Diagnostic("HW725", _message("the story", whole), subject.place("title"), _HINT)
        return
    for name, each in found.items():
        if each.words >= LEAST and each.lix > HARD_SCENE:
            yield subject.scene("HW725", name, _message(f"`{name}`", each), _HINT)


_HINT = "part long sentences, and take the short word; or say under `ages` whom it is for"


def _message(what: str, hardness: Hardness) -> str:
    sentence, long = hardness.words / hardness.sentences, 100 * hardness.long / hardness.words
    return (
        f"{what} is hard to read (LIX {hardness.lix:.0f}): {sentence:.0f} words a sentence, "
        f"and {long:.0f} of a hundred words have more than six letters"
    )


def _age(ages: str) -> int:
    found = re.search(r"\d{1,3}", ages)
    return int(found[0]) if found else 0
