"""The projector's keys, and whole lessons led by them."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from sim.classroom.balloting import LOT, MAJORITY, OVERRIDE
from sim.classroom.events import (
    Begun,
    Briefed,
    Closed,
    Debriefed,
    Decided,
    Ended,
    Event,
    Joined,
    Networked,
    Opened,
    Rekeyed,
    Revealed,
    Voted,
)
from sim.classroom.founding import OWN, SPLIT
from sim.classroom.journal import Journal, found, read_journal
from sim.classroom.room import BLANK, CLOSED, DEBRIEF, ENDED, LOBBY, PAUSED, RELEASED, REVEALED, SCENE, VOTE, Room
from sim.classroom.seating import OBSERVER
from tests.support.goldens import assert_looks
from tests.support.playing import press, said
from tests.support.projected import DOORWAY, hosted, projecting, projector, reopened
from tests.support.rooms import room, secret_story
from tests.support.stage import screen_text, settled
from tests.support.written import story_of
from tui.screens.asking import AskScreen
from tui.screens.fault import FaultScreen
from tui.screens.help import HelpScreen
from tui.screens.picking import PickScreen
from tui.screens.support import SupportScreen

SIZES = ((80, 24), (60, 18))
at_both_sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


async def do(pilot: Pilot[None], *events: Event) -> None:
    """What others do in the room."""
    for event in events:
        await projector(pilot).keeper.submit(event)
    await settled(pilot)


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type on the keyboard, blanks as the space bar."""
    await press(pilot, *("space" if letter == " " else letter for letter in text))


async def until(pilot: Pilot[None], its: Room, phase: str) -> None:
    """Press enter until the lesson stands in another phase."""
    for _ in range(30):
        if its.phase == phase:
            return
        await press(pilot, "enter")
    raise AssertionError(f"enter does not lead to {phase}, but stays in {its.phase}")


def shows(pilot: Pilot[None], *texts: str) -> None:
    """All of this is on the screen, however it is wrapped."""
    shown = " ".join(screen_text(pilot.app).split())
    assert [text for text in texts if text not in shown] == [], shown


def small(seats: int = 0, **asked: object) -> Room:
    """A room for a story of two decisions."""
    return room(story=secret_story(), seats=seats, **asked)  # type: ignore[arg-type] # the names are those of room


# --- a whole lesson by hand


@at_both_sizes
async def test_a_whole_lesson_without_network_from_the_first_key_to_the_last(home: Path, size: tuple[int, int]) -> None:
    its = room()
    opened = hosted(home, its)
    async with projecting(home, opened, size) as pilot:
        shows(pilot, "The Dishwasher Treaty", "votes by hand")
        assert not its.networked
        await until(pilot, its, SCENE)
        decisions = 0
        while not its.over:
            await until(pilot, its, VOTE)
            hands = [decisions + number for number in range(len(its.session.options))]
            await typed(pilot, " ".join(map(str, hands)))
            shows(pilot, f"A {hands[0]}")
            await press(pilot, "enter")
            assert its.phase == CLOSED
            assert its.ballot is not None
            assert [*its.ballot.tally.values()] == hands
            await until(pilot, its, REVEALED)
            await until(pilot, its, SCENE)
            decisions += 1
        await until(pilot, its, DEBRIEF)
        stations = [its.station]
        while its.phase == DEBRIEF:
            await press(pilot, "end", "enter")
            stations += [its.station] if its.station != stations[-1] else []
        assert stations[:4] == ["reactions", "description", "analysis", "summary"]
        assert its.phase == RELEASED
        shows(pilot, "You are yourselves again")
        await press(pilot, "end", "enter")
        assert isinstance(pilot.app.screen, AskScreen)
        await press(pilot, "enter")
        assert its.phase == ENDED
        shows(pilot, "Press w to wipe it")
    assert decisions == len([ballot for ballot in its.ballots if ballot.how == MAJORITY and ballot.hands is not None])
    assert decisions > 2


async def test_every_page_of_a_scene_is_read_before_enter_opens_the_vote(home: Path) -> None:
    its = room()
    async with projecting(home, hosted(home, its), (60, 18)) as pilot:
        await until(pilot, its, SCENE)
        read = screen_text(pilot.app)
        assert "more (1 of 2)" in read
        await press(pilot, "pagedown")
        assert its.phase == SCENE
        read += screen_text(pilot.app)
        told = [beat.text for beat in its.session.text if beat.seen_by("player")]
        assert [word for text in told for word in text.replace("*", "").split() if word not in read] == []
        await press(pilot, "pageup")
        shows(pilot, "more (1 of 2)")
        await press(pilot, "end", "space")
        assert its.phase == VOTE


# --- votes


async def test_a_vote_is_shown_by_its_number_while_others_vote_and_by_its_split_after_the_reveal(home: Path) -> None:
    its = small(seats=4)
    async with projecting(home, hosted(home, its, DOORWAY)) as pilot:
        await do(pilot, Begun(), Opened(), Voted("s1", "leave"), Voted("s2", "leave"))
        shows(pilot, "2 of 4 have voted.")
        assert "%" not in screen_text(pilot.app)
        await press(pilot, "enter")
        assert its.phase == CLOSED
        assert "%" not in screen_text(pilot.app)
        await press(pilot, "enter")
        shows(pilot, "2 · 100% most")
        await press(pilot, "enter")
        assert its.ballots[-1].how == MAJORITY
        shows(pilot, "So it was decided, as most wanted (2 of 2 votes).", "One mug.")


async def test_another_option_than_the_majority_is_asked_about_once_and_marked(home: Path) -> None:
    its = small(seats=2)
    async with projecting(home, hosted(home, its, DOORWAY)) as pilot:
        await do(pilot, Begun(), Opened(), Voted("s1", "leave"), Closed(), Revealed())
        await press(pilot, "a")
        shows(pilot, "Go on with A instead of the majority?")
        await press(pilot, "escape")
        assert its.phase == REVEALED
        await press(pilot, "a", "enter")
        assert its.ballots[-1].how == OVERRIDE
        assert its.ballots[-1].decided == "write"
        shows(pilot, "as your teacher chose (0 of 1 votes)")


async def test_on_a_tie_enter_says_so_and_a_letter_goes_on(home: Path) -> None:
    its = small(seats=2)
    async with projecting(home, hosted(home, its, DOORWAY)) as pilot:
        await do(pilot, Begun(), Opened(), Voted("s1", "leave"), Voted("s2", "write"), Closed(), Revealed())
        shows(pilot, "A tie between A and B")
        await press(pilot, "enter")
        assert "It is a tie" in said(pilot)
        assert its.phase == REVEALED
        await press(pilot, "b")
        assert its.ballots[-1].decided == "leave"


async def test_hands_stand_in_place_of_the_devices_votes_and_the_network_comes_and_goes_by_one_key(home: Path) -> None:
    its = small(seats=2)
    async with projecting(home, hosted(home, its, DOORWAY)) as pilot:
        await do(pilot, Begun(), Opened(), Voted("s1", "leave"))
        await press(pilot, "n")
        shows(pilot, "Hands up")
        assert not its.networked
        await typed(pilot, "5 0 1")
        shows(pilot, "A 5 · B 0 · C 1")
        await press(pilot, "backspace")
        shows(pilot, "A 5 · B 0 · C –")
        await press(pilot, "enter")
        assert "Type 3 numbers" in said(pilot)
        await typed(pilot, "2")
        await press(pilot, "enter", "enter")
        shows(pilot, "7 hands, as counted.")
        await press(pilot, "n")
        assert projector(pilot).room.networked
        assert its.ballot is not None
        assert its.ballot.votes == {"s1": "leave"}


async def test_hands_that_are_being_typed_are_dropped_by_escape_and_by_what_others_do(home: Path) -> None:
    its = small(seats=2)
    async with projecting(home, hosted(home, its, DOORWAY)) as pilot:
        await press(pilot, "1")
        assert "nothing to count" in said(pilot)
        await do(pilot, Begun(), Opened())
        await typed(pilot, "5 1")
        await press(pilot, "escape")
        assert "hands A" not in screen_text(pilot.app)
        await typed(pilot, "5 1")
        await do(pilot, Voted("s1", "leave"))
        shows(pilot, "hands A 5")  # a vote is no other moment
        await do(pilot, Closed(), Decided("leave", OVERRIDE))
        assert "hands A" not in screen_text(pilot.app)


async def test_in_practice_the_articles_are_one_key_away_after_the_reveal_and_not_before(home: Path) -> None:
    its = room()
    async with projecting(home, hosted(home, its, DOORWAY)) as pilot:
        await do(pilot, Begun(), Opened())
        await press(pilot, "v")
        assert "once the split is" in said(pilot)
        assert "holds for best" not in screen_text(pilot.app)
        await do(pilot, Closed(), Revealed())
        await press(pilot, "v")
        shows(pilot, "What each article holds for best here", "How To Get Him Back For Good: A or C")
        await press(pilot, "v")
        assert "holds for best" not in screen_text(pilot.app)
        assert its.phase == REVEALED


async def test_when_performing_nothing_comments_and_nothing_goes_back(home: Path) -> None:
    its = small(practice=False)
    async with projecting(home, hosted(home, its)) as pilot:
        await do(pilot, Begun(), Decided("leave", OVERRIDE), Opened(), Closed(), Revealed())
        await press(pilot, "v", "u", "l")
        assert "What the articles hold is shown in practice" in said(pilot)
        assert "nothing to go back to" in said(pilot)
        assert its.phase == REVEALED


# --- back, and other lines


async def test_back_to_a_decision_and_over_to_another_line(home: Path) -> None:
    its = small()
    async with projecting(home, hosted(home, its)) as pilot:
        await do(pilot, Begun(), Decided("write", OVERRIDE))
        await press(pilot, "u")
        assert isinstance(pilot.app.screen, PickScreen)
        shows(pilot, "Before “The kitchen”")
        await press(pilot, "enter")
        assert its.session.scene == "kitchen"
        await do(pilot, Decided("leave", OVERRIDE))
        assert its.session.scene == "kitchen-again"
        await press(pilot, "l", "enter")
        assert [decision.taken for decision in its.session.road if decision.role == "player"] == ["write"]


async def test_a_closed_vote_opens_again_and_a_debrief_leads_back_into_the_story(home: Path) -> None:
    its = small()
    async with projecting(home, hosted(home, its)) as pilot:
        await do(pilot, Begun(), Opened(), Closed())
        await press(pilot, "u", "enter")
        assert its.phase == VOTE
        await press(pilot, "o")
        shows(pilot, "Leave the story here?")
        await press(pilot, "enter")
        assert its.phase == DEBRIEF
        await press(pilot, "u", "enter")
        assert its.phase == SCENE


async def test_from_the_debrief_one_key_leads_out_of_role(home: Path) -> None:
    its = small()
    async with projecting(home, hosted(home, its)) as pilot:
        await press(pilot, "o")
        assert "after the story" in said(pilot)
        await do(pilot, Begun(), Debriefed("summary"))
        await press(pilot, "o")
        assert its.phase == RELEASED


# --- beside the lesson


@at_both_sizes
async def test_pause_and_blank_hide_the_lesson_and_give_it_back(home: Path, size: tuple[int, int]) -> None:
    its = small(seats=1)
    async with projecting(home, hosted(home, its, DOORWAY), size) as pilot:
        await do(pilot, Begun())
        await press(pilot, "p")
        assert its.veil == PAUSED
        shows(pilot, "The lesson stands still")
        await press(pilot, "p")
        assert its.veil == ""
        await press(pilot, "full_stop")
        assert its.veil == BLANK
        assert screen_text(pilot.app).split() == []
        await press(pilot, "enter")
        assert its.veil == ""
        assert its.phase == SCENE
        shows(pilot, "Two mugs on the rack.")


@at_both_sizes
async def test_whoever_comes_late_finds_the_way_in_by_one_key(home: Path, size: tuple[int, int]) -> None:
    its = small()
    async with projecting(home, hosted(home, its, DOORWAY), size) as pilot:
        await do(pilot, Begun())
        await press(pilot, "j")
        shows(pilot, "192.168.178.23:8765", "█▀▀▀▀▀█")
        await do(pilot, Joined("s9", "Late", "x"))
        shows(pilot, "1 has joined.")
        await press(pilot, "enter")
        shows(pilot, "Two mugs on the rack.")
        assert its.phase == SCENE


async def test_the_teachers_link_is_shown_after_a_question_and_not_before(home: Path) -> None:
    async with projecting(home, hosted(home, small(), DOORWAY)) as pilot:
        await press(pilot, "t")
        shows(pilot, "Show the teacher's link?", "The class sees it")
        assert "/teach" not in screen_text(pilot.app)
        await press(pilot, "escape")
        assert "/teach" not in screen_text(pilot.app)
        await press(pilot, "t", "enter")
        shows(pilot, "Point one camera")
        assert "/teach" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert "/teach" not in screen_text(pilot.app)


async def test_a_link_that_opens_nothing_any_more_is_not_shown(home: Path) -> None:
    async with projecting(home, hosted(home, small(), DOORWAY)) as pilot:
        await do(pilot, Rekeyed("another secret"))
        await press(pilot, "t")
        shows(pilot, "A newer link was made")
        assert "Show the teacher's link?" not in screen_text(pilot.app)


async def test_the_room_is_locked_and_opened(home: Path) -> None:
    its = small()
    async with projecting(home, hosted(home, its, DOORWAY)) as pilot:
        await press(pilot, "k")
        assert its.locked
        shows(pilot, "· locked")
        await press(pilot, "k")
        assert not its.locked


async def test_a_seat_gets_another_role_or_goes(home: Path) -> None:
    its = small(seats=2)
    async with projecting(home, hosted(home, its, DOORWAY)) as pilot:
        await press(pilot, "r")
        shows(pilot, "Who is here", "Seat 1", "plays Sam", "Seat 2")
        await press(pilot, "enter", "enter")
        assert its.seats["s1"].role == OBSERVER
        await press(pilot, "r", "down", "enter", "down", "enter")
        assert its.seats["s2"].removed
        shows(pilot, "1 here")


async def test_without_a_network_the_keys_for_it_say_why_they_do_nothing(home: Path) -> None:
    async with projecting(home, hosted(home, small())) as pilot:
        await press(pilot, "n", "r", "w")
        for words in ("opened without a network", "Nobody has joined by device", "wiped at the end"):
            assert words in said(pilot)
        await press(pilot, "t", "enter")
        shows(pilot, "There is none without a network")


async def test_help_and_support_are_one_key_away(home: Path) -> None:
    async with projecting(home, hosted(home, small())) as pilot:
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        shows(pilot, "Help · Projector", "0 to 9")
        await press(pilot, "escape", "f2")
        assert isinstance(pilot.app.screen, SupportScreen)


# --- two sides, and roads of their own


async def test_a_side_without_anybody_is_played_by_the_story(home: Path) -> None:
    its = small(mode=SPLIT, roles=("player", "ex"), seats=1)
    async with projecting(home, hosted(home, its, DOORWAY)) as pilot:
        await do(pilot, Begun(), Opened(), Voted("s1", "write"), Closed(), Revealed())
        assert "MARK" not in screen_text(pilot.app)
        await press(pilot, "enter")
        assert its.session.by == "ex"
        shows(pilot, "let the story decide for Noor")
        await press(pilot, "enter")
        assert its.ballots[-1].how == LOT
        assert "MARK" not in screen_text(pilot.app)


async def test_roads_of_their_own_are_shown_by_how_many_are_where(home: Path) -> None:
    its = small(mode=OWN, seats=3)
    async with projecting(home, hosted(home, its, DOORWAY)) as pilot:
        await do(pilot, Begun())
        shows(pilot, "Everybody plays a road of their own", "at decision 1")
        await press(pilot, "enter", "a", "1")
        assert "o opens the debrief" in said(pilot)
        assert its.phase == SCENE


# --- trouble


async def test_after_a_crash_the_room_shows_the_same_moment(home: Path) -> None:
    its = small(seats=0)
    opened = hosted(home, its, DOORWAY)
    async with projecting(home, opened) as pilot:
        await do(pilot, Joined("s1", "Seat 1", "x"), Begun(), Opened(), Voted("s1", "leave"))
        before = screen_text(pilot.app)
    opened.keeper.journal.close()  # as the system does for a process that was killed
    again = reopened(opened.keeper.journal.path, its, DOORWAY)
    async with projecting(home, again) as pilot:
        assert screen_text(pilot.app) == before
        await press(pilot, "enter", "enter", "enter")
        assert again.keeper.room.ballots[-1].decided == "leave"
    again.keeper.journal.close()
    assert any(isinstance(event, Decided) for event in read_journal(opened.keeper.journal.path).events)


class FullDisk(Journal):
    """A journal on a disk that is full until somebody makes room."""

    full = True

    def append(self, events: Iterable[Event], at: str) -> None:
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        super().append(events, at)


async def test_a_disk_that_is_full_is_told_in_words_and_asked_again(home: Path) -> None:
    its = small(seats=0)
    plain = found(home / "rooms", its.founding)
    plain.close()
    journal = FullDisk(plain.path, plain.path.open("r+b", buffering=0), 0, plain.path.stat().st_size)
    journal._file.seek(0, 2)
    opened = hosted(home, its, DOORWAY, journal)
    async with projecting(home, opened) as pilot:
        await press(pilot, "enter")
        assert "the disk does not take it (No space left on device)" in said(pilot)
        assert opened.keeper.room.phase == LOBBY
        FullDisk.full = False
        await press(pilot, "enter")
        assert opened.keeper.room.phase == "brief"
    journal.close()
    assert read_journal(journal.path).events == (Briefed(),)


BROKEN = """\
clock: {day: 3, time: "21:40"}
start: hall
scenes:
  hall:
    text: A hall.
    choices:
      on: {text: On., to: yesterday}
  yesterday:
    at: day 1 10:00
    choices:
      out: {text: Out., to: end}
  end: {text: Done., ending: at-peace}
"""


async def test_a_story_that_cannot_go_on_is_told_as_its_authors_fault(home: Path) -> None:
    its = room(story=story_of(BROKEN))
    async with projecting(home, hosted(home, its)) as pilot:
        await do(pilot, Begun())
        await press(pilot, "a", "enter")
        assert isinstance(pilot.app.screen, FaultScreen)
        shows(pilot, "That is its author's fault, not yours.")
        await press(pilot, "enter")
        assert its.session.scene == "hall"


# --- the end


async def test_a_room_is_wiped_at_the_end_after_a_question(home: Path) -> None:
    its = small()
    opened = hosted(home, its)
    path = opened.keeper.journal.path
    async with projecting(home, opened) as pilot:
        await do(pilot, Ended())
        await press(pilot, "w", "escape")
        assert path.exists()
        await press(pilot, "p")
        assert its.veil == ""
        await press(pilot, "w", "enter")
        assert not pilot.app.is_running or pilot.app._exit
    assert opened.keeper.wiped
    assert not path.exists()


async def test_leaving_keeps_the_room(home: Path) -> None:
    opened = hosted(home, small())
    async with projecting(home, opened) as pilot:
        await do(pilot, Begun())
        await press(pilot, "ctrl+q")
    opened.keeper.journal.close()
    assert read_journal(opened.keeper.journal.path).events == (Networked(False), Begun())


# --- how it looks


@at_both_sizes
async def test_the_projector_looks_as_it_is_meant_to(home: Path, size: tuple[int, int]) -> None:
    def looks(name: str) -> None:
        assert_looks(pilot.app, f"projector-{name}-{size[0]}x{size[1]}")

    its = room(seats=0)
    async with projecting(home, hosted(home, its, DOORWAY), size) as pilot:
        await do(pilot, *(Joined(f"s{number}", f"Seat {number}", "x") for number in range(12)))
        looks("lobby")
        await press(pilot, "enter")
        looks("brief")
        await do(pilot, Begun())
        looks("scene")
        await press(pilot, "j")
        looks("way-in")
        await do(pilot, Opened())
        options = [option.id for option in its.session.options]
        await do(pilot, *(Voted(f"s{number}", options[min(number, 4)]) for number in range(9)))
        await press(pilot, "escape")
        looks("vote")
        await do(pilot, Closed(), Revealed())
        looks("split")
        await press(pilot, "v")
        looks("articles")
        await press(pilot, "v", "end", "enter")
        looks("consequence")
        for station in ("description", "analysis", "summary"):
            await do(pilot, Debriefed(station))
            await press(pilot, "pagedown")
            looks(station)
        await do(pilot, Ended())
        looks("end")
