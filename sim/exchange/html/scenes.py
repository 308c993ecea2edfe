"""The scenes of a story as data: what a page needs to play them. What a key leaves out is what its absence means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sim.exchange.html.deeds import Deeds
from sim.exchange.html.tree import tree
from sim.exchange.html.words import words
from sim.story.compiled import Changes, CompiledOption
from sim.story.model import Beat, Choice, Scene, Target
from sim.story.story import STUB, Story

Data = dict[str, Any]


def kept(**values: Any) -> Data:
    """The values that say something: nothing that is empty, zero or false."""
    return {key: value for key, value in values.items() if value}


class Scenes:
    """Writes the scenes of one story down; the acts of their options are entered in `deeds`."""

    def __init__(self, story: Story, deeds: Deeds) -> None:
        self.story = story
        self.deeds = deeds

    def scene(self, scene: Scene) -> Data:
        """One scene."""
        compiled = self.story.scenes.get(scene.id) or self.story.compile(scene.id)
        options = zip(scene.choices.values(), compiled.offer.options, strict=True)
        return kept(
            title=words(scene.title, self.story),
            by=scene.by if scene.choices else None,
            visits=compiled.visits,
            after=scene.after,
            at=list(scene.at) if scene.at else None,
            changes=_changes(compiled.changes),
            text=self._beats(scene.text or ((Beat(STUB.text),) if scene.todo else ())),
            options=[self._option(scene, choice, option) for choice, option in options],
            road=None if scene.choices else self._road(scene.to),
            ending=scene.ending,
            reflect=[words(question, self.story) for question in scene.reflect],
        )

    def _option(self, scene: Scene, choice: Choice, compiled: CompiledOption) -> Data:
        return kept(
            id=choice.id,
            text=words(choice.text, self.story),
            note=words(choice.note, self.story),
            condition=self._tree(choice.condition),
            once=compiled.once,
            spends=list(compiled.spends),
            changes=_changes(compiled.changes),
            then=self._beats(choice.then),
            after=choice.after,
            road=self._road(choice.to or scene.to),
            weight=self._tree(choice.weight),
        ) | {"deed": self.deeds.of(scene.by, choice.acts)}

    def _beats(self, beats: Iterable[Beat]) -> list[Data]:
        return [
            kept(
                text=words(beat.text, self.story),
                who=beat.who,
                manner=beat.manner,
                only=beat.only,
                condition=self._tree(beat.condition),
            )
            for beat in beats
        ]

    def _road(self, to: Sequence[Target]) -> Data | None:
        """The ways of a road; `chance` where a lot decides between them."""
        if not to:
            return None
        ways = [
            kept(
                scene=way.scene,
                condition=self._tree(way.condition),
                weight=self._tree(way.weight),
                then=self._beats(way.then),
            )
            for way in to
        ]
        return kept(ways=ways, chance=len(to) > 1 and to[0].weight is not None)

    def _tree(self, text: str | None) -> Any:
        """The tree of a condition or a weight in a list of its own, so that a plain `false` or 0 is told from none."""
        return None if text is None else [tree(text, self.story.layout, self.story.scenario.situation)]


def _changes(changes: Changes | None) -> Data | None:
    if changes is None:
        return None
    return {"added": [list(each) for each in changes.added], "replaced": [list(each) for each in changes.replaced]}
