from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.classroom.rounds import Seating, go_round, playable, players, seat_by_lot
from sim.classroom.seating import OBSERVER
from sim.story.model import CastMember, Choice, Scenario, Scene, Target

CAST = {
    "player": CastMember("player", "Sam"),
    "ex": CastMember("ex", "Noor", card="A card."),
    "friend": CastMember("friend", "Ade", card="A card."),
    "aunt": CastMember("aunt", "Mo", card="A card, and nothing to decide."),
    "boss": CastMember("boss", "Jo"),
}


def decides(role: str, to: str) -> Scene:
    return Scene(role, by=role, choices={"on": Choice("on", "On.", to=(Target(to),))})


SCENES = {
    role: decides(role, to) for role, to in (("player", "ex"), ("ex", "friend"), ("friend", "boss"), ("boss", "end"))
}
SCENARIO = Scenario(1, "A story", CAST, {**SCENES, "end": Scene("end", ending="at-peace")})


def test_the_player_can_be_played_and_of_the_others_those_with_a_card_and_something_to_decide() -> None:
    assert playable(SCENARIO) == ("player", "ex", "friend")


def test_a_role_that_is_called_observer_is_left_to_the_story() -> None:
    cast = {"player": CAST["player"], OBSERVER: CastMember(OBSERVER, "Mo", card="A card.")}
    scenes = {"player": decides("player", OBSERVER), OBSERVER: decides(OBSERVER, "end"), "end": SCENARIO.scenes["end"]}
    assert playable(Scenario(1, "A story", cast, scenes)) == ("player",)


@pytest.mark.parametrize(
    ("seats", "roles"),
    [
        (2, {"player", "ex"}),
        (3, {"player", "ex", "friend"}),
        (4, {"player", "ex", "friend", OBSERVER}),
    ],
)
def test_a_table_has_the_first_roles_and_whoever_is_left_observes(seats: int, roles: set[str]) -> None:
    drawn = seat_by_lot(SCENARIO, seats, 1, {})
    assert (set(drawn), len(drawn)) == (roles, seats)


def test_the_same_seed_seats_alike_and_every_order_comes_up() -> None:
    drawn = [seat_by_lot(SCENARIO, 3, seed, {}) for seed in range(100)]
    assert drawn == [seat_by_lot(SCENARIO, 3, seed, {}) for seed in range(100)]
    assert len(set(drawn)) == 6


@given(st.integers(0, 2**64 - 1), st.integers(2, 4), st.sampled_from((*playable(SCENARIO), OBSERVER)), st.data())
def test_what_was_chosen_stands_and_nobody_has_a_role_twice(
    seed: int, seats: int, role: str, data: st.DataObject
) -> None:
    seat = data.draw(st.integers(1, seats))
    drawn = seat_by_lot(SCENARIO, seats, seed, {seat: role})
    assert drawn[seat - 1] == role
    assert len(drawn) == seats
    assert len(set(players(drawn))) == len(players(drawn))
    assert "player" in drawn or role != OBSERVER


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ({3: "ex"}, "there is no seat 3: there are 2"),
        ({1: "aunt"}, "nobody can play `aunt` in this story: there are player, ex, friend, observer"),
        ({1: "ex", 2: "ex"}, "`ex` is chosen for two seats, and only one can play it"),
        ({1: OBSERVER, 2: OBSERVER}, "somebody has to play: every seat observes"),
    ],
)
def test_what_cannot_be_chosen_is_told(chosen: dict[int, str], why: str) -> None:
    with pytest.raises(ValueError, match=f"^{why}$"):
        seat_by_lot(SCENARIO, 2, 1, chosen)


seatings = st.lists(st.sampled_from(("player", "ex", "friend", OBSERVER)), min_size=2, max_size=4).map(tuple)


@given(seatings)
def test_after_as_many_rounds_as_seats_each_seat_has_had_each_role(seating: Seating) -> None:
    rounds = [seating]
    while len(rounds) < len(seating):
        rounds.append(go_round(rounds[-1]))
    for seat in range(len(seating)):
        assert Counter(each[seat] for each in rounds) == Counter(seating)
    assert go_round(rounds[-1]) == seating
