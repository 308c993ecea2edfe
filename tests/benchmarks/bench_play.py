"""How fast a story is played, against a bare loop over dicts in the same run."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from typing import Any

import pytest

from sim.play.playthrough import Playthrough
from sim.play.session import Session
from sim.play.trace import PERSON, Header
from sim.story.model import Scene
from sim.story.story import Story
from tests.support import generated
from tests.support.written import story_of

pytestmark = pytest.mark.bench
CHOICES = 60_000
RUNS = 5


def best(run: Callable[[], float]) -> float:
    """The fastest of several runs: what the machine can do when nothing else is in the way."""
    return min(run() for _ in range(RUNS))


def bare_loop(story: Story) -> float:
    """Seconds for as many choices in a bare loop over dicts: gates, bounds and texts, but no trace and no undo."""
    scenes = {name: _bare(scene) for name, scene in story.scenario.scenes.items()}
    first = story.scenario.first
    hand = random.Random(1)
    state = dict.fromkeys(story.slots, 40)
    here, told = first, []
    began = time.perf_counter()
    for _ in range(CHOICES):
        scene = scenes[here]
        told.append(scene["text"])
        open_now = [choice for choice in scene["choices"] if choice["gate"] is None or state["trust"] >= choice["gate"]]
        if not open_now:
            here, told = first, []
            continue
        choice = open_now[int(hand.random() * len(open_now))]
        for name, by in choice["effects"].items():
            state[name] = max(0, min(100, state[name] + by))
        here = choice["to"]
    return time.perf_counter() - began


def _bare(scene: Scene) -> dict[str, Any]:
    choices = [
        {"gate": 30 if choice.condition else None, "effects": dict(choice.effects), "to": choice.to[0].scene}
        for choice in scene.choices.values()
    ]
    return {"text": [beat.text for beat in scene.text], "choices": choices}


def played(story: Story) -> float:
    """Seconds for as many choices with the text produced and the trace of each play kept in memory to its end."""
    hand = random.Random(1)
    header = Header("bench", roles={"player": PERSON})
    began = time.perf_counter()
    done = told = 0
    while done < CHOICES:
        play = Playthrough(Session(story), header)
        session = play.session
        while offered := session.offered:
            play.take(offered[int(hand.random() * len(offered))])
            told += len(session.text)
            done += 1
    assert told >= done
    return time.perf_counter() - began


def test_choices_a_second() -> None:
    story = story_of(generated.story(495), head="")
    floor, ours = best(lambda: bare_loop(story)), best(lambda: played(story))
    print(
        f"\n495 scenes: {CHOICES / ours:,.0f} choices a second, {floor / ours:.2f} of a bare loop over dicts "
        f"({CHOICES / floor:,.0f}); the bar is 200,000 where such a loop does 680,000: 0.29"
    )


def test_undo_and_the_state_of_a_step() -> None:
    story = story_of(generated.story(495), head="")
    session = Session(story)
    while offered := session.offered:
        session.take(offered[0])
    steps = session.steps
    began = time.perf_counter()
    for _ in range(2_000):
        option = session.last.taken
        session.undo()
        session.take(option)
    both = (time.perf_counter() - began) / 2_000
    began = time.perf_counter()
    for _ in range(2_000):
        json.dumps(session.state)
    state = (time.perf_counter() - began) / 2_000
    assert session.steps == steps
    print(
        f"\nundo with the step taken again: {both * 1e6:.1f} microseconds, "
        f"JSON of the state: {state * 1e6:.1f}; the bar is 20"
    )
