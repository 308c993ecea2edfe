from __future__ import annotations

from sim.play.session import Session
from tests.support.written import story_of
from tui.playing.entries import Entry, Margin, transcript
from tui.playing.introduction import introduction

BODY = """
clock: {day: 1, time: "21:00"}
scenes:
  hall:
    text: The hall.
    choices:
      go: {text: Go., then: You put on a coat., after: 1 day, to: answer}
      stay: {text: Stay., then: You stay.}
  answer:
    by: ex
    text:
      - {ex: Where are you?, as: message}
      - {ex: Hello?, as: message}
      - {ex: They are late., as: thought}
      - {only: ex, text: You count to ten.}
      - {player: I am late., as: thought}
      - {ex: Wait., as: call}
      - {friend: Come in.}
    choices:
      ring: {text: Ring the player., to: end}
  end: {text: It is over., ending: at-peace}
"""


def told(*options: str, role: str = "player", margin: Margin | None = None, fault: str = "") -> list[Entry]:
    session = Session(story_of(BODY))
    for option in options:
        session.take(option)
    return list(transcript(session, role, margin or Margin(), fault))


def kinds(entries: list[Entry]) -> list[tuple[str, str]]:
    return [(entry.kind, entry.text) for entry in entries]


def test_each_manner_is_a_kind_of_its_own_and_names_who_it_is() -> None:
    entries = told("go")[4:]
    assert (
        [(entry.kind, entry.name, entry.own) for entry in entries]
        == [
            ("time", "", False),
            ("message", "Noor", False),
            ("message", "", False),  # goes on
            ("thought", "You", True),
            ("call", "Noor", False),
            ("speech", "Ade", False),
            ("halt", "", False),
        ][: len(entries)]
    )


def test_what_others_think_and_what_is_for_their_eyes_is_never_told() -> None:
    texts = " ".join(entry.text for entry in told("go", "ring"))
    assert "They are late" not in texts
    assert "count to ten" not in texts
    theirs = " ".join(entry.text for entry in told("go", "ring", role="ex"))
    assert "count to ten" in theirs
    assert "I am late" not in theirs


def test_own_choices_stay_in_the_transcript_and_those_of_others_do_not() -> None:
    chosen = [text for kind, text in kinds(told("stay", "go", "ring")) if kind == "choice"]
    assert chosen == ["Stay.", "Go."]


def test_the_time_of_day_is_told_after_what_belongs_to_the_option_and_before_what_came_later() -> None:
    assert kinds(told("go"))[:5] == [
        ("time", "Day 1, evening"),
        ("narration", "The hall."),
        ("choice", "Go."),
        ("narration", "You put on a coat."),
        ("time", "Day 2, evening"),
    ]
    assert ("time", "Day 1, evening") not in kinds(told("stay"))[1:]


def test_notes_and_remarks_stand_under_their_decision() -> None:
    entries = told("stay", "go", margin=Margin({1: "Why?"}, {1: ["With you: nobody."]}))
    at = kinds(entries).index(("choice", "Stay."))
    assert kinds(entries)[at + 1 : at + 3] == [("coach", "With you: nobody."), ("note", "Why?")]


def test_the_end_is_told_in_words() -> None:
    assert kinds(told("go", "ring"))[-1] == ("ending", "The end. At peace.")


def test_a_story_that_cannot_go_on_is_told_kindly() -> None:
    kind, text = kinds(told("go", fault="`hall` runs on"))[-1]
    assert kind == "halt"
    assert "`hall` runs on" in text
    assert "not yours" in text


def test_a_scene_that_is_still_to_be_written_is_told_kindly() -> None:
    story = story_of("scenes:\n  a: {text: A., choices: {b: {text: B., to: c}}}\n  c: {todo: true}\n")
    session = Session(story)
    session.take("b")
    entries = transcript(session, "player", Margin())
    assert entries[-1].kind == "halt"
    assert "not written any further" in entries[-1].text


def test_another_role_is_introduced_with_its_card_and_how_the_story_speaks() -> None:
    head = """
    format: 1
    title: The key of <ex>
    summary: About a key.
    content_notes: [a key, a lock]
    cast:
      player: {name: Sam, pronouns: they, card: Yours is the key.}
      ex: {name: Noor, pronouns: she, card: "You want the key.\\n\\nYou want it back."}
    """
    story = story_of("scenes:\n  a: {text: A., ending: at-peace}\n", head)
    texts = [entry.text for entry in introduction(story, "ex")]
    assert texts[:2] == ["The key of Noor", "About a key."]
    assert texts[2].startswith("Content notes: a key, a lock.")
    assert texts[3].startswith("You play Noor.")
    assert texts[4:] == ["You want the key.", "You want it back."]
    assert [entry.text for entry in introduction(story, "player")][3:] == ["Yours is the key."]
