"""What a class plays: a whole story or one of its lessons, decision by decision, with what the articles think of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sim.classroom.printing.roads import roads
from sim.classroom.views.scene import letter
from sim.debrief.blocks import DisputeCard, MomentCard, RuleCard, SourceCard
from sim.debrief.cards import rule_cards, source_cards
from sim.debrief.moments import Telling, moment_card
from sim.debrief.odds import scene_title
from sim.guidance.model import Pack
from sim.guidance.verdicts import Judge
from sim.play.session import RoadFault, Session
from sim.story.model import Choice, Lesson, Scene
from sim.story.story import Story


class Offered(NamedTuple):
    """An option: `sometimes` where it is not on offer on every road. `best` are those who hold it for best and `floor`
    the floor rules that it breaks, on the road on which it was read; `best` is None where it was not on offer there."""

    letter: str
    choice: Choice
    sometimes: bool
    best: tuple[SourceCard, ...] | None
    floor: tuple[RuleCard, ...]


class Decision(NamedTuple):
    """A scene in which somebody decides. `before` is how many decisions came first on the road on which its options
    were read; None where that cannot be told."""

    scene: Scene
    title: str
    options: tuple[Offered, ...]
    disputes: tuple[DisputeCard, ...]
    silent: tuple[SourceCard, ...]
    before: int | None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A story, or the excerpt that a lesson plays of one, as a teacher prepares it.

    `decisions` are those that a class may come to, in the order in which they are written; `fewest` and `most` are how
    many of the player's there were on the roads tried, and `ends` the scenes where those stopped.
    """

    story: Story
    pack: Pack
    decisions: tuple[Decision, ...]
    fewest: int
    most: int
    ends: tuple[Scene, ...]

    @property
    def lesson(self) -> Lesson | None:
        """The lesson; None where it is the whole story."""
        return self.story.scenario.excerpt

    @property
    def starts(self) -> Scene:
        """The scene where it begins."""
        return self.story.scenario.scenes[self.story.scenario.first]

    @property
    def rules(self) -> Mapping[str, RuleCard]:
        """The rules of the pack."""
        return rule_cards(self.pack)

    @property
    def most_options(self) -> int:
        """How many options a decision has at most."""
        return max((len(decision.options) for decision in self.decisions), default=0)

    def title(self, scene: Scene) -> str:
        """What a scene is called; where it has no title, its id in words."""
        return scene_title(self.story, scene.id)


def prepare(story: Story, pack: Pack) -> Prepared:
    """A story as it is played, prepared for a class. The pack must fit it."""
    found = roads(story)
    judged = _Judged(story, pack)
    scenes = story.scenario.scenes
    return Prepared(
        story=story,
        pack=pack,
        decisions=tuple(judged.decision(scene, found.to[name]) for name, scene in scenes.items() if name in found.to),
        fewest=min(found.lengths, default=0),
        most=max(found.lengths, default=0),
        ends=tuple(scene for name, scene in scenes.items() if name in found.ends),
    )


class _Judged:
    """The decisions of a story as a pack sees them; all of its roles are taken to be played by somebody."""

    def __init__(self, story: Story, pack: Pack) -> None:
        self.story, self.pack = story, pack
        self.persons = tuple(story.scenario.cast)
        self.judge = Judge(story, pack, self.persons)
        self.rules, self.sources = rule_cards(pack), source_cards(pack)

    def decision(self, scene: Scene, session: Session) -> Decision:
        """A scene with its options, read where the session stands."""
        moment = self._moment(session)
        floor = {} if moment is None else {option.id: option.breaks for option in moment.options}
        return Decision(
            scene=scene,
            title=scene_title(self.story, scene.id),
            options=tuple(
                Offered(
                    letter(index),
                    choice,
                    choice.once or choice.condition is not None,
                    None if moment is None or choice.id not in floor else _best(moment, choice.id),
                    tuple(rule for rule in floor.get(choice.id, ()) if rule.floor),
                )
                for index, choice in enumerate(scene.choices.values())
            ),
            disputes=() if moment is None else moment.disputes,
            silent=() if moment is None else tuple(stand.source for stand in moment.stands if not stand.speaks),
            before=None if moment is None else session.steps,
        )

    def _moment(self, session: Session) -> MomentCard | None:
        """The decision before which the session stands: whichever option can be taken, all are read alike."""
        for option in session.offered:
            fork = session.fork()
            try:
                fork.take(option)
            except RoadFault:
                continue
            return self._card(fork)
        return None

    def _card(self, taken: Session) -> MomentCard | None:
        road = taken.road
        moments = self.judge.moments(road)
        if not moments or moments[-1].decision.step != len(road):
            return None
        judged = frozenset(moment.decision.step for moment in moments)
        return moment_card(Telling(taken, self.pack, self.rules, self.sources, road, judged, self.persons), moments[-1])


def _best(moment: MomentCard, option: str) -> tuple[SourceCard, ...]:
    return tuple(stand.source for stand in moment.stands if option in stand.best)


def letters(decision: Decision, options: Sequence[str]) -> list[str]:
    """The letters of some of a decision's options."""
    return [option.letter for option in decision.options if option.choice.id in options]
