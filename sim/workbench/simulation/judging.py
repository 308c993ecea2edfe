"""What a pack makes of the decisions that are simulated: logged by number while playing, judged once afterwards.

The number of a decision is (answers of the rules' conditions, options that are shut) * options of the story + place of
the option that was taken among them all. A visit of a scene with asides is the tuple of its decisions' numbers; any
other visit is one decision. What a visit is worth to each source, and what a source would take next in it, is worked
out once a visit by the ledger and the adviser themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from sim.guidance.adviser import advised
from sim.guidance.agreement import Ledger
from sim.guidance.disputes import best_of
from sim.guidance.model import Pack
from sim.guidance.rulebook import Reading, Rulebook
from sim.guidance.verdicts import Moment
from sim.play.decision import Decision
from sim.story.compiled import Option
from sim.story.layout import Layout
from sim.story.model import PLAYER, Scene
from sim.story.story import Story
from sim.workbench.simulation.asking import Question, questions
from sim.workbench.simulation.plan import RANDOM

Visit: TypeAlias = int | tuple[int, ...]


class _Bench(NamedTuple):
    """A scene as the rules see it."""

    options: tuple[Option, ...]
    asked: tuple[Question, ...]  # the conditions whose answer is open, of all options
    certain: Mapping[str, bool]  # the answers of the others


# Credit and total by source, where there was anything to have.
_Worth: TypeAlias = tuple[tuple[str, int, int], ...]


class Judging:
    """Articles judge the seeker's decisions, the house the player's. The rules' history is in the player's values, so
    their slots are made in the layout of those. `policy` is what the player goes by."""

    def __init__(self, story: Story, pack: Pack, layout: Layout, policy: str) -> None:
        self.story = story
        self.pack = pack
        self.policy = policy
        self._rulebook = Rulebook(pack, story)
        self._questions = questions(pack, layout, self._rulebook.facts)
        self.log: list[Visit] = []
        scenes = story.scenario.scenes.values()
        self.options = [(scene, choice.id) for scene in scenes for choice in scene.choices.values()]
        counts = [len(scene.choices) for scene in scenes]
        self.places = dict(zip(story.scenario.scenes, accumulate(counts, initial=0), strict=False))
        self._benches: dict[str, _Bench] = {}
        self._worths: dict[Visit, _Worth] = {}

    def judges(self, scene: Scene) -> bool:
        """Whether any source judges what is decided there."""
        return bool(self._sources(scene.by))

    def advises(self, scene: Scene) -> bool:
        """Whether the player follows a source there: articles speak to the seeker alone."""
        if self.policy == RANDOM or scene.by != PLAYER:
            return False
        return self.pack.sources[self.policy].house or self.story.scenario.seeker == PLAYER

    def asked(self, scene: Scene) -> tuple[Question, ...]:
        """The conditions that tell how the options read there."""
        return self._bench(scene).asked

    def settle(self) -> tuple[Counter[str], Counter[str]]:
        """The credit and the total of all visits in the log, which is empty afterwards."""
        times_of: Counter[_Worth] = Counter()
        for visit, times in Counter(self.log).items():
            worth = self._worths.get(visit)
            if worth is None:
                worth = self._worths[visit] = self._worth(visit)
            times_of[worth] += times
        self.log.clear()
        credit, total = Counter(dict.fromkeys(self.pack.sources, 0)), Counter(dict.fromkeys(self.pack.sources, 0))
        for worth, times in times_of.items():
            for source, gained, possible in worth:
                credit[source] += times * gained
                total[source] += times * possible
        return credit, total

    def advice(self, visit: Visit) -> tuple[int, ...]:
        """The places in their scene of the options that the source would take after the visit's earlier decisions; its
        last number is that of the scene's first option, whichever will be taken."""
        *before, now = visit if isinstance(visit, tuple) else (visit,)
        first: dict[str, Reading] = {}
        takes: Counter[str] = Counter()
        for number in before:
            _, taken, _, readings = self._read(number)
            first = {**readings, **first}
            takes[taken] += 1
        scene, _, options, readings = self._read(now)
        places = {option: place for place, option in enumerate(scene.choices)}
        return tuple(places[one] for one in advised(options, readings, {**readings, **first}, takes, self.policy))

    def _worth(self, visit: Visit) -> _Worth:
        ledger = Ledger(self.pack.sources)
        for number in visit if isinstance(visit, tuple) else (visit,):
            ledger.enter(self._moment(*self._read(number)))
        return tuple((source, ledger.credit[source], total) for source, total in ledger.total.items() if total)

    def _moment(self, scene: Scene, taken: str, options: Sequence[Option], readings: Mapping[str, Reading]) -> Moment:
        sources = self._sources(scene.by)
        worth = {name: {option: its.worth[name] for option, its in readings.items()} for name in sources}
        best = {name: favoured for name, its in worth.items() if (favoured := best_of(its))}
        decision = Decision(0, 1, scene.id, "", scene.by, 0, tuple(options), (), taken, ())
        return Moment(decision, (), {}, worth, best, False, (), ())

    def _read(self, number: int) -> tuple[Scene, str, list[Option], dict[str, Reading]]:
        """A decision by its number: where it was, what was taken, what was on offer, and how that read."""
        moment, place = divmod(number, len(self.options))
        scene, taken = self.options[place]
        bench = self._bench(scene)
        answers = dict(bench.certain)
        for bit, question in enumerate(bench.asked, start=len(bench.options)):
            answers[question.text] = bool(moment >> bit & 1)
        options = [option for bit, option in enumerate(bench.options) if not moment >> bit & 1]
        readings = {}
        for option in options:
            held = tuple([answers[text] for text in self._rulebook.conditions(option.acts)])
            readings[option.id] = self._rulebook.reading(option.acts, held)
        return scene, taken, options, readings

    def _bench(self, scene: Scene) -> _Bench:
        found = self._benches.get(scene.id)
        if found is None:
            options = tuple(
                Option(each.id, "", each.acts, not (each.to or scene.to), "") for each in scene.choices.values()
            )
            texts = sorted({text for option in options for text in self._rulebook.conditions(option.acts)})
            asked = [self._questions[text] for text in texts]
            certain = {each.text: each.certain for each in asked if each.certain is not None}
            found = _Bench(options, tuple(each for each in asked if each.certain is None), certain)
            self._benches[scene.id] = found
        return found

    def _sources(self, role: str) -> tuple[str, ...]:
        return tuple(
            name
            for name, source in self.pack.sources.items()
            if role == (PLAYER if source.house else self.story.scenario.seeker)
        )
