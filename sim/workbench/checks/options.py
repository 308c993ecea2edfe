"""The words of options: told apart from each other, and short enough to be weighed at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic, Place
from sim.story.model import Choice, Scene
from sim.workbench.subject import Subject

LONGEST = 160


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW703 for two options that read the same and may be on offer together, HW706 for long ones."""
    for scene in subject.scenario.scenes.values():
        yield from _same(subject, scene)
        for choice in scene.choices.values():
            if len(choice.text) > LONGEST:
                message = f"the option has {len(choice.text)} characters; more than {LONGEST} are hard to compare"
                place = subject.place("scenes", scene.id, "choices", choice.id, "text")
                yield Diagnostic("HW706", message, place, "tell the rest in `then`")


def _same(subject: Subject, scene: Scene) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str | None], Choice] = {}
    for choice in scene.choices.values():
        earlier = first.setdefault((" ".join(choice.text.split()).lower(), choice.condition), choice)
        if earlier is not choice:
            place = _text_of(subject, scene, choice)
            label = (_text_of(subject, scene, earlier), "the first one")
            message = f"`{earlier.id}` and `{choice.id}` read the same"
            yield Diagnostic("HW703", message, place, "nobody could choose between them: reword one", (label,))


def _text_of(subject: Subject, scene: Scene, choice: Choice) -> Place:
    return subject.place("scenes", scene.id, "choices", choice.id, "text")
