"""What the proofs of one story run on: the story, the searches that were made for it, and what was told already."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from sim.source.diagnostics import Diagnostic, Place
from sim.source.nodes import NodePath
from sim.story.story import Story
from sim.workbench.depth import Depth
from sim.workbench.proofs.sights import Sights
from sim.workbench.proofs.signs import WAYS
from sim.workbench.space.question import Question
from sim.workbench.space.roads import as_take
from sim.workbench.space.search import Space, Tracker, search
from sim.workbench.space.steps import Edge
from sim.workbench.space.terrain import Terrain
from sim.workbench.subject import Subject

_NAME = re.compile(r"[a-z][a-z0-9_]*")
Watch = Callable[[str, int], None]  # is told now and then what is being searched, and the states so far


class Case:
    """A story under proof. `told` is what other checks have told, so that no fault is told twice."""

    def __init__(
        self, subject: Subject, story: Story, depth: Depth, told: Iterable[Diagnostic], watch: Watch | None = None
    ) -> None:
        self.subject, self.story, self.depth, self.watch = subject, story, depth, watch
        self.told = list(told)
        self._places = {(one.code, one.place) for one in self.told}
        self.states = 0
        self.lost: set[str] = set()  # scenes that the graph reaches and no play does
        self.settled: set[Diagnostic] = set()  # what was told as a doubt, and is known better now

    @cached_property
    def space(self) -> Space:
        """Everything that can happen, as far as it decides where roads lead."""
        return self.search("where roads lead", Question())

    @property
    def is_whole(self) -> bool:
        """Whether everything that can happen was seen, so that what was not seen never happens. Behind a road that
        breaks off there may be anything."""
        return not (self.space.capped or self.space.faults)

    @cached_property
    def sights(self) -> Sights:
        """What of it was seen."""
        sights = Sights(self.space.terrain, WAYS)
        sights.look(self.space.states)
        return sights

    @cached_property
    def reached(self) -> set[str]:
        """The scenes that a play can come to."""
        terrain = self.space.terrain
        return {terrain.scene(state) for state in self.space.states}

    def search(self, what: str, question: Question, tracker: Tracker | None = None) -> Space:
        """All states of a question, or as many as the depth allows. Raises RoadFault where the story cannot begin."""
        before = self.states

        def progress(found: int) -> None:
            self.states = before + found
            if self.watch is not None:
                self.watch(what, found)

        return search(Terrain(self.story, question), tracker=tracker, cap=self.depth.most, progress=progress)

    def is_told(self, place: Place, *codes: str) -> bool:
        """Whether one of some codes is told at a place already."""
        return any((code, place) in self._places for code in codes)

    def leads(self, way: NodePath) -> str:
        """The scene that a way on of a list leads to, by its path."""
        scene = self.story.scenario.scenes[str(way[1])]
        to = scene.to if way[2] == "to" else scene.choices[str(way[3])].to
        return to[int(way[-1])].scene

    def is_settled(self, words: str, place: Place) -> bool:
        """Whether it is told already why a condition is always the same: by itself, or for what it reads."""
        if self.is_told(place, "HW406"):
            return True
        names = set(_NAME.findall(words)) & self.story.scenario.state.keys()
        return any(self.is_told(self.subject.key("state", name), "HW511") for name in names)

    def see(self, road: Sequence[Edge]) -> str:
        """The end of a help line: the command that goes a road. The last step of a road may be one that breaks off."""
        take = ",".join(as_take(self.story, road))
        scenario = self.story.scenario
        lesson = ["--lesson", str(scenario.lessons.index(scenario.excerpt) + 1)] if scenario.excerpt else []
        command = ["heartwork", "play", self.subject.document.path, *lesson, *(["--take", take] if take else [])]
        return f"see it with: {shlex.join(command)}"

    def unproved(self, space: Space, parts: Sequence[str]) -> Diagnostic:
        """HW430 for what one question leaves open."""
        message = f"after {len(space):,} states it is not proved {', nor '.join(parts)}"
        hint = "run `heartwork check --full`, which goes on until it knows"
        return self.subject.scene("HW430", self.story.scenario.first, message, hint)


def line(words: str) -> str:
    """An expression on one line, for a message."""
    return " ".join(words.split())
