"""Texts that nobody will ever read, and conditions of texts that never fail.

Telling texts apart makes many more states than telling roads apart. But most conditions come out both ways as soon as
one walks about a little, so only what is left after that is searched for.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice

from sim.source.diagnostics import Diagnostic, Place
from sim.source.nodes import Mapping, NodePath, Scalar, Sequence
from sim.story.model import Beat, Target
from sim.workbench.proofs.case import Case, line
from sim.workbench.proofs.sights import Sights
from sim.workbench.proofs.signs import TEXTS, What
from sim.workbench.space.question import Question
from sim.workbench.space.terrain import Terrain
from sim.workbench.subject import several

ROUND = 10_000  # steps of a walk; another round follows as long as one shows something new
Text = tuple[NodePath, str]  # where its beats stand, and its condition


def prove(case: Case) -> Iterator[Diagnostic]:
    """HW428 for a text that is never told, HW424 for a condition that never fails, each at the condition."""
    if case.space.faults:
        return  # behind a road that breaks off there may be anything
    texts = list(dict.fromkeys(_texts(case)))
    walked = _walked(case) if texts else None
    left = [text for text in texts if walked is not None and not (_told(walked, text) and _untold(walked, text))]
    if not left:
        return
    space = case.search("which texts are told", Question(texts=True, only=frozenset(words for _, words in left)))
    sights = Sights(space.terrain, TEXTS)
    sights.look(space.states)
    if not space.capped:
        for text in left:
            yield from _certain(case, text, _told(sights, text), _untold(sights, text))
    elif unread := [text for text in left if not _told(sights, text) and not (walked and _told(walked, text))]:
        names = several(list(dict.fromkeys(line(words) for _, words in unread)))
        yield case.unproved(space, [f"that somebody can ever read what is told where {names}"])


def _told(sights: Sights, text: Text) -> bool:
    return sights.sees(What.TOLD, *text)


def _untold(sights: Sights, text: Text) -> bool:
    return sights.sees(What.UNTOLD, *text)


def _certain(case: Case, text: Text, told: bool, untold: bool) -> Iterator[Diagnostic]:
    place = _place(case, *text)
    if told == untold or case.is_settled(text[1], place):
        return
    if told:
        message = f"`{line(text[1])}` holds whenever it is asked, so it decides nothing"
        yield Diagnostic("HW424", message, place, "leave it out, or mend it")
    else:
        message = f"nobody ever reads this: whenever it could be told, `{line(text[1])}` does not hold"
        yield Diagnostic("HW428", message, place, "mend the condition, or take the text out")


def _texts(case: Case) -> Iterator[Text]:
    """The conditions of beats in the scenes that a play can come to."""
    for name, scene in case.story.scenario.scenes.items():
        if name in case.reached:
            path: NodePath = ("scenes", name)
            yield from _of_beats((*path, "text"), scene.text)
            yield from _of_road(path, scene.to)
            for choice in scene.choices.values():
                yield from _of_beats((*path, "choices", choice.id, "then"), choice.then)
                yield from _of_road((*path, "choices", choice.id), choice.to)


def _of_road(path: NodePath, to: tuple[Target, ...]) -> Iterator[Text]:
    for index, target in enumerate(to):
        yield from _of_beats((*path, "to", index, "then"), target.then)


def _of_beats(path: NodePath, beats: tuple[Beat, ...]) -> Iterator[Text]:
    return ((path, beat.condition) for beat in beats if beat.condition is not None)


def _walked(case: Case) -> Sights:
    """What is seen on walks to and fro, for as long as they show anything new."""
    terrain = Terrain(case.story, Question(texts=True))
    sights, steps = Sights(terrain, TEXTS), _steps(terrain)
    while sights.look(islice(steps, ROUND)):
        pass
    return sights


def _steps(terrain: Terrain) -> Iterator[int]:
    """The states on one walk after another, every way on as likely as the others; the same ones each time."""
    hand = random.Random(0)
    start = state = terrain.begin()
    while True:
        yield state
        ways = [after for _, after in terrain.moves(state) if after >= 0]
        state = hand.choice(ways) if ways else start


def _place(case: Case, path: NodePath, words: str) -> Place:
    """Where the condition of a beat stands."""
    node = case.subject.document.node(path)
    for item in node.items if isinstance(node, Sequence) else ():
        condition = item.get("if") if isinstance(item, Mapping) else None
        if isinstance(condition, Scalar) and condition.text == words:
            return case.subject.document.at(condition)
    return case.subject.place(*path)
