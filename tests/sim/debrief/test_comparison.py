from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sim.debrief.blocks import MomentCard
from sim.debrief.comparison import Apart, Comparison, Parting, Stretch, Together, compare
from sim.debrief.debriefing import debrief
from sim.guidance.model import Pack
from sim.play.session import Session
from sim.story.model import PLAYER
from sim.story.story import Story
from tests.support.packs import pack_of
from tests.support.stories import finish, packs, picks, play, stories
from tests.support.written import story_of

PACK = pack_of(
    """
    rules:
      ask: {kind: do, text: Get in touch., sources: {bold: [6]}, followed: {acts: [contact]}}
      wait: {kind: do, text: Wait., sources: {slow: [3]}, followed: {acts: [wait]}}
      no: {kind: dont, text: Leave a no alone., sources: {healthy: []}, floor: true,
           broken: {acts: [contact], when: told_no}}
    """
)
STORY = story_of(
    """
    scenes:
      flat:
        choices:
          look: {text: Look., once: true}
          wait: {text: Wait., acts: [wait], to: street}
          call: {text: Call., acts: [call], to: rings}
          toss: {text: Toss a coin., to: [{weight: 1, scene: street}, {weight: 1, scene: rings}]}
      rings:
        by: ex
        choices:
          hear: {text: Hear them out., weight: 1, to: street}
          hang: {text: Hang up., weight: 1, to: stairs}
      stairs: {choices: {sit: {text: Sit down., to: street}}}
      street:
        choices:
          round: {text: Once round the block., acts: [wait], to: street}
          home: {text: Home., acts: [wait], to: bed}
          ring: {text: Ring the bell., acts: [call], to: bed}
      bed: {ending: at-peace}
    """
)


def played(entries: str) -> Session:
    session = Session(STORY)
    for entry in entries.split():
        if entry.startswith(">"):
            session.settle(entry[1:])
        else:
            session.take(entry)
    return session


def compared(left: str, right: str) -> Comparison:
    return compare(debrief(played(left), PACK), debrief(played(right), PACK))


def told(comparison: Comparison) -> list[str]:
    """Each stretch in a word and the options taken in it."""
    found = []
    for stretch in comparison.stretches:
        match stretch:
            case Together():
                found.append("same " + " ".join(left.taken for left, _ in stretch.pairs))
            case Parting():
                found.append(f"{stretch.left.taken} or {stretch.right.taken}")
            case Apart():
                sides = (" ".join(each.taken for each in side) or "-" for side in (stretch.left, stretch.right))
                found.append(" | ".join(sides) + (" by luck" if stretch.by_luck else ""))
    return found


def test_decisions_are_held_against_each_other_by_their_place_in_the_story() -> None:
    assert told(compared("look wait home", "look call hear home")) == [
        "same look",
        "wait or call",
        "same home",
    ]
    assert told(compared("wait ring", "call hang sit ring")) == ["wait or call", "- | sit", "same ring"]


def test_what_is_done_besides_is_not_held_against_what_leads_on() -> None:
    comparison = compared("call hear home", "look call hear home")
    assert told(comparison) == ["- | look", "same call home"]
    (first, _) = comparison.stretches
    assert isinstance(first, Apart)
    assert first.besides


def test_another_visit_to_a_scene_is_another_place() -> None:
    assert told(compared("wait round round home", "wait round home")) == [
        "same wait round",
        "round or home",
        "home | -",
    ]


def test_what_an_answer_or_a_chance_parted_is_told_as_luck() -> None:
    assert told(compared("call hear home", "call hang sit home")) == [
        "same call",
        "- | sit by luck",
        "same home",
    ]
    assert not compared("call hear home", "call hang sit home").alike
    assert compared("toss >street home", "toss >rings hear home").alike


def test_agreements_stand_side_by_side_source_by_source() -> None:
    comparison = compared("wait home", "call hear ring")
    assert [(each.source.id, each.left, each.right) for each in comparison.readings] == [
        ("bold", Fraction(0), Fraction(100)),
        ("slow", Fraction(100), Fraction(0)),
        ("healthy", None, None),
    ]


def test_plays_of_different_people_keep_their_readings_apart() -> None:
    left = debrief(played("call hear home"), PACK)
    right = debrief(played("call hear home"), PACK, ("ex",))
    found = {(each.source.id, each.role): (each.left, each.right) for each in compare(left, right).readings}
    assert set(found) == {("bold", PLAYER), ("slow", PLAYER), ("healthy", PLAYER), ("healthy", "ex")}


@given(stories(), packs(), picks())
def test_a_play_beside_itself_has_no_difference(story: Story, pack: Pack, picked: list[int]) -> None:
    one = debrief(finish(play(story, picked)), pack)
    comparison = compare(one, one)
    assert comparison.alike
    assert [pair for each in comparison.stretches for pair in pairs(each)] == [(each, each) for each in one.moments]
    assert all(each.left == each.right for each in comparison.readings)


@given(stories(), packs(), picks(), picks(), st.sampled_from([(PLAYER,), ("ex",)]))
def test_the_other_way_round_everything_is_mirrored(
    story: Story, pack: Pack, first: list[int], second: list[int], persons: tuple[str, ...]
) -> None:
    left, right = debrief(play(story, first), pack), debrief(play(story, second), pack, persons)
    there, back = compare(left, right), compare(right, left)
    assert tuple(map(mirrored, back.stretches)) == there.stretches
    assert [(each.source, each.role, each.right, each.left) for each in back.readings] == [
        (each.source, each.role, each.left, each.right) for each in there.readings
    ]


@given(stories(), packs(), picks(), picks())
def test_every_decision_of_both_plays_is_told_once_and_in_order(
    story: Story, pack: Pack, first: list[int], second: list[int]
) -> None:
    left, right = debrief(play(story, first), pack), debrief(play(story, second), pack)
    found = [pair for stretch in compare(left, right).stretches for pair in pairs(stretch)]
    assert tuple(one for one, _ in found if one is not None) == left.moments
    assert tuple(other for _, other in found if other is not None) == right.moments
    assert all(one.scene == other.scene for one, other in found if one is not None and other is not None)


def pairs(stretch: Stretch) -> list[tuple[MomentCard | None, MomentCard | None]]:
    match stretch:
        case Together():
            return list(stretch.pairs)
        case Parting():
            return [(stretch.left, stretch.right)]
        case Apart():
            return [*((left, None) for left in stretch.left), *((None, right) for right in stretch.right)]


def mirrored(stretch: Stretch) -> Stretch:
    match stretch:
        case Together():
            return Together(tuple((right, left) for left, right in stretch.pairs))
        case Parting():
            return Parting(stretch.right, stretch.left)
        case Apart():
            return Apart(stretch.right, stretch.left, stretch.by_luck)
