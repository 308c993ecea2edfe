"""What the map says of each scene: nothing at all of those that nobody has seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from sim.play.decision import Decision
from sim.play.memory import Memory, travelled
from sim.play.session import Session
from sim.story.clock import day_of
from sim.story.story import Story
from tui.prose import clean
from tui.words import clock_line


class Standing(IntEnum):
    """How well a scene is known: not at all, from another play, on the present road, where the play stands now."""

    UNSEEN = 0
    SEEN = 1
    ROAD = 2
    HERE = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A scene on the map. `step` is its last decision on the present road and `by` the role that took it, `day` the
    last day on which it took place there; an unseen scene has no title, no ending and nothing `told`."""

    scene: str
    standing: Standing = Standing.UNSEEN
    title: str = ""
    ending: str = ""
    day: int | None = None
    step: int | None = None
    by: str = ""
    told: str = ""


def mark_scenes(story: Story, memory: Memory, session: Session | None) -> dict[str, Mark]:
    """A mark for every scene of the story."""
    marker = _Marker(story, memory, "In your plays" if session is None else "In other plays")
    marks = {name: Mark(name) for name in story.scenario.scenes}
    marks.update((name, marker.mark(name, Standing.SEEN)) for name in memory.scenes)
    if session is not None:
        decisions: dict[str, list[Decision]] = {}
        for decision in session.road:
            decisions.setdefault(decision.scene, []).append(decision)
        for name in {name for before, _, after in travelled(session) for name in (before, after)}:
            marks[name] = marker.mark(name, Standing.ROAD, decisions.get(name, ()))
        here = session.scene
        marks[here] = marker.mark(here, Standing.HERE, decisions.get(here, ()), session.minutes)
    return marks


@dataclass(frozen=True, slots=True)
class _Marker:
    """Makes the marks of scenes that were seen; `elsewhere` says in which plays, where it was not the present one."""

    story: Story
    memory: Memory
    elsewhere: str

    def mark(
        self, name: str, standing: Standing, decisions: Sequence[Decision] = (), minutes: int | None = None
    ) -> Mark:
        """The mark of a scene in which these decisions were taken on the present road; `minutes` is now, if it is
        where the play stands."""
        scene = self.story.scenario.scenes[name]
        last = decisions[-1] if decisions else None
        if minutes is None and last is not None:
            minutes = last.minutes
        day = None if minutes is None else day_of(minutes)
        ending = ending_words(scene.ending)
        told = [
            "" if minutes is None else clock_line(minutes),
            "You are here." if standing == Standing.HERE and not ending else "",
            f"The end: {ending}." if ending else "",
            *self._taken(name, decisions),
        ]
        return Mark(
            name,
            standing,
            title=clean(self.story.text(scene.title, day)) or name.replace("-", " "),
            ending=ending,
            day=day,
            step=None if last is None else last.step,
            by="" if last is None else last.role,
            told=" ".join(filter(None, told)),
        )

    def _taken(self, name: str, decisions: Sequence[Decision]) -> Iterator[str]:
        """What was taken in a scene, now and in other plays, and how much of it is still unseen."""
        taken = list(dict.fromkeys(decision.taken for decision in decisions))
        options = [each for each in self.story.scenario.scenes[name].choices if each not in taken]
        others = [each for each in options if (name, each) in self.memory.taken]
        if taken:
            yield f"Taken here: {self._quoted(name, taken)}."
        yield self._unseen(name)
        if others:
            yield f"{self.elsewhere}: {self._quoted(name, others)}."

    def _unseen(self, name: str) -> str:
        """How many ways on from a scene nobody went yet."""
        edges = self.story.graph.out_edges(name, data=True)
        ways = {(name, edge["option"], after) for _, after, edge in edges if not edge["aside"]}
        unseen = len(ways - self.memory.edges)
        if not unseen:
            return "Every way on from here has been seen." if ways else ""
        return "1 way on is still unseen." if unseen == 1 else f"{unseen} ways on are still unseen."

    def _quoted(self, name: str, options: Sequence[str]) -> str:
        """Options of a scene as this cast reads them."""
        choices = self.story.scenario.scenes[name].choices
        texts = (clean(self.story.text(" ".join(choices[each].text.split()))) for each in options)
        return ", ".join(f"“{text.removesuffix('.')}”" for text in texts)


def ending_words(ending: str | None) -> str:
    """The kind of an ending as two or three words."""
    return (ending or "").replace("-", " ")
