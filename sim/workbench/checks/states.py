"""Meters and flags that nothing reads, or that nothing ever changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sim.source.diagnostics import Diagnostic
from sim.story.model import Meter, Scenario
from sim.story.typecheck import LANGUAGE
from sim.workbench.bounds import FALSE, Worth, exactly, names_of, worth_of
from sim.workbench.subject import Subject

_NAME = re.compile(r"[a-z][a-z0-9_]*")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW510 for what no condition and no weight reads and no player sees, HW511 for what is read and never changes."""
    scenario, doubt = subject.scenario, subject.doubt
    if doubt.strange_states or "state" in doubt.sections:
        return
    read = {name for text in subject.texts for name in _NAME.findall(text)} | doubt.words
    fixed = unchanged(subject)
    names = names_of(scenario)
    told = {name for text in never_offered(scenario, {**names, **fixed}) for name in _NAME.findall(text)}
    for name, state in scenario.state.items():
        if name in LANGUAGE:
            continue  # told already: it must be renamed, and nothing reads it until then
        meant_for_eyes = isinstance(state, Meter) and (state.shown or state.warmth)
        if name not in read and not meant_for_eyes:
            kind = "hidden meter" if isinstance(state, Meter) else "flag"
            message = f"no condition and no weight reads the {kind} `{name}`"
            yield Diagnostic("HW510", message, subject.key("state", name), "read it somewhere, or take it out")
        elif name in fixed and name in read and name not in told:  # an option that is never on offer says it already
            message = f"nothing ever changes `{name}`, so what reads it is always the same"
            hint = "let an option change it, or write it under `situation`"
            yield Diagnostic("HW511", message, subject.key("state", name), hint)


def unchanged(subject: Subject) -> dict[str, Worth]:
    """The states that nothing ever changes, with what they are worth for ever."""
    scenario, doubt = subject.scenario, subject.doubt
    if doubt.strange_states or "state" in doubt.sections:
        return {}
    written = _written(scenario) | doubt.words
    return {
        name: exactly(state.start if isinstance(state, Meter) else state)
        for name, state in scenario.state.items()
        if name not in written
    }


def never_offered(scenario: Scenario, names: Mapping[str, Worth]) -> set[str]:
    """The conditions of options that cannot hold."""
    asked = {choice.condition for scene in scenario.scenes.values() for choice in scene.choices.values()}
    return {text for text in asked if text is not None and worth_of(text, names) == FALSE}


def _written(scenario: Scenario) -> set[str]:
    found: set[str] = set()
    for scene in scenario.scenes.values():
        found.update(scene.effects, scene.settings)
        for choice in scene.choices.values():
            found.update(choice.effects, choice.settings)
    return found.union(*(lesson.settings for lesson in scenario.lessons))
