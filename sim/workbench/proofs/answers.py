"""Decisions that lots may take: that some answer always has a weight, and that coming back can always be declined.

Weights tell many states apart, and most of them can be seen to stay above 0 without any search: `max(5, trust)`.
Only the scenes for which that is not so are searched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sim.source.diagnostics import Diagnostic
from sim.story.model import Choice
from sim.workbench.bounds import Worth, names_of, worth_of
from sim.workbench.checks.reunion import answers_to_reunion
from sim.workbench.proofs.case import Case
from sim.workbench.proofs.sights import Sights
from sim.workbench.proofs.signs import ANSWERS, What
from sim.workbench.proofs.weights import weightless
from sim.workbench.space.question import Question
from sim.workbench.subject import several


def prove(case: Case) -> Iterator[Diagnostic]:
    """HW427 where all answers of a scene may have a weight of 0, HW713 where a reunion may be sure."""
    names = names_of(case.story.scenario)
    reunions = answers_to_reunion(case.subject)
    doubtful: dict[str, frozenset[str]] = {}
    for name, scene in case.story.scenario.scenes.items():
        wanted = reunions.get(name, frozenset())
        others = [choice for choice in scene.choices.values() if choice.id not in wanted]
        is_weighed = bool(wanted) or any(choice.weight for choice in others)
        if is_weighed and name in case.reached and not any(_is_always_likely(choice, names) for choice in others):
            doubtful[name] = wanted
    if doubtful:
        yield from _searched(case, doubtful)


def _is_always_likely(choice: Choice, names: Mapping[str, Worth]) -> bool:
    """Whether an answer is always on offer, with a weight above 0."""
    if choice.condition is not None or choice.once:
        return False
    worth = (1, 1) if choice.weight is None else worth_of(choice.weight, names)
    return isinstance(worth, tuple) and worth[0] > 0


def _searched(case: Case, doubtful: Mapping[str, frozenset[str]]) -> Iterator[Diagnostic]:
    scenes = case.story.scenario.scenes
    weights = [choice.weight for name in doubtful for choice in scenes[name].choices.values()]
    space = case.search("how likely answers are", Question(weights=True, only=frozenset(filter(None, weights))))
    sights = Sights(space.terrain, ANSWERS, doubtful)
    sights.look(space.states)
    for sign in sights.of(What.EVEN_ANSWER):
        first = next(iter(scenes[str(sign.path[1])].choices))
        place = case.subject.place(*sign.path, first, "weight")
        yield from weightless(case, space, sights.first.get(sign), place, "answer")
    sure = {str(sign.path[1]): sights.first[sign] for sign in sights.of(What.SURE) if sign in sights.first}
    for name, number in sure.items():
        message = "at some moment nothing but a reunion can come of this decision"
        hint = f"keep an answer that declines, with a weight above 0; {case.see(space.road(number))}"
        first = next(answer for answer in scenes[name].choices if answer in doubtful[name])
        yield case.subject.option("HW713", name, first, message, hint)
    if space.capped:
        open_ = [name for name in doubtful if name not in sure]
        yield case.unproved(space, [f"that in {several(open_)} an answer that declines can always be drawn"])
