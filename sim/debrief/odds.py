"""Luck told apart from judgement: the odds of every chance, and of every answer that nobody at the table gave."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction

from sim.debrief.blocks import Luck, Odd
from sim.play.decision import Chance, Decision, Fall
from sim.play.session import Session
from sim.story.story import Story


def percentages(weights: Sequence[int]) -> list[Fraction]:
    """Each weight in 100; where all are 0, each is as likely."""
    total = sum(weights)
    if not total:
        return [Fraction(100, len(weights)) for _ in weights]
    return [Fraction(100 * weight, total) for weight in weights]


def scene_title(story: Story, scene: str) -> str:
    """A scene as people know it; one without a title goes by its id."""
    return story.text(story.scenario.scenes[scene].title) or scene.replace("-", " ")


def of_chance(story: Story, chances: Sequence[Chance], fell: str | None = None) -> tuple[Odd, ...]:
    """The outcomes of a chance; `fell` is the scene on which it fell."""
    shares = percentages([chance.weight for chance in chances])
    return tuple(
        Odd(scene_title(story, chance.scene), share, chance.scene == fell)
        for chance, share in zip(chances, shares, strict=True)
    )


def opening_luck(session: Session) -> tuple[Luck, ...]:
    """How chances fell before the first decision."""
    road = session.road
    minutes = road[0].minutes if road else session.minutes
    return tuple(_of_fall(session.story, 0, minutes, "", fall) for fall in session.opening)


def luck_of(
    story: Story, decisions: Sequence[Decision], judged: Collection[int], persons: Collection[str]
) -> list[Luck]:
    """The luck of a stretch of road: answers of those whom nobody plays, save at judged steps, and every chance."""
    found = []
    for decision in decisions:
        if decision.step not in judged and decision.role not in persons:
            found.append(_answer(story, decision))
        title = decision.title or scene_title(story, decision.scene)
        found.extend(_of_fall(story, decision.step, decision.minutes, title, fall) for fall in decision.falls)
    return found


def _answer(story: Story, decision: Decision) -> Luck:
    odds = tuple(
        Odd(option.text, share, option.id == decision.taken, option.note)
        for option, share in zip(decision.options, percentages(decision.weights), strict=True)
    )
    title = decision.title or scene_title(story, decision.scene)
    return Luck(decision.step, decision.minutes, title, story.people[decision.role].name, odds)


def _of_fall(story: Story, step: int, minutes: int, title: str, fall: Fall) -> Luck:
    return Luck(step, minutes, title, "", of_chance(story, fall.chances, fall.scene))
