"""Classes for tests: a small story whose ways part and meet again, and plays of it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from sim.classroom.report.gathering import Choice, Gathered, ballots_of, from_traces
from sim.play.lesson import as_played
from sim.play.playthrough import Playthrough
from sim.play.session import Session
from sim.play.trace import Header, Trace
from sim.source.document import parse_document
from sim.story.library import load_document
from sim.story.story import Story
from tests.support.rooms import NOWHERE, pack_of

FORK = """\
format: 1
title: The Fork & the *Spoon*
language: en-GB
cast:
  player: {name: Sam, pronouns: they}
  ex: {name: Noor, pronouns: she}
scenes:
  drawer:
    title: The <b>drawer</b> of <ex>
    text: A drawer.
    choices:
      fork: {text: "=Take the *fork* & run.", acts: [call], to: table}
      spoon: {text: Take the spoon., acts: [wait], to: bench}
      knife: {text: Take the knife., acts: [message], to: sink}
      look: {text: Look at it., once: true, then: It is a drawer.}
  table:
    title: The table
    text: A table.
    choices:
      eat: {text: Eat., acts: [wait], to: full}
      leave: {text: Leave., acts: [wait], to: gone}
  bench:
    title: The bench
    text: A bench.
    choices:
      sit: {text: Sit., acts: [wait], to: full}
      go: {text: Go., acts: [wait], to: gone}
  sink:
    title: The sink
    text: A sink.
    choices:
      wash: {text: Wash up., acts: [wait], to: full}
      drop: {text: Drop it., acts: [wait], to: gone}
  full: {title: Full, text: Full., ending: at-peace}
  gone: {title: Gone, text: Gone., ending: door-open}
lessons:
  - {name: Open it, from: drawer, stop: [table, bench, sink]}
"""


@lru_cache
def fork(text: str = FORK) -> Story:
    """The story."""
    loaded = load_document(parse_document(text.encode(), "fork.yaml"), "fork", NOWHERE)
    assert loaded.scenario is not None, loaded.faults
    assert loaded.vocabulary is not None
    return Story(loaded.scenario, loaded.vocabulary)


def trace(story: Story, took: str, number: int = 0, lesson: str = "") -> Trace:
    """A play that took these options, with commas between them; `<` takes the last one back."""
    header = Header(story.scenario.id, seed=number, roles={"player": "person", "ex": "weights"}, lesson=lesson)
    play = Playthrough(Session(as_played(story, lesson)), header)
    for option in filter(None, took.split(",")):
        play.undo() if option == "<" else play.take(option)
    return play.trace


def gathered(roads: dict[str, int]) -> Gathered:
    """So many plays of each road, each gathered once."""
    alone = [_alone(took) for took, many in roads.items() for _ in range(many)]
    participants = tuple(replace(each.participants[0], number=number) for number, each in enumerate(alone, 1))
    offered = [Choice(ballot.place, name) for each in alone for ballot in each.ballots for name in ballot.offered]
    return replace(
        alone[0],
        participants=participants,
        ballots=ballots_of(fork(), participants, offered),
        reached=frozenset().union(*(each.reached for each in alone)),
    )


@lru_cache
def _alone(took: str) -> Gathered:
    return from_traces(fork(), pack_of(), [trace(fork(), took)])
