from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.story.prose import PRONOUNS, Person, Pronouns, is_substitution, marks, paragraphs, put_in

PEOPLE = {"ex": Person("Noor", PRONOUNS["she"]), "player": Person("Sam", PRONOUNS["they"])}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("<ex> is gone.", "Noor is gone."),
        ("<ex.They> <ex:goes/go> home.", "She goes home."),
        ("<player.They> <player:goes/go> home.", "They go home."),
        ("It is <ex.theirs>, not <player.theirs>.", "It is hers, not theirs."),
        ("<ex> looks at <ex.themself>.", "Noor looks at herself."),
        ("I <3 you, she wrote [twice] \\o/", "I <3 you, she wrote [twice] \\o/"),
        ("<stranger> and <ex.hair> stay", "<stranger> and <ex.hair> stay"),
        ("<ex:goes> stays, it has one form", "<ex:goes> stays, it has one form"),
    ],
)
def test_names_pronouns_and_verbs_are_put_in(written: str, told: str) -> None:
    assert put_in(written, PEOPLE) == (told,)


def test_a_verb_follows_a_pronoun_set_of_ones_own() -> None:
    ze = Person("Robin", Pronouns("ze", "zir", "zir", "zirs", "zirself", plural=False))
    assert put_in("<ex.They> <ex:knows/know> <ex.themself>.", {"ex": ze}) == ("Ze knows zirself.",)


def test_the_day_is_left_open_for_the_moment_of_telling() -> None:
    assert put_in("Day <day>, and <ex> sleeps.", PEOPLE) == ("Day ", ", and Noor sleeps.")


@given(st.sampled_from(["<day>", "<ex>", "<player.they>", "<ex:goes/go>", "a<day>b"]))
def test_a_name_that_looks_like_a_mark_stays_a_name(name: str) -> None:
    assert put_in("<ex>!", {"ex": Person(name, PRONOUNS["she"])}) == (name + "!",)


def test_marks_are_found_with_their_places() -> None:
    text = "So <ex.they> said <3."
    (mark,) = marks(text)
    assert text[mark.start : mark.end] == "<ex.they>"
    assert is_substitution(mark, PEOPLE)


def test_a_blank_line_begins_a_new_beat_and_a_line_break_does_not() -> None:
    assert paragraphs("One\nline.\n\n  \nTwo.\n") == ["One line.", "Two."]


@given(st.text())
def test_any_text_can_be_put_in_and_split(text: str) -> None:
    assert "<day>".join(put_in(text, {})) == text
    assert all(part.strip() for part in paragraphs(text))
