"""Roads that go round for ever: no ending can be reached, or no decision is ever asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sim.source.diagnostics import Diagnostic
from sim.workbench.outline import goes_round, knots
from sim.workbench.subject import Subject, several


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW404 for circles without a decision, HW403 for those (and for scenes) that lead to no ending."""
    scenes = subject.scenario.scenes
    order = {name: number for number, name in enumerate(scenes)}
    running = {name for name, scene in scenes.items() if scene.to and not scene.choices} - subject.doubt.scenes
    told: set[str] = set()
    for members in knots(subject.outline.leads, running):
        if goes_round(subject.outline.leads, members):
            told.update(members)
            yield _runs_on(subject, sorted(members, key=order.__getitem__))
    yield from _endless(subject, told, order)


def _runs_on(subject: Subject, members: list[str]) -> Diagnostic:
    first = members[0]
    if len(members) == 1:
        message = f"`{first}` runs on into itself without a decision"
    else:
        message = f"{several(members)} run on into each other without a decision"
    return subject.scene("HW404", first, message, "let somebody choose on the way round")


def _endless(subject: Subject, told: set[str], order: Mapping[str, int]) -> Iterator[Diagnostic]:
    scenes, outline, doubt = subject.scenario.scenes, subject.outline, subject.doubt
    goals = {
        name for name, scene in scenes.items() if scene.ending or (scene.todo and not scene.choices and not scene.to)
    }
    hopeless = outline.leads.keys() - outline.leading_to(goals | doubt.scenes | _leading_astray(subject))
    hopeless &= outline.reachable([subject.scenario.first])
    for members in knots(outline.leads, hopeless):
        ways = {way for name in members for way in outline.leads[name]}
        if not ways <= set(members) or told.intersection(members):
            continue  # it leads on into another circle, and that one is told; or it was told as one without decisions
        yield _hopeless(subject, sorted(members, key=order.__getitem__))


def _leading_astray(subject: Subject) -> set[str]:
    """Scenes with a way on to a scene that is not there: nobody knows where that would lead."""
    scenes = subject.scenario.scenes
    return {
        name
        for name, scene in scenes.items()
        for to in (scene.to, *(choice.to for choice in scene.choices.values()))
        for target in to
        if target.scene not in scenes
    }


def _hopeless(subject: Subject, members: list[str]) -> Diagnostic:
    first = members[0]
    if subject.outline.leads[first] == ():
        return subject.scene(
            "HW403", first, f"no option of `{first}` leads on", "give one of them, or the scene, a `to`"
        )
    round_about = "itself" if len(members) == 1 else several(members)
    message = f"no ending can be reached from `{first}`: it only leads round through {round_about}"
    return subject.scene("HW403", first, message, "lead one option out of the circle")
