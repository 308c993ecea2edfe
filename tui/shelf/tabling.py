"""Several people at one laptop: who was asked to sit where, and the round that follows."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from sim.classroom.rounds import LEAST, MOST, Seating, deciders, go_round, players, seat_by_lot
from sim.classroom.seating import OBSERVER
from sim.play.lesson import as_played
from sim.play.playthrough import Playthrough
from sim.story.story import Story
from tui.shelf.beginning import lesson_of, who_plays
from tui.shelf.keeping import Tell, keep_in, now
from tui.shelf.request import Request
from tui.shelf.seat import Seat
from tui.shelf.stories import Opened, begin, recast

WATCHES = "observes"
SEEDS = 2**64


def with_seed(request: Request) -> Request:
    """The request with a seed, so that who sits where can be told before the play begins."""
    return request if request.seed is not None else replace(request, seed=int.from_bytes(os.urandom(4)))


def story_asked_for(request: Request, opened: Opened) -> Story:
    """The story, or its lesson, with the people that were asked for. Raises click.UsageError."""
    scenario = opened.scenario
    story = opened.story(recast(scenario, request.names, request.pronouns))
    return as_played(story, lesson_of(request, scenario))


def gathered(request: Request, opened: Opened) -> Request:
    """The request with everybody seated: as was chosen, and else by the seed. Raises click.UsageError."""
    request, scenario = with_seed(request), story_asked_for(request, opened).scenario
    try:
        chosen = dict(map(_choice, request.seat_roles))
        seating = seat_by_lot(scenario, request.seats or LEAST, request.seed or 0, chosen)
    except ValueError as wrong:
        raise click.UsageError(f"--role: {wrong}") from None
    return replace(request, seating=seating)


def choose(request: Request, opened: Opened, choice: str) -> Request:
    """The request with a role (`1=ex`) for a seat; whoever had it takes the one that becomes free.

    Raises click.UsageError.
    """
    try:
        seat, role = _choice(choice)
    except ValueError as wrong:
        raise click.UsageError(f"--role: {wrong}") from None
    seats = dict(enumerate(request.seating, start=1))
    given_up = seats.get(seat, OBSERVER)
    swapped = {each: given_up if has == role != OBSERVER else has for each, has in seats.items()}
    chosen = {**swapped, seat: role}
    return gathered(replace(request, seat_roles=tuple(f"{each}={has}" for each, has in chosen.items())), opened)


def for_so_many(request: Request, opened: Opened, seats: int) -> Request:
    """The request for another number of seats, drawn anew."""
    return gathered(replace(request, seats=min(max(seats, LEAST), MOST), seat_roles=()), opened)


def draw_again(request: Request, opened: Opened) -> Request:
    """The request with everybody seated by another lot, whatever was chosen."""
    return gathered(replace(request, seed=((request.seed or 0) + 1) % SEEDS, seat_roles=()), opened)


def _choice(text: str) -> tuple[int, str]:
    seat, equals, role = text.partition("=")
    if not (equals and seat.isascii() and seat.isdigit() and len(seat) < 3):
        raise ValueError(f"{text!r} says no role for a seat; `1=ex` does")
    return int(seat), role


def next_round(seat: Seat, plays: Path, tell: Tell) -> Seat:
    """The same story again, by the same people, each in the next role. Raises Trouble where it cannot start."""
    before = seat.play.header
    seating = go_round(before.seats)
    header = before._replace(
        seed=(before.seed + 1) % SEEDS,
        roles=who_plays(seat.opened.scenario, players(seating)),
        started=now(),
        continues="",
        seats=seating,
        round=before.round + 1,
    )
    session = begin(seat.opened.story(header.cast), header.lesson)
    keeper = keep_in(None, plays, header, tell)
    play = Playthrough(session, header, keeper.record)
    keeper.release()
    return Seat(seat.opened, play, keeper)


def told(seating: Seating, story: Story) -> Mapping[int, str]:
    """Who sits where, in words: `plays Noor (ex)`, `observes`."""
    people = story.people
    return {
        seat: f"plays {people[role].name} ({role})" if role in people else WATCHES
        for seat, role in enumerate(seating, start=1)
    }


def played_by_the_story(seating: Seating, story: Story) -> list[str]:
    """The names of those whom nobody at the table plays, and who decide all the same."""
    absent = deciders(story.scenario) - {*players(seating)}
    return [person.name for role, person in story.people.items() if role in absent]
