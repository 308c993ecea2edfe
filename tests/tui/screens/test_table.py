"""Several people at one laptop, in the app: who reads what on which frame."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from sim.play.notes import Mark, Notes, notes_path
from sim.play.trace import Header
from tests.support.command import write_story
from tests.support.markers import KINDS, ROLES, STORY, kinds, marked
from tests.support.playing import press, said
from tests.support.stage import SIZE, on_stage, screen_text, settled
from tui.screens.debrief import DebriefScreen
from tui.screens.library import LibraryScreen
from tui.screens.line import LineScreen
from tui.screens.out_of_role import OutOfRoleScreen
from tui.screens.passing import PassScreen
from tui.screens.private_card import PrivateCardScreen
from tui.screens.seats import SeatsScreen
from tui.screens.table import TableScreen
from tui.shelf.request import Request
from tui.widgets.transcript import Transcript

THREE = ("1=ex", "2=player", "3=friend")
WITH_OBSERVER = ("1=ex", "2=player", "3=observer")


@asynccontextmanager
async def at_table(
    home: Path, folder: Path, roles: tuple[str, ...] = THREE, size: tuple[int, int] = SIZE, **settings: object
) -> AsyncIterator[Pilot[None]]:
    """Everybody seated, at the first pass."""
    request = Request(story=write_story(folder, STORY), seed=1, seats=len(roles), seat_roles=roles)
    async with on_stage(home, request, size, **{"pace": "at once", **settings}) as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, SeatsScreen)
        await press(pilot, "enter")
        yield pilot


def table(pilot: Pilot[None]) -> TableScreen:
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, TableScreen))


def header(pilot: Pilot[None]) -> Header:
    return table(pilot).seat.play.header


def holder(pilot: Pilot[None]) -> str:
    """The role of whoever looks at the screen; nobody's while the laptop is passed."""
    shown: Screen[object] = pilot.app.screen
    return "" if isinstance(shown, PassScreen) else table(pilot).gathering.table.holder or ""


async def play_to_the_end(pilot: Pilot[None]) -> None:
    """Everybody takes the last option on offer, as often as it takes."""
    while table(pilot).gathering.table.turn is not None:
        count = len(table(pilot).gathering.table.session.options)
        await press(pilot, *(["enter"] if isinstance(pilot.app.screen, PassScreen) else [str(count)]))


async def test_the_screen_is_for_whoever_has_the_laptop_and_blank_of_it_in_between(home: Path, tmp_path: Path) -> None:
    async with at_table(home, tmp_path) as pilot:
        assert "Pass to Sam's seat (seat 2)." in screen_text(pilot.app)
        await press(pilot, "enter")
        assert marked(screen_text(pilot.app)) == {"player"}
        await press(pilot, "2")
        assert "Pass to Noor's seat (seat 1)." in screen_text(pilot.app)
        assert table(pilot).query_one(Transcript).entries == ()
        assert not marked(str([each.render() for each in table(pilot).query("*")]))
        await press(pilot, "enter")
        assert marked(screen_text(pilot.app)) == {"ex"}


async def test_every_secret_is_seen_by_its_own_role_and_on_no_other_frame(home: Path, tmp_path: Path) -> None:
    async with at_table(home, tmp_path, size=(80, 40)) as pilot:
        seen = {role: set[str]() for role in ROLES}
        keys = ["enter", "c", "x", "1", "1", "enter", "c", "x", "p", "enter", "c", "x", "1", "enter", "1"]
        for key in keys:
            shown = screen_text(pilot.app)
            assert marked(shown) <= {holder(pilot)}
            for role in ROLES:
                seen[role] |= kinds(shown, role)
            await press(pilot, key)
        assert "It is over." in screen_text(pilot.app)
        assert not marked(screen_text(pilot.app))
        assert seen == {role: set(KINDS) for role in ROLES}


KEYS = ("enter", "enter", "enter", "space", "1", "1", "2", "p", "c", "u", "x", "a", "plus", "minus", "f1", "f2")


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_is_pressed_no_frame_holds_what_is_for_another(home: Path, tmp_path: Path, seed: int) -> None:
    lots, roles = Random(seed), ("1=ex", "2=player", "3=friend", "4=observer")
    async with at_table(home, tmp_path, roles, pace="beat by beat") as pilot:
        for _ in range(40):
            if isinstance(pilot.app.screen, OutOfRoleScreen):
                return
            assert marked(screen_text(pilot.app)) <= {holder(pilot)}
            await press(pilot, lots.choice(KEYS))


async def test_the_card_is_shown_by_request_and_blanked_by_the_next_key(home: Path, tmp_path: Path) -> None:
    async with at_table(home, tmp_path) as pilot:
        await press(pilot, "enter")
        assert "CARD_" not in screen_text(pilot.app)
        for key in ("x", "space", "1", "escape"):
            await press(pilot, "c")
            assert isinstance(pilot.app.screen, PrivateCardScreen)
            assert "CARD_PLAYER" in screen_text(pilot.app)
            await press(pilot, key)
            assert isinstance(pilot.app.screen, TableScreen)
            assert "CARD_" not in screen_text(pilot.app)
        assert table(pilot).seat.session.steps == 0


async def test_a_seat_reads_on_from_its_own_last_turn(home: Path, tmp_path: Path) -> None:
    async with at_table(home, tmp_path, pace="beat by beat") as pilot:
        await press(pilot, "enter", "a", "2", "enter")
        reading = table(pilot).reading
        assert reading is not None
        assert not reading.is_told
        await press(pilot, "a", "1", "enter", "a", "1", "enter")
        back = table(pilot).reading
        assert back is not None
        assert [entry.text for entry in back.entries][-2:] == ["OPTION_PLAYER go", "THOUGHT_PLAYER"]


async def test_what_moved_a_meter_for_one_is_not_told_to_the_next(home: Path, tmp_path: Path) -> None:
    async with at_table(home, tmp_path, size=(120, 40), pace="beat by beat") as pilot:
        await press(pilot, "enter", "a", "1")
        assert "after: OPTION_PLAYER look" in screen_text(pilot.app)
        await press(pilot, "1", "enter")
        assert "OPTION_PLAYER" not in screen_text(pilot.app)


async def test_enter_that_was_meant_for_an_option_takes_no_laptop_over(home: Path, tmp_path: Path) -> None:
    async with at_table(home, tmp_path) as pilot:
        await press(pilot, "enter")
        typed_ahead = events.Key("enter", None)
        await press(pilot, "2")
        passing = pilot.app.screen
        assert isinstance(passing, PassScreen)
        assert not passing.is_meant(typed_ahead)
        assert passing.is_meant(events.Key("enter", None))


async def test_a_pass_goes_on_by_the_weights(home: Path, tmp_path: Path) -> None:
    async with at_table(home, tmp_path) as pilot:
        await press(pilot, "enter", "2", "enter", "p")
        assert "Pass to Ade's seat" in screen_text(pilot.app)
        assert "ring" not in screen_text(pilot.app)
        assert table(pilot).seat.session.last.role == "ex"


async def test_only_what_one_decided_oneself_can_be_taken_back(home: Path, tmp_path: Path) -> None:
    async with at_table(home, tmp_path) as pilot:
        await press(pilot, "enter", "1", "u")
        assert table(pilot).seat.session.steps == 0
        assert "OPTION_PLAYER look" in screen_text(pilot.app)
        await press(pilot, "2", "enter", "u")
        assert table(pilot).seat.session.steps == 1
        assert "Only what you decided" in said(pilot)


async def test_observers_mark_the_decision_just_taken_while_the_laptop_is_passed(home: Path, tmp_path: Path) -> None:
    async with at_table(home, tmp_path, WITH_OBSERVER) as pilot:
        await press(pilot, "plus")
        assert "there is none yet" in said(pilot)
        await press(pilot, "enter", "2")
        assert "Said aloud." in screen_text(pilot.app)
        await press(pilot, "plus")
        assert isinstance(pilot.app.screen, LineScreen)
        await press(pilot, *"[ok]", "enter", "minus", *"no", "enter", "minus", "escape")
        path = table(pilot).seat.keeper.path
        assert path is not None
        assert Notes(notes_path(path)).marks == (Mark(1, True, "[ok]"), Mark(1, False, "no"))


async def test_nobody_marks_where_nobody_observes(home: Path, tmp_path: Path) -> None:
    async with at_table(home, tmp_path) as pilot:
        await press(pilot, "enter", "2", "minus")
        assert "nobody does" in said(pilot)
        assert "Said aloud." not in screen_text(pilot.app)


async def test_each_is_asked_what_the_others_wanted_before_it_is_told(home: Path, tmp_path: Path) -> None:
    async with at_table(home, tmp_path, WITH_OBSERVER) as pilot:
        await play_to_the_end(pilot)
        assert "The end. At peace." in screen_text(pilot.app)
        await press(pilot, "1")
        assert "Noor (seat 1), what did you think Sam and Ade wanted?" in " ".join(screen_text(pilot.app).split())
        assert "GOAL_" not in screen_text(pilot.app)
        await press(pilot, *"rest", "enter", "escape")
        assert "Seat 3, you observed." in screen_text(pilot.app)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DebriefScreen)
        told = screen_text(pilot.app)
        assert "rest" in told
        assert "GOAL_PLAYER" in told
        await press(pilot, "escape", "1")
        assert isinstance(pilot.app.screen, DebriefScreen)  # they have been asked


async def test_another_try_from_the_debrief_begins_with_a_pass(home: Path, tmp_path: Path) -> None:
    async with at_table(home, tmp_path) as pilot:
        await play_to_the_end(pilot)
        await press(pilot, "1", "escape", "escape", "escape", "3", "down", "enter", "t")
        assert isinstance(pilot.app.screen, PassScreen)
        assert sum(isinstance(screen, TableScreen) for screen in pilot.app.screen_stack) == 1
        assert table(pilot).gathering.table.turn is not None


async def test_the_roles_go_round_and_after_the_last_round_there_is_no_other(home: Path, tmp_path: Path) -> None:
    async with at_table(home, tmp_path, ("1=ex", "2=player")) as pilot:
        await play_to_the_end(pilot)
        assert "Then seat 1 plays Sam (player), seat 2 plays Noor (ex)" in " ".join(screen_text(pilot.app).split())
        await press(pilot, "2")
        assert (header(pilot).seats, header(pilot).round) == (("player", "ex"), 2)
        assert "Round 2 of 2" in screen_text(pilot.app)
        assert "Pass to Sam's seat (seat 1)." in screen_text(pilot.app)
        await play_to_the_end(pilot)
        assert "Another round" not in screen_text(pilot.app)
        await press(pilot, "2")
        assert isinstance(pilot.app.screen, OutOfRoleScreen)
        assert "nobody here is Sam or Noor any more" in " ".join(screen_text(pilot.app).replace("│", " ").split())
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert len([*(home / "plays").glob("*.jsonl")]) == 2


async def test_leaving_at_ones_turn_blanks_it_and_says_that_the_roles_are_over(home: Path, tmp_path: Path) -> None:
    async with at_table(home, tmp_path) as pilot:
        await press(pilot, "enter", "2", "enter", "escape")
        assert isinstance(pilot.app.screen, OutOfRoleScreen)
        assert not marked(screen_text(pilot.app))
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_a_play_that_was_left_goes_on_at_the_pass_to_whose_turn_it_is(home: Path, tmp_path: Path) -> None:
    (home / "scenarios").mkdir(parents=True)
    async with at_table(home, home / "scenarios") as pilot:
        await press(pilot, "enter", "2", "enter", "escape", "escape")
        await press(pilot, "slash", *"markers", "enter", "enter")
        assert isinstance(pilot.app.screen, PassScreen)
        assert "Pass to Noor's seat (seat 1)." in screen_text(pilot.app)
        await press(pilot, "enter")
        assert marked(screen_text(pilot.app)) == {"ex"}
        await press(pilot, "1")
        assert len([*(home / "plays").glob("*.jsonl")]) == 1


async def test_seats_and_roles_are_chosen_with_the_arrows(home: Path, tmp_path: Path) -> None:
    (home / "scenarios").mkdir(parents=True)
    write_story(home / "scenarios", STORY, "markers.yaml")
    async with on_stage(home, pace="at once") as pilot:
        await press(pilot, "slash", *"markers", "enter", "s")
        assert isinstance(pilot.app.screen, SeatsScreen)
        assert "Content notes: markers." in screen_text(pilot.app)
        assert "The story plays Ade." in screen_text(pilot.app)
        await press(pilot, "plus", "plus", "plus")
        assert "Seat 4" in screen_text(pilot.app)
        await press(pilot, "minus", "minus", "minus")
        assert "Seat 3" not in screen_text(pilot.app)
        while "▸ Seat 1 ‹ plays Ade (friend) ›" not in screen_text(pilot.app):
            await press(pilot, "right")
        await press(pilot, "down")
        while "▸ Seat 2 ‹ observes ›" not in screen_text(pilot.app):
            await press(pilot, "left")
        await press(pilot, "up", "right")
        assert "observes ›" not in screen_text(pilot.app)  # somebody has to play
        await press(pilot, "enter")
        assert "observer" in header(pilot).seats


async def test_nobody_need_sit_down(home: Path, tmp_path: Path) -> None:
    request = Request(story=write_story(tmp_path, STORY), seats=2)
    async with on_stage(home, request) as pilot:
        await settled(pilot)
        await press(pilot, "d", "escape")
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert not (home / "plays").exists()


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)], ids=str)
async def test_who_sits_where_and_whose_turn_it_is_fit_on_any_screen(home: Path, size: tuple[int, int]) -> None:
    request = Request(story="a-clear-no", seed=3, seats=4)
    async with on_stage(home, request, size) as pilot:
        await settled(pilot)
        shown = screen_text(pilot.app)
        assert all(f"Seat {seat}" in shown for seat in range(1, 5))
        assert "enter" in shown.splitlines()[-1]
        await press(pilot, "enter")
        assert "Press enter when only they look." in screen_text(pilot.app)
