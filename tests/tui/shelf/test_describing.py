from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from sim.debrief.blocks import SourceCard
from sim.guidance.reach import Reach
from sim.play.trace import PERSON
from sim.source.diagnostics import Diagnostic, Place
from sim.story.library import Folders
from tests.support.shelved import keep, shelve
from tui.shelf.cards import Card, read_card
from tui.shelf.catalogue import Entry, Progress
from tui.shelf.describing import endings, facts, left_off, row, sections
from tui.shelf.kept import read_play


@pytest.fixture
def card(home: Path) -> Card:
    return read_card("key", shelve(home), Folders(home))


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ({}, "three to find"),
        ({"at-peace": 1}, "1 of 3 found: At peace · two still to find"),
        ({"at-peace": 1, "door-open": 1, "apart-in-pain": 1}, "that is all of them"),
    ],
)
def test_an_ending_is_named_only_once_it_was_found(found: Mapping[str, int], told: str, card: Card) -> None:
    text = endings(card, Progress(found=found))
    assert told in text
    assert ("The door stays open" in text) == ("door-open" in found)


def test_endings_of_one_kind_are_told_by_their_number(card: Card) -> None:
    assert "At peace (two ways)" in endings(replace(card, endings={"at-peace": 3}), Progress(found={"at-peace": 2}))


def test_the_row_tells_what_matters_for_choosing(card: Card, home: Path) -> None:
    kept = read_play(keep(home, "keep"))
    assert row(Entry(card, (), Progress())) == "3 min"
    assert row(Entry(card, (), Progress(unfinished=kept, found={"at-peace": 1}))) == "under way · 1 of 3 endings"
    assert row(Entry(replace(card, story=None), (), Progress())) == "cannot be played as it is"


def test_facts_leave_out_what_is_not_known(card: Card) -> None:
    assert facts(card) == "3 minutes · starter · Sam and Noor · yours"
    assert (
        facts(replace(card, minutes=1, ages="14+", people=("A", "B", "C"), yours=False))
        == "1 minute · starter · 14+ · A, B and C"
    )
    assert facts(Card("x", Path("x"), False, "x")) == ""


def test_where_a_play_was_left_off_is_told_by_the_clock_and_the_decisions(home: Path, card: Card) -> None:
    assert left_off(Progress()) == ""
    assert left_off(Progress(unfinished=read_play(keep(home, "look", "keep")))) == "Day 1, 21:00. 2 decisions so far."


def test_a_story_that_cannot_be_played_says_why_and_how_to_see_more() -> None:
    fault = Diagnostic("HW301", "no scene named `nowhere`", Place("key.yaml", 12, 3))
    broken = Card("key", Path("key.yaml"), True, "Key", endings={"at-peace": 1}, errors=(fault, fault, fault))
    told = {section.heading: section.text for section in sections(Entry(broken, (), Progress()), 60)}
    assert told == {
        "It cannot be played as it is": (
            "Line 12: no scene named `nowhere`, and two more.\n`heartwork check key` tells what to do about it."
        )
    }


def test_aims_are_set_in_lines_that_hang(card: Card) -> None:
    aims = replace(card, aims=("Tell one thing from another", "Wait"))
    text = {section.heading: section.text for section in sections(Entry(aims, (), Progress()), 20)}["To practise"]
    assert text == "· Tell one thing\n  from another\n· Wait"


def test_articles_are_told_with_what_is_put_to_the_test(card: Card) -> None:
    reaches = ((SourceCard("bold-move", "Be bold", "Bold Move", "", False), Reach(2, 3)),)
    assert [section.text for section in sections(Entry(card, reaches, Progress()), 60)][-1] == "Bold Move 2 of 3"


def test_what_others_decided_is_none_of_the_players_decisions(home: Path, card: Card) -> None:
    play = read_play(keep(home, "look", "keep"))
    play.trace.header = play.trace.header._replace(roles={"player": PERSON})
    first = play.trace.steps[1]
    play.trace.steps[1] = first._replace(role="ex")
    assert left_off(Progress(unfinished=play)) == "Day 1, 21:00. 1 decision so far."
