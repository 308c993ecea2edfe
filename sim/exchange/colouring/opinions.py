"""A story coloured by what the articles think of its options: one of them, or how many agree.

What an article thinks of an option depends on the moment: on the day, the silence, what was done before. So it is asked
at every decision of many plays by a player who picks at random, and the mean is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from sim.exchange.colouring.scale import Colouring, Shade, Step, Told, opposed, rising
from sim.exchange.diagram import Diagram
from sim.exchange.plain import plain
from sim.guidance.model import Pack
from sim.guidance.verdicts import Judge, Moment
from sim.story.model import PLAYER
from sim.story.story import Story
from sim.workbench.simulation import Plan
from sim.workbench.simulation.single import single

Option: TypeAlias = tuple[str, str]  # a scene, and an option of it
Pair: TypeAlias = tuple[str, str]  # the scenes that a line joins

BOUNDS = (-1.5, -0.25, 0.25, 1.5)
BEST = "★"


@dataclass(frozen=True, slots=True)
class Survey:
    """What was asked: by source, how often each option was judged on offer, the sum of what it was worth then, and how
    often it was among the best."""

    offered: Counter[tuple[str, Option]] = field(default_factory=Counter)
    worth: Counter[tuple[str, Option]] = field(default_factory=Counter)
    best: Counter[tuple[str, Option]] = field(default_factory=Counter)

    def ask(self, moment: Moment) -> None:
        """Enter one judged decision."""
        scene = moment.decision.scene
        for source, worth in moment.worth.items():
            best = moment.best.get(source, ())
            for option, its in worth.items():
                key = source, (scene, option)
                self.offered[key] += 1
                self.worth[key] += its
                self.best[key] += option in best


def survey(story: Story, pack: Pack, plan: Plan, told: Told = lambda plays: None) -> Survey:
    """What the sources of a pack think of every option that the plays of a plan meet, also where they come to no end.

    Raises RoadFault where the story cannot even begin.
    """
    judge = Judge(story, pack, (PLAYER,))
    found = Survey()
    for number in range(plan.first, plan.first + plan.plays):
        for moment in judge.moments(single(story, None, plan, number).session.road):
            found.ask(moment)
        told(number - plan.first + 1)
    return found


def by_article(
    whole: Diagram, story: Story, pack: Pack, source: str, plan: Plan, told: Told = lambda plays: None
) -> Colouring:
    """How far a source is for or against the options that lead along each line."""
    asked = survey(story, pack, plan, told)
    name = plain(pack.sources[source].title)
    means = {key[1]: asked.worth[key] / number for key, number in asked.offered.items() if key[0] == source}
    best = {option for option in means if 2 * asked.best[source, option] > asked.offered[source, option]}
    steps = opposed(("against by 1.5 or more", "against"), "neither, within 0.25", ("for", "for by 1.5 or more"))
    figures = {option: _signed(mean) + (f" {BEST}" if option in best else "") for option, mean in means.items()}
    return Colouring(
        f"For and against: {name}",
        "The figure of an option is the weight of the rules of this source that it follows, less that of those it "
        f"breaks: the mean over the times it was on offer in {_plays(plan)}. {BEST} marks what the source held "
        "for best there more often than not. A line has the colour of the option on it that the source likes best. "
        "Lines without a figure are not judged: others decide there, or nobody met them.",
        steps,
        _lines(whole, means, lambda mean: sum(mean >= bound for bound in BOUNDS)),
        figures,
    )


def by_agreement(whole: Diagram, story: Story, pack: Pack, plan: Plan, told: Told = lambda plays: None) -> Colouring:
    """How many of the articles hold the options that lead along each line for best."""
    asked = survey(story, pack, plan, told)
    articles = pack.articles
    options = {option: number for (source, option), number in asked.offered.items() if source in articles}
    means = {
        option: sum(asked.best[source, option] for source in articles) / number for option, number in options.items()
    }
    return Colouring(
        "How many articles agree",
        f"The figure of an option is how many of the {len(articles)} articles hold it for best, of those whose options "
        f"differ there: the mean over the times it was on offer in {_plays(plan)}. A line has the colour of the "
        "option on it for which most do. Lines without a figure are not judged: others decide there, or nobody met "
        "them.",
        _counted(len(articles)),
        _lines(whole, means, lambda mean: int(mean + 0.5)),
        {option: _short(mean) for option, mean in means.items()},
    )


def _counted(most: int) -> tuple[Step, ...]:
    return rising(["none", *(f"{number} of {most}" for number in range(1, most)), "all"])


def _lines(whole: Diagram, means: Mapping[Option, float], step: Callable[[float], int]) -> dict[Pair, Shade]:
    """Each line by the option on it that has most."""
    found = {}
    for line in whole.lines:
        along = {(line.before, way.option) for way in line.ways if way.option} & means.keys()
        if along:
            found[line.before, line.after] = Shade(step(max(means[option] for option in along)))
    return found


def _plays(plan: Plan) -> str:
    return f"{plan.plays:,} plays by a player who picks at random (seed {plan.seed})"


def _signed(mean: float) -> str:
    short = _short(abs(mean))
    return "0" if short == "0" else f"{'+' if mean > 0 else '−'}{short}"


def _short(mean: float) -> str:
    return f"{mean:.1f}".removesuffix(".0")
