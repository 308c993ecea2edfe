"""The player of many plays: exactly what real sessions would come to, without text and trace, and counted."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Sequence
from functools import partial
from types import CodeType
from typing import Any, TypeAlias

from sim.guidance.model import Pack
from sim.play.draws import draw, pick
from sim.play.position import LONGEST_RUN, RoadFault, opened
from sim.play.session import Session
from sim.story.clock import day_of
from sim.story.layout import Layout, Values
from sim.story.story import Story
from sim.workbench.simulation.counting import Counters
from sim.workbench.simulation.judging import Judging
from sim.workbench.simulation.plan import ENDLESS, IDLE, MOST_DECISIONS, Plan, check_policy, own_seed
from sim.workbench.simulation.tally import Lost, Tally
from sim.workbench.simulation.writing import Writer

Enter: TypeAlias = Callable[[Values], Any]  # what brings a play on; the next of its kind, None where the play is over
Compiling: TypeAlias = Callable[[str, str], CodeType]  # from the Python of a scene, and its name


def compiled(text: str, name: str) -> CodeType:
    """The Python of a scene, compiled: the same for the same text, so it may be kept from one player to the next."""
    return compile(text, f"<scene {name}>", "exec")


class Player:
    """Plays the plays of a plan, as many at a time as it is asked to.

    They begin where the plan says, or where a session of the same story stands, with all that was done before it; what
    is agreed with is counted from `here` on, as if the present visit of its scene began there.
    Raises NoSuchPolicy, and NoSuchOpening where the plan begins where the story cannot.
    """

    def __init__(
        self,
        story: Story,
        pack: Pack | None,
        plan: Plan,
        here: Session | None = None,
        compiling: Compiling = compiled,
    ) -> None:
        check_policy(plan.policy, pack)
        self._compiling = compiling
        self.story = story
        self.plan = plan
        layout = story.layout.copy()
        self._judging = None if pack is None else Judging(story, pack, layout, plan.policy)
        self._counters = Counters()
        self._writer = Writer(story, layout, self._counters, self._judging)
        self._seed, self._draws = (layout.slot("player", name, 0) for name in ("seed", "draws"))
        self._lost: dict[str, Lost] = {}
        self._steps = 0
        self._names = self._namespace()
        self._start = layout.begin(story.starts, story.past)
        if here is None:
            self._open()
        else:
            self._stand(here, layout)

    def _open(self) -> None:
        """Begin where the plan says."""
        first, values = opened(self.story, self.plan.opening)
        self._first = f"enter{self._writer.numbers[first]}"
        for slot in self.story.slots.values():
            self._start[slot] = values[slot]

    def _stand(self, here: Session, layout: Layout) -> None:
        """Begin where a session stands. What the rules look back on is in no session's values, so it is done again."""
        self._first = "stand"
        self._define(here.scene, self._writer.write(here.scene) + self._writer.stand(here))
        for decision in here.road:
            marks = layout.marks(decision.role, decision.option.acts)
            if marks is not None:
                marks.leave(self._start, day_of(decision.minutes))
        days = {slot for (kind, _), slot in layout.slots.items() if kind == "days"}  # may reach further back here
        for slot, value in enumerate(here.position.values):
            if slot not in days:
                self._start[slot] = value

    def play(self, first: int, plays: int, steps: int) -> Tally:
        """Play the plays from number `first` on, until so many are played or so many steps made (decisions, and scenes
        that only run on); how many plays it were is in the tally."""
        done = self._steps = 0
        while done < plays and self._steps < steps:
            self.finish(first + done)
            done += 1
        counted = self._counters.empty()
        if self._judging is not None:
            counted["credit"], counted["total"] = self._judging.settle()
        lost, self._lost = self._lost, {}
        return Tally(done, sum(counted.get("taken", {}).values()), lost=lost, **counted)

    def finish(self, number: int) -> Values:
        """Play one play; the values at its end. It counts in the next tally."""
        values = self._start.copy()
        values[self._seed] = seed = self.plan.seed_of(number)
        values[self._writer.own_lot] = own_seed(seed)
        try:
            self._go(values)
        except RoadFault as fault:
            known = self._lost.get(str(fault), Lost(0, number))
            self._lost[str(fault)] = Lost(known.plays + 1, known.first)
        if self._judging is not None and values[self._writer.visit]:
            self._judging.log.append(values[self._writer.visit])  # a visit that was not left
        return values

    def _go(self, values: Values) -> None:
        """From the first scene to an end. Raises RoadFault where it does not come to one."""
        enter, ran, left, idle = self._names[self._first], self._writer.ran, MOST_DECISIONS, 0
        while left:
            for step in range(1, left + 1):
                enter = enter(values)
                if enter is None:
                    self._steps += step
                    return
            self._steps += left
            idle = idle + left if values[ran] == left else 0
            if idle >= LONGEST_RUN:
                raise RoadFault(IDLE)
            left, values[ran] = values[ran], 0  # as many are left as scenes ran on without a decision
        raise RoadFault(ENDLESS)

    def _namespace(self) -> dict[str, Any]:
        """What the functions of scenes can reach. For those of scenes not met yet stands what writes them."""
        names: dict[str, Any] = {"__builtins__": {}, "min": min, "max": max, "int": int, "len": len}
        names |= {"bisect": bisect, "RoadFault": RoadFault, "c": self._counters.slots, "lot": self._lot()}
        if self._judging is not None:
            names |= {"log": self._judging.log.append, "advice": Found(self._judging.advice)}
        for name, number in self._writer.numbers.items():
            names[f"enter{number}"] = partial(self._meet, name)
        return names

    def _meet(self, name: str, values: Values) -> Any:
        """Enter a scene for the first time."""
        self._define(name, self._writer.write(name))
        return self._names[f"enter{self._writer.numbers[name]}"](values)

    def _define(self, name: str, text: str) -> None:
        """Make the functions of a scene from their Python."""
        options = len(self.story.scenario.scenes[name].choices)
        self._names.setdefault(f"offers{options}", Found(partial(_left, options)))
        exec(self._compiling(text, name), self._names)  # noqa: S102 - written here, from checked expressions

    def _lot(self) -> Callable[[Values, Sequence[int]], int]:
        """Which of the weights a lot falls on, drawn as a real play draws it; where only one is possible none is."""
        seed, draws = self._seed, self._draws

        def lot(v: Values, weights: Sequence[int]) -> int:
            possible = [place for place, weight in enumerate(weights) if weight] or range(len(weights))
            if len(possible) == 1:
                return possible[0]
            number = v[draws]
            v[draws] = number + 1
            return pick(draw(v[seed], number), weights)

        return lot


class Found(dict[Any, tuple[int, ...]]):
    """What a function found, looked up from the second time on."""

    def __init__(self, find: Callable[[Any], tuple[int, ...]]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: Any) -> tuple[int, ...]:
        found = self[key] = self._find(key)
        return found


def _left(options: int, shut: int) -> tuple[int, ...]:
    """The places that are left of so many options, by a bit for each that is shut."""
    return tuple(place for place in range(options) if not shut >> place & 1)
