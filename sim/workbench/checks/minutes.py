"""Whether a play takes about as long as the story says, for whoever plans an evening or a lesson by it."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from sim.play.draws import draw, pick
from sim.play.position import RoadFault, begin, settle, take
from sim.source.diagnostics import Diagnostic
from sim.story.story import Story
from sim.workbench.reading import WORDS_A_MINUTE, is_counted, words
from sim.workbench.subject import Subject

PLAYS = 40
LONGEST = 500  # decisions after which a play is broken off
SECONDS_A_DECISION = 8  # to make up one's mind; ours
AROUND_IT = 5  # minutes that cards, a look back and a cup of tea may take; ours


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW724 where `minutes` is under half of what a play takes to read, or over twice that and more than what stands
    around it: the median of some plays in which the seeker's player picks evenly and the others by weight."""
    scenario, vocabulary = subject.loaded.scenario, subject.loaded.vocabulary
    if scenario is None or vocabulary is None or scenario.minutes is None or not is_counted(scenario):
        return
    story = Story(scenario, vocabulary)
    try:
        took = sorted(_minutes(story, seed) for seed in range(PLAYS))
    except RoadFault:
        return
    typical = median(took)
    if typical / 2 <= scenario.minutes <= 2 * typical + AROUND_IT:
        return
    message = (
        f"`minutes` says {scenario.minutes}, and a play takes about {typical:.0f} to read "
        f"({took[0]:.0f} to {took[-1]:.0f} in {PLAYS} plays at random)"
    )
    hint = f"write {max(1, round(typical))} or a little more: {WORDS_A_MINUTE} words are read in a minute"
    yield Diagnostic("HW724", message, subject.place("minutes"), hint)


def _minutes(story: Story, seed: int) -> float:
    """How long one play takes to read."""
    seeker = story.scenario.seeker
    read = decisions = 0
    now = begin(story)
    for number in range(LONGEST):
        lot = draw(seed, number)
        if now.open is not None:
            now = settle(story, now, now.open.ways[pick(lot, [each.weight for each in now.chances])], 0)
            continue
        read += sum(words(beat.text) for beat in now.told if beat.seen_by(seeker))
        options = now.offer.options
        if not options:
            break
        weights = now.weights
        if now.scene.by == seeker:
            read += sum(words(option.option.text) for option in options)
            decisions += 1
            weights = (1,) * len(options)
        now = take(story, now, options[pick(lot, weights)], 0)
    return read / WORDS_A_MINUTE + decisions * SECONDS_A_DECISION / 60
