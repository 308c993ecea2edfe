"""What the projector shows in each phase, and what it never does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import pytest

from sim.classroom.balloting import MAJORITY, OVERRIDE
from sim.classroom.events import (
    PASS,
    Begun,
    Briefed,
    Closed,
    Counted,
    Debriefed,
    Decided,
    Ended,
    Event,
    Joined,
    Locked,
    Marked,
    Networked,
    Opened,
    Parted,
    Released,
    Returned,
    Revealed,
    Veiled,
    Voted,
)
from sim.classroom.founding import CLASS, OWN, SPLIT
from sim.classroom.room import Room
from sim.classroom.rules import apply, replay
from sim.classroom.views.stage import stage_view
from tests.support.rooms import room, secret_story
from tui.projector.blocks import Beside, Big, Board, Gauge, Item, Split, Text, Title, Way
from tui.projector.boards import ARTICLES, JOIN, LINK, Around, board
from tui.widgets.projector.paging import paged

WAY = Way("10.0.0.5:8000", "BCDFGH", "http://10.0.0.5:8000/#BCDFGH")
AROUND = Around(WAY, "http://10.0.0.5:8000/teacher#sesame", "Talk to somebody: 123.", "room.jsonl")
BY_HAND = AROUND._replace(way=None, link="")


def shown(its: Room, look: str = "", around: Around = AROUND) -> Board:
    return board(stage_view(its), around, look)


def told(its: Room, look: str = "", around: Around = AROUND) -> str:
    """Everything that is on the pages."""
    return "\n".join(page.plain for page in paged(shown(its, look, around).blocks, 200, 60))


def at(
    *events: Event, seats: int = 0, practice: bool = True, mode: str = CLASS, roles: Sequence[str] = ("player",)
) -> Room:
    return replay(room(mode, tuple(roles), practice, seats, secret_story()), events)


def a_lesson(its: Room) -> Iterator[str]:
    """The whole lesson of a small story by votes, and after each event where it stands."""

    def then(*events: Event) -> str:
        replay(its, events)
        return its.phase

    yield then()
    yield then(Briefed())
    yield then(Begun())
    while not its.over:
        yield then(Opened())
        options = [option.id for option in its.session.options]
        for number, seat in enumerate(its.electors(its.session.by or "")):
            apply(its, Voted(seat.id, options[0] if number else options[1]))
        yield then(Marked("", "plus", "They asked first."))
        yield then(Closed())
        yield then(Revealed())
        yield then(Decided(options[0], OVERRIDE))
    for station in ("reactions", "description", "analysis", "summary"):
        yield then(Debriefed(station))
    yield then(Released())
    yield then(Parted("Ask first."))
    yield then(Ended())


def test_before_the_debrief_nothing_of_notes_or_of_anybody_elses_secrets_is_on_the_board() -> None:
    its = at(seats=3)
    for phase in a_lesson(its):
        text = chain.from_iterable(told(its, look).split() for look in ("", JOIN, ARTICLES))
        marks = {word for word in text if word.startswith("MARK-")}
        assert not {mark for mark in marks if "note" in mark or "card" in mark}
        if phase != "debrief":
            assert not {mark for mark in marks if "goal" in mark or mark.startswith("MARK-ex")}


def test_until_the_reveal_nothing_says_which_option_was_voted_for_or_is_held_for_best() -> None:
    its = at(Begun(), Opened(), seats=4)
    boards = []
    for vote in ("write", "leave", "look", PASS):
        other = at(Begun(), Opened(), seats=4)
        apply(other, Voted("s1", vote))
        boards.append(shown(other))
    assert len({each.blocks for each in boards}) == 1
    for events in ((Closed(),), ()):
        replay(its, events)
        blocks = shown(its, ARTICLES).blocks
        assert not any(isinstance(block, Split | Gauge) for block in blocks)
        assert blocks == shown(its).blocks  # there is nothing of the articles to look at yet


def test_where_two_sides_play_neither_sides_options_are_on_the_board() -> None:
    its = at(seats=6, mode=SPLIT, roles=("player", "ex"))
    for phase in a_lesson(its):
        if phase != "debrief":
            assert not {word for word in told(its).split() if word.startswith("MARK-")}
    its = at(Begun(), Opened(), seats=6, mode=SPLIT, roles=("player", "ex"))
    assert "on the screens of its own side" in told(its)
    assert "0 of 3 have voted" in told(its)


def test_the_lobby_tells_the_way_in_and_how_many_have_joined() -> None:
    its = at()
    (way,) = shown(its).blocks
    assert way == Way("10.0.0.5:8000", "BCDFGH", "http://10.0.0.5:8000/#BCDFGH", "Nobody has joined yet.")
    for number, words in ((1, "1 has joined."), (2, "2 have joined.")):
        apply(its, Joined(f"s{number}", f"Seat {number}", "x"))
        assert words in told(its)
    apply(its, Locked(True))
    assert "nobody else can join" in told(its)


def test_an_address_that_phones_cannot_find_is_told_with_what_to_do() -> None:
    alone = AROUND._replace(way=Way("127.0.0.1:8000", "BCDFGH", "http://127.0.0.1:8000/#BCDFGH"))
    assert "--resume --lan" in told(at(), around=alone)
    assert "--lan" not in told(at())


@pytest.mark.parametrize("around", [BY_HAND, AROUND])
def test_without_a_network_the_lobby_says_that_hands_are_counted(around: Around) -> None:
    its = at(Networked(False))
    assert "votes by hand" in told(its, around=around)
    assert "10.0.0.5" not in told(its, around=around)


def test_the_briefing_has_summary_rules_aims_and_help() -> None:
    text = told(at(Briefed()))
    for words in (
        "A story of two mugs.",
        "Pass whenever you like",
        "Hear a no the first time",
        "Talk to somebody: 123.",
    ):
        assert words in text


def test_an_open_vote_shows_options_by_letter_and_only_how_many_have_voted() -> None:
    its = at(Begun(), Opened(), seats=3)
    apply(its, Voted("s1", PASS))
    found = shown(its)
    assert [block.lead for block in found.blocks if isinstance(block, Item)] == ["A", "B", "C"]
    assert Big("1 OF 3") in found.blocks
    assert Text("1 of 3 has voted.") in found.blocks


def test_a_count_of_hands_is_told_as_one() -> None:
    its = at(Networked(False), Begun(), Opened())
    assert "Hands up" in told(its)
    replay(its, (Counted({"write": 2, "leave": 1, "look": 0}), Revealed()))
    assert "3 hands, as counted." in told(its)
    splits = [block for block in shown(its).blocks if isinstance(block, Split)]
    assert [(split.votes, split.share, split.words) for split in splits] == [(2, 67, "most"), (1, 33, ""), (0, 0, "")]


def test_a_tie_is_told() -> None:
    its = at(Networked(False), Begun(), Counted({"write": 2, "leave": 0, "look": 2}), Revealed())
    assert "A tie between A and C: your teacher says which way it goes." in told(its)


def test_passes_are_told_by_their_number_alone() -> None:
    its = at(Begun(), Opened(), Voted("s1", PASS), Voted("s2", "write"), Closed(), Revealed(), seats=3)
    assert "1 vote, 1 passed." in told(its)


@pytest.mark.parametrize(
    ("how", "option", "words"),
    [
        (MAJORITY, "write", "as most wanted (2 of 3 votes)"),
        (OVERRIDE, "leave", "as your teacher chose (1 of 3 votes)"),
    ],
)
def test_the_consequence_says_what_was_decided_and_how(how: str, option: str, words: str) -> None:
    votes = (Voted("s1", "write"), Voted("s2", "write"), Voted("s3", "leave"))
    its = at(Begun(), Opened(), *votes, Closed(), Revealed(), Decided(option, how), seats=3)
    assert words in told(its)
    assert "One mug." in told(its)


def test_the_articles_are_looked_at_after_the_reveal_and_in_practice_alone() -> None:
    events = (Begun(), Counted({"write": 2, "leave": 1, "look": 0}), Revealed())
    text = told(at(*events), ARTICLES)
    assert "What each article holds for best here" in text
    assert "This favours" in text
    assert told(at(*events, practice=False), ARTICLES) == told(at(*events, practice=False))


def test_a_paused_room_says_so_and_a_blank_one_shows_nothing() -> None:
    its = at(Begun(), Veiled("paused"))
    assert "stands still" in told(its)
    assert "mugs" not in told(its)
    its = at(Begun(), Veiled("blank"))
    assert shown(its).blocks == ()
    assert shown(its).bare


def test_where_everybody_plays_their_own_road_it_shows_how_many_are_where() -> None:
    its = at(Begun(), seats=3, mode=OWN)
    assert [block for block in shown(its).blocks if isinstance(block, Gauge)] == [Gauge("at decision 1", 100.0, "3")]


def test_the_debrief_keeps_its_order_and_wishes_wait_behind_the_question() -> None:
    its = at(seats=3)
    texts = {}
    for phase in a_lesson(its):
        if phase == "debrief":
            texts[its.station] = told(its)
    assert [*texts] == ["reactions", "description", "analysis", "summary"]
    assert "MARK-ex-goal" not in texts["reactions"] + texts["description"] + texts["analysis"]
    assert texts["summary"].index("What did you think the other one wanted?") < texts["summary"].index("MARK-ex-goal")
    assert "chosen" in texts["description"]
    assert "How far each of them is with this road" in texts["analysis"]
    assert "They asked first." in texts["summary"]


def test_wishes_and_hidden_beats_stand_on_pages_behind_that_of_the_question() -> None:
    its = at(Begun(), Debriefed("summary"))
    first, *rest = paged(shown(its).blocks, 76, 60)
    assert "MARK" not in first.plain
    assert "MARK-ex-goal" in rest[0].plain


def test_two_lines_lie_side_by_side() -> None:
    its = at(Begun(), Decided("write", OVERRIDE), Returned(1), Decided("leave", OVERRIDE), Debriefed("summary"))
    (beside,) = [block for block in shown(its).blocks if isinstance(block, Beside)]
    assert "leave it" in beside.left[0]
    assert "write to her" in beside.right[0]


def test_out_of_role_brings_them_back_and_shows_what_was_left_behind() -> None:
    its = at(Begun(), Debriefed("summary"), Released())
    assert "You are yourselves again" in told(its)
    apply(its, Parted("Ask [b]first[/b]."))
    assert "Ask [b]first[/b]." in told(its)


def test_the_end_says_what_is_kept_and_how_to_wipe_it() -> None:
    text = told(at(Ended()))
    assert "room.jsonl" in text
    assert "Press w to wipe it" in text


def test_the_teachers_link_is_only_where_it_was_asked_for() -> None:
    its = at(seats=3)
    for _ in a_lesson(its):
        for look in ("", JOIN, ARTICLES):
            assert "sesame" not in told(its, look)
    assert "sesame" in told(at(), LINK)
    assert "the class can see it" in told(at(), LINK)
    assert Title("The teacher's page") in shown(at(), LINK, BY_HAND).blocks
