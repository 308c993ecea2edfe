"""A session: one road through a story. It draws no lots by itself; what is open it says, and waits.

Each step copies the short list of values and leaves the earlier one alone, so undo is exact and costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sim.play.decision import Chance, Decision, Fall
from sim.play.position import NoSuchOpening, Opening, Position, RoadFault, begin, change, settle, take
from sim.story.clock import day_of, hour_of
from sim.story.compiled import CompiledOption, Option, Told, with_day
from sim.story.layout import LAST_CONTACT, MINUTES, STANDING
from sim.story.model import Lesson
from sim.story.story import Story

__all__ = ["NoSuchOpening", "NotOnOffer", "Opening", "Position", "RoadFault", "Session"]


class NotOnOffer(ValueError):
    """What was to be taken is not on offer; the message says what is."""


class Session:
    """A play of a story up to the present `position`. Raises RoadFault where the story cannot go on, and
    NoSuchOpening where it is to begin at an opening that the story does not have."""

    __slots__ = ("_falls", "_past", "_taken", "draws", "position", "story")

    def __init__(self, story: Story, opening: Opening | None = None) -> None:
        self.story = story
        self.draws = 0
        self._past: list[Position] = []
        self._taken: list[CompiledOption] = []
        self._falls: list[tuple[Fall, ...]] = [()]
        self.position = begin(story, opening)

    # --- what stands

    @property
    def scene(self) -> str:
        """The id of the present scene; at a chance, of the one that is being left."""
        return self.position.scene.id

    @property
    def title(self) -> str:
        """The present scene's title, for people."""
        return with_day(self.position.scene.title, self.position.values)

    @property
    def by(self) -> str | None:
        """The role whose decision it is; None where nothing is to be decided."""
        return self.position.scene.by if self.position.offer.ids else None

    @property
    def ending(self) -> str | None:
        """The kind of ending that was reached."""
        return self.position.scene.ending

    @property
    def over(self) -> bool:
        """Whether nothing is left to be decided: an ending, a stub, or a scene at which a lesson stops."""
        return not self.position.offer.ids and self.position.open is None

    @property
    def lesson(self) -> Lesson | None:
        """The lesson that is played; None where it is the whole story."""
        return self.story.scenario.excerpt

    @property
    def stopped(self) -> bool:
        """Whether the lesson is over in a scene that is no ending."""
        return self.lesson is not None and self.scene in self.lesson.stop and self.over and self.ending is None

    @property
    def reflect(self) -> tuple[str, ...]:
        """The questions of the present scene for the debrief."""
        return tuple(with_day(question, self.position.values) for question in self.position.scene.reflect)

    @property
    def minutes(self) -> int:
        """The clock, in minutes since midnight of day 0."""
        return int(self.position.values[MINUTES])

    @property
    def day(self) -> int:
        """Calendar days since the break-up."""
        return day_of(self.minutes)

    @property
    def hour(self) -> int:
        """Hour of the day, 0 to 23."""
        return hour_of(self.minutes)

    @property
    def silence(self) -> int:
        """Days since the seeker last made contact, or since the break-up."""
        return self.day - int(self.position.values[LAST_CONTACT])

    @property
    def told_no(self) -> bool:
        """Whether somebody's no stands."""
        return bool(self.position.values[STANDING])

    @property
    def state(self) -> dict[str, int | bool]:
        """Every meter and flag by name, the hidden ones too."""
        values = self.position.values
        return {name: values[slot] for name, slot in self.story.slots.items()}

    @property
    def text(self) -> tuple[Told, ...]:
        """Every beat since the last decision, whoever it is meant for."""
        return self.position.told

    @property
    def options(self) -> tuple[Option, ...]:
        """What is on offer."""
        return self.position.options

    @property
    def weights(self) -> tuple[int, ...]:
        """How likely each option on offer is where nobody plays the role."""
        return self.position.weights

    @property
    def pending(self) -> tuple[Chance, ...] | None:
        """The outcomes of a chance that waits to be settled."""
        return self.position.chances or None

    @property
    def offered(self) -> tuple[str, ...]:
        """The ids of what is on offer."""
        return self.position.offer.ids

    @property
    def steps(self) -> int:
        """How many decisions of all roles were taken."""
        return len(self._taken)

    # --- what is done

    def take(self, name: str) -> None:
        """Take an option on offer. Raises NotOnOffer or RoadFault, which change nothing."""
        now = self.position
        option = now.offer.by_id.get(name)
        if option is None:
            raise NotOnOffer(self._not_on_offer(name))
        then = take(self.story, now, option, self.draws)
        self._past.append(now)
        self._taken.append(option)
        self._falls.append(())
        self.position = then

    def settle(self, scene: str) -> None:
        """Let the pending chance fall on a scene. Raises NotOnOffer or RoadFault, which change nothing."""
        now = self.position
        if now.open is None:
            raise NotOnOffer(f"no chance is open in `{now.scene.id}`, so none can fall on `{scene}`")
        chances, possible = now.chances, self._outcomes()
        if scene not in possible:
            told = f"the chance in `{now.scene.id}` cannot fall on `{scene}`"
            raise NotOnOffer(f"{told}: it may fall on {_list(possible)}")
        way = next(way for way in now.open.ways if way.scene == scene)
        self.position = settle(self.story, now, way, self.draws)
        self._falls[-1] = (*self._falls[-1], Fall(chances, scene))

    def change(self, settings: Mapping[str, int | bool]) -> None:
        """Set states by hand where the road stands; see `position.change`. Raises NoSuchOpening, which changes nothing.

        No decision says so, so a trace cannot hold it: this is for trying a story out.
        """
        self.position = change(self.story, self.position, settings)

    def undo(self) -> None:
        """Take the last decision back, with all that followed from it. Raises NotOnOffer where there is none."""
        if not self._past:
            raise NotOnOffer("there is no decision to take back")
        self.position = self._past.pop()
        self.draws = self.position.draws
        self._taken.pop()
        self._falls.pop()

    def at(self, step: int) -> Session:
        """A session of its own that stands before decision `step` (from 1) of this road."""
        if not 1 <= step <= len(self._past):
            raise NotOnOffer(f"there is no decision {step} on this road")
        position = self._past[step - 1]
        return self._fork(position, position.draws, step - 1)

    def fork(self) -> Session:
        """A session of its own that stands where this one does."""
        return self._fork(self.position, self.draws, len(self._past))

    def _fork(self, position: Position, draws: int, steps: int) -> Session:
        fork = object.__new__(Session)
        fork.story, fork.position, fork.draws = self.story, position, draws
        fork._past, fork._taken = self._past[:steps], self._taken[:steps]
        fork._falls = self._falls[: steps + 1]
        return fork

    # --- the road so far

    @property
    def road(self) -> list[Decision]:
        """Every decision that was taken, in order."""
        return [self._decision(index) for index in range(len(self._taken))]

    @property
    def opening(self) -> tuple[Fall, ...]:
        """How chances fell before the first decision."""
        return self._falls[0]

    @property
    def passed(self) -> tuple[str, ...]:
        """The scenes that the story ran through before its first decision."""
        return (self._past[0] if self._past else self.position).passed

    @property
    def falls(self) -> tuple[Fall, ...]:
        """How chances fell since the last decision."""
        return self._falls[-1]

    @property
    def before(self) -> Position:
        """Where the road stood before the decision that was taken last."""
        return self._past[-1]

    @property
    def last(self) -> Decision:
        """The decision that was taken last."""
        return self._decision(len(self._taken) - 1)

    def _decision(self, index: int) -> Decision:
        position = self._past[index]
        after = self._past[index + 1] if index + 1 < len(self._past) else self.position
        return Decision(
            step=index + 1,
            visit=position.visit,
            scene=position.scene.id,
            title=with_day(position.scene.title, position.values),
            role=position.scene.by,
            minutes=position.values[MINUTES],
            options=position.options,
            weights=position.weights,
            taken=self._taken[index].id,
            told=position.told,
            falls=self._falls[index + 1],
            leads=after.scene.id,
            passed=after.passed,
        )

    def _outcomes(self) -> list[str]:
        """The scenes that the open chance may fall on: those of positive weight, all of them where none has one."""
        chances = self.position.chances
        return [chance.scene for chance in chances if chance.weight] or [chance.scene for chance in chances]

    def _not_on_offer(self, name: str) -> str:
        now = self.position
        if now.open is not None:
            outcomes = _list(self._outcomes())
            return f"a chance is open in `{now.scene.id}`: it may fall on {outcomes}, so `{name}` cannot be taken"
        if not now.offer.ids:
            what = "the story has ended" if now.scene.ending else "nothing is on offer"
            return f"{what} in `{now.scene.id}`, so `{name}` cannot be taken"
        offered = _list(now.offer.ids)
        return f"`{name}` is not on offer in `{now.scene.id}`: there are {offered}"


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
