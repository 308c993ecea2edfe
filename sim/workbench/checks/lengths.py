"""Texts that are too long to be taken in: a beat at one breath, a scene before anybody may do something."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.source.nodes import NodePath
from sim.story.model import Beat, Scene
from sim.workbench.reading import is_counted, words
from sim.workbench.subject import Subject

MOST_IN_A_BEAT = 150  # a dozen lines of a terminal; ours
MOST_IN_A_SCENE = 500  # two and a half minutes; ours


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW722 for long beats, HW723 for scenes that tell much at once even where no condition holds."""
    if not is_counted(subject.scenario):
        return
    for scene in subject.scenario.scenes.values():
        for path, beats in _told(scene):
            for beat in beats:
                count = words(beat.text) if len(beat.text) > 2 * MOST_IN_A_BEAT else 0
                if count > MOST_IN_A_BEAT:
                    begins = " ".join(beat.text.split()[:5])
                    message = f"the beat that begins “{begins} …” has {count} words; over {MOST_IN_A_BEAT} are a wall"
                    place = subject.key("scenes", scene.id, *path)
                    yield Diagnostic("HW722", message, place, "part it by a blank line where one would draw breath")
        texts = [beat.text for beat in scene.text if beat.condition is None and beat.only is None]
        count = words(" ".join(texts)) if sum(map(len, texts)) > 2 * MOST_IN_A_SCENE else 0
        if count > MOST_IN_A_SCENE:
            message = f"`{scene.id}` tells {count} words before anything can be done; {MOST_IN_A_SCENE} are much"
            hint = "let somebody decide something on the way, or tell a part of it elsewhere"
            yield subject.scene("HW723", scene.id, message, hint)


def _told(scene: Scene) -> Iterator[tuple[NodePath, tuple[Beat, ...]]]:
    """The beats of a scene by where they stand in it."""
    yield ("text",), scene.text
    yield from ((("to", number, "then"), way.then) for number, way in enumerate(scene.to))
    for choice in scene.choices.values():
        own: NodePath = ("choices", choice.id)
        yield (*own, "then"), choice.then
        yield from (((*own, "to", number, "then"), way.then) for number, way in enumerate(choice.to))
