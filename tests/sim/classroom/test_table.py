from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.classroom.rounds import Seating
from sim.classroom.seating import OBSERVER
from sim.classroom.table import EVERYBODY, Table, Turn
from sim.play.playthrough import Playthrough
from sim.play.replay import resume
from sim.play.session import NotOnOffer, Session
from sim.play.trace import PERSON, WEIGHTS, Header
from sim.story.library import Folders
from sim.story.story import Story
from tests.support.command import write_story
from tests.support.markers import STORY, marked
from tests.support.stories import stories
from tui.shelf.stories import open_story


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder: Path = tmp_path_factory.mktemp("story")
    return open_story(write_story(folder, STORY), Folders(folder)).story()


def table(story: Story, *seats: str, seed: int = 1) -> Table:
    roles = {role: PERSON if role in seats else WEIGHTS for role in story.scenario.cast}
    found = Table(Playthrough(Session(story), Header("test", seed=seed, roles=roles, seats=seats)))
    found.go_on()
    return found


def test_the_laptop_has_to_be_passed_first_of_all_and_then_from_role_to_role(story: Story) -> None:
    three = table(story, "ex", "friend", "player")
    assert (three.turn, three.is_passing) == (Turn(3, "player", "Sam"), True)
    three.hand_over()
    assert (three.holder, three.is_passing) == ("player", False)
    three.take("look")
    assert (three.holder, three.is_passing) == ("player", False)
    three.take("go")
    assert (three.turn, three.is_passing, three.holder) == (Turn(1, "ex", "Noor"), True, None)


def test_whom_nobody_plays_the_story_plays(story: Story) -> None:
    two = table(story, "player", OBSERVER)
    two.hand_over()
    two.take("go")
    assert [decision.role for decision in two.session.road] == ["player", "ex", "friend"]
    assert (two.turn, two.is_passing) == (Turn(1, "player", "Sam"), False)


def test_observers_have_no_turn(story: Story) -> None:
    three = table(story, OBSERVER, "player", OBSERVER)
    assert (three.observers, [turn.seat for turn in three.players]) == ((1, 3), [2])


def test_a_role_is_told_what_it_may_see_since_its_own_last_turn(story: Story) -> None:
    three = table(story, "player", "ex", "friend")
    three.take("go")
    assert [told.text for told in three.told("ex", three.read_by("ex"))] == [
        "It begins.",
        "ONLY_EX",
        "THOUGHT_EX",
        "Said aloud.",
    ]
    three.take("ring")
    three.take("tea")
    assert [told.text for told in three.told("player", three.read_by("player"))] == [
        "THOUGHT_PLAYER",
        "Said aloud.",
        "A kettle.",
        "Nearly over.",
    ]
    assert three.read_by_all == 1


def test_everybody_is_told_what_no_role_is_told_alone(story: Story) -> None:
    three = table(story, "player", "ex", "friend")
    for option in ("look", "go", "ring", "tea", "stay"):
        three.take(option)
    assert three.turn is None
    told = [beat.text for beat in three.told(EVERYBODY, 0)]
    assert told == ["It begins.", "You look.", "Said aloud.", "A kettle.", "Nearly over.", "It is over."]


def test_a_pass_is_decided_by_the_weights_and_the_same_from_a_seed(story: Story) -> None:
    taken = set()
    for seed in range(40):
        both = [table(story, "ex", "friend", "player", seed=seed) for _ in range(2)]
        for each in both:
            each.take("go")
            each.let_be()
        assert both[0].play.trace.steps == both[1].play.trace.steps
        taken.add(both[0].session.last.taken)
    assert taken == {"ring", "wait"}


def test_only_ones_own_can_be_taken_back(story: Story) -> None:
    three = table(story, "player", "ex", "friend")
    assert not three.take_back()
    three.hand_over()
    three.take("look")
    assert three.take_back()
    assert (three.session.steps, three.holder) == (0, "player")
    three.take("go")
    assert not three.take_back()
    three.hand_over()
    assert not three.take_back()
    assert three.session.steps == 1


def test_what_is_not_on_offer_changes_nothing(story: Story) -> None:
    three = table(story, "player", "ex", "friend")
    three.hand_over()
    with pytest.raises(NotOnOffer):
        three.take("ring")
    assert (three.session.steps, three.holder) == (0, "player")


def test_going_back_has_the_laptop_passed_again(story: Story) -> None:
    three = table(story, "player", "ex", "friend")
    three.take("go")
    three.hand_over()
    three.go_to(1)
    assert three.turn == Turn(1, "player", "Sam")
    assert three.is_passing


def test_a_table_that_was_left_goes_on_at_whose_turn_it_is(story: Story) -> None:
    three = table(story, "friend", "player", "ex")
    three.take("go")
    play, _ = resume(story, three.play.trace)
    again = Table(play)
    again.go_on()
    assert (again.seating, again.turn, again.is_passing) == (three.seating, Turn(3, "ex", "Noor"), True)


def test_a_role_that_the_story_lost_observes(story: Story) -> None:
    assert table(story, "uncle", "player").seating == (OBSERVER, "player")


def test_the_last_round_is_the_one_in_which_each_has_had_each_role(story: Story) -> None:
    header = Header("test", roles=dict.fromkeys(story.scenario.cast, PERSON), seats=("player", "ex"))
    rounds = [Table(Playthrough(Session(story), header._replace(round=number))) for number in (1, 2)]
    assert [each.is_last_round for each in rounds] == [False, True]


@given(stories(), st.permutations(("player", "ex")), st.lists(st.integers(0, 5), max_size=20))
def test_every_road_ends_and_nobody_decides_for_another(story: Story, seats: list[str], picked: list[int]) -> None:
    two = table(story, *seats)
    for number in [*picked, *[-1] * 40]:
        turn = two.turn
        if turn is None:
            break
        assert turn.role == two.session.by == seats[turn.seat - 1]
        two.hand_over()
        options = two.session.options
        two.take(options[number % len(options)].id)
    assert two.turn is None
    assert two.session.ending is not None


@given(st.permutations(("player", "ex", "friend", OBSERVER)), st.lists(st.integers(0, 5), min_size=5, max_size=5))
def test_nobody_is_ever_told_what_is_for_another(story: Story, seats: Seating, picked: list[int]) -> None:
    four = table(story, *seats)
    for number in picked:
        for turn in four.players:
            texts = " ".join(beat.text for beat in four.told(turn.role, 0))
            assert marked(texts) <= {turn.role}
        assert not marked(" ".join(beat.text for beat in four.told(EVERYBODY, 0)))
        options = four.session.options
        if options:
            four.take(options[number % len(options)].id)
