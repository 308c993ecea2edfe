"""What the checks say of how much there is to read, and how hard it is."""

from __future__ import annotations

import pytest

from sim.workbench.reading import Hardness
from tests.support.benches import HEAD, MORNING, checked, codes, told

HALL = """\
hall:
  text: |
    %s
  choices:
    wait: {text: Wait., acts: [wait], to: morning}
    write: {text: Write., acts: [message], to: door}
"""
HARD = "Reciprocal dissatisfaction concerning household responsibilities necessitates reflection " * 8


def words(count: int, each: str = "so") -> str:
    """So many words, each a sentence."""
    return " ".join([f"{each}."] * count)


def test_a_long_beat_is_told_by_its_first_words_and_one_that_is_parted_is_not() -> None:
    found = told(HALL % f"You go {words(149)}")
    assert codes(found) == ["HW722"]
    assert "“You go so. so. so. …” has 151 words" in found[0].message
    assert found[0].place.line == 8
    assert told(HALL % f"You go {words(75)}\n\n    {words(75)}") == []


def test_a_long_beat_is_found_wherever_something_is_told() -> None:
    options = f"""\
    hall:
      text: It is late.
      to:
        - weight: 1
          scene: morning
          then: {words(160)}
        - weight: 1
          scene: stairs
    stairs:
      text: You go down.
      choices:
        wait: {{text: Wait., acts: [wait], then: {words(160)}, to: morning}}
        write:
          text: Write.
          acts: [message]
          to: [{{if: told_no, scene: morning, then: {words(160)}}}, {{scene: door}}]
    """
    assert [one.place.line for one in told(options) if one.code == "HW722"] == [12, 18, 22]


def test_a_scene_that_tells_much_before_anything_can_be_done_is_told() -> None:
    found = told(HALL % "\n\n    ".join([words(101)] * 5))
    assert codes(found) == ["HW723"]
    assert "505 words" in found[0].message
    assert told(HALL % "\n\n    ".join([words(99)] * 5)) == []


def test_what_is_told_only_now_and_then_makes_no_scene_long() -> None:
    body = (HALL % "").replace("|\n    \n", "\n" + f"    - {{if: told_no, text: {words(120)}}}\n" * 5)
    assert "HW723" not in codes(told(body))


def test_the_measure_is_mean_sentence_length_and_long_words_in_a_hundred() -> None:
    text = Hardness(["The kettle boils. You count the seconds, and lose count!", "Something"])
    assert (text.words, text.sentences, text.long) == (11, 3, 2)
    assert text.lix == pytest.approx(11 / 3 + 200 / 11)
    assert Hardness([]).lix == 0


def test_a_name_that_is_put_in_is_a_short_word() -> None:
    assert Hardness(["<ex.themself> <ex:considers/consider> it."]).long == 0


def test_a_story_that_is_hard_all_through_is_told_once() -> None:
    found = told(HALL % HARD)
    assert codes(found) == ["HW725"]
    assert found[0].place.line == 2


def test_one_hard_scene_among_easy_ones_is_told_at_its_place() -> None:
    easy = f"stairs:\n  text: {'It is late. ' * 200}\n  to: morning\n"
    found = told((HALL % HARD).replace("to: morning", "to: stairs") + easy)
    assert [(one.code, one.place.line) for one in found if one.code == "HW725"] == [("HW725", 7)]


@pytest.mark.parametrize("line", ["ages: 16+\n", "ages: from 18\n", "language: zh\n", "ages: 14+\n", "language: de\n"])
def test_what_is_for_grown_ups_or_cannot_be_counted_is_left_alone(line: str) -> None:
    text = (HALL % HARD).replace("\n", "\n  ")
    found = codes(checked(f"{HEAD}{line}scenes:\n  {text.rstrip()}\n{MORNING}"))
    assert ("HW725" in found) is (line in ("ages: 14+\n", "language: de\n"))


LONG = HALL.replace("to: door", "to: stairs") + "stairs:\n  text: |\n    %s\n  to: door\n"


def minutes(given: int, hall: int, stairs: int = 1) -> list[str]:
    body = LONG % ("\n\n    ".join([words(100)] * hall), "\n\n    ".join([words(100)] * stairs))
    return [one.message for one in told(body, state=f"minutes: {given}\n") if one.code == "HW724"]


def test_minutes_that_are_far_from_what_a_play_takes_are_a_warning_with_the_figures() -> None:
    (one,) = minutes(1, 4, 4)
    assert "`minutes` says 1, and a play takes about" in one
    assert "(2 to 4 in 40 plays at random)" in one
    assert minutes(40, 4) != []


def test_the_player_picks_evenly_whatever_weights_say_of_a_role_that_nobody_plays() -> None:
    body = LONG % ("\n\n    ".join([words(100)] * 4), "\n\n    ".join([words(100)] * 4))
    body = body.replace("text: Wait.,", "text: Wait., weight: 0,").replace("text: Write.,", "text: Write., weight: 1,")
    (one,) = [each for each in told(body, state="minutes: 1\n") if each.code == "HW724"]
    assert "(2 to 4 in 40 plays at random)" in one.message


@pytest.mark.parametrize("given", [3, 4, 9])
def test_minutes_that_are_about_right_are_fine(given: int) -> None:
    assert minutes(given, 4, 4) == []


def test_the_minutes_of_a_story_that_goes_round_or_cannot_go_on_are_measured_or_left_alone() -> None:
    rounds = """\
    hall:
      text: It is late.
      choices:
        again: {text: Again., acts: [wait], to: hall}
        on: {text: On., acts: [wait], if: told_no, to: morning}
    """
    assert "HW724" in codes(told(rounds, state="minutes: 5\n"))
    assert "HW724" not in codes(
        told(HALL % "So." + "stairs: {at: day 0 10:00, text: So., to: door}\n", state="minutes: 5\n")
    )
