from __future__ import annotations

from sim.play.session import Opening, Session
from tests.support.workbench import story
from tui.playing.entries import Entry
from tui.workbench.road import Changed, Fell, Road, Step, Took
from tui.workbench.standing import Value, values, where
from tui.workbench.telling import TODO, told


def tell(*steps: Step, opening: Opening | None = None) -> list[tuple[str, str]]:
    return [(entry.kind, entry.text) for entry in told(story(), Road(opening, steps))]


def entry(kind: str, *steps: Step) -> Entry:
    return next(each for each in told(story(), Road(None, steps)) if each.kind == kind)


def test_it_begins_with_the_scene_by_its_id_and_what_is_told_there() -> None:
    first, *rest = told(story(), Road())
    assert (first.kind, first.name, first.text) == ("scene", "kitchen", "The kitchen · day 3, 18:00")
    assert [each.text for each in rest] == ["A key lies on the table."]


def test_a_decision_is_told_by_id_and_text_with_what_it_changed() -> None:
    assert tell(Took("kitchen", "ring"))[2:] == [
        ("choice", "ring · Ring Ade."),
        ("call", "Is it about the key?"),
        ("coach", "nerve 0 → 1 · knows false → true"),
    ]


def test_every_beat_is_told_whoever_it_is_for() -> None:
    assert tell(Took("kitchen", "write"))[2:] == [
        ("choice", "write · Write to her."),
        ("coach", "trust 40 → 50 · nerve 0 → 1"),
        ("scene", "The answer · day 3, 20:00"),
        ("narration", "The phone lies next to the key."),
        ("only", "You count to ten."),
        ("thought", "Now of all times."),
    ]
    assert entry("only", Took("kitchen", "write")).name == "For ex alone"


def test_another_roles_decision_names_the_role() -> None:
    assert ("choice", "ex: later · Say that it can wait.") in tell(Took("kitchen", "write"), Took("answer", "later"))


def test_a_chance_is_told_with_its_odds_and_what_was_told_before_it_only_once() -> None:
    assert tell(Took("kitchen", "post"), Fell("doorstep"))[2:] == [
        ("choice", "post · Put it in the post."),
        ("choice", "by chance to doorstep · 25%"),
        ("scene", "day 4, 18:00"),
        ("narration", "It gets lost."),
        ("narration", "You both hold it."),
        ("ending", "The end. The door stays open."),
        ("aside", "What did Sam give back?"),
    ]


def test_states_set_by_hand_are_told_and_the_scene_anew() -> None:
    end = tell(Changed({"knows": True}), opening=Opening("doorstep"))
    assert end[2:5] == [
        ("choice", "set by hand: knows = true"),
        ("coach", "knows false → true"),
        ("speech", "I know that now."),
    ]
    waiting = tell(Took("kitchen", "post"), Changed({"trust": 3}))
    assert waiting[-1] == ("coach", "trust 40 → 3")


def test_a_scene_that_only_runs_on_is_named_on_the_way() -> None:
    through = story(
        ("after: 2 hours\n        to: answer", "after: 2 hours\n        to: stairs"),
        ("  doorstep:\n", "  stairs: {text: Stairs., to: answer}\n  doorstep:\n"),
    )
    entries = told(through, Road(None, (Took("kitchen", "write"),)))
    assert ("answer", "The answer · day 3, 20:00 · through stairs") in [(each.name, each.text) for each in entries]


def test_a_scene_that_is_still_to_be_written_says_so() -> None:
    stub = story(("  quiet: {text: A key on a hook., ending: at-peace, reflect: [And <ex>?]}", "  quiet: {todo: true}"))
    assert told(stub, Road(Opening("quiet")))[-1].text == TODO


def test_where_it_stands_in_one_line() -> None:
    session = Session(story())
    assert where(session) == "kitchen · day 3, 18:00 · 3 days of silence"
    session.take("write")
    assert where(session) == "answer · ex decides · day 3, 20:00"
    session.undo()
    session.take("post")
    assert where(session) == "kitchen · a chance is open · day 4, 18:00 · 1 day of silence"


def test_every_state_has_its_value_and_says_whether_players_see_it() -> None:
    assert values(Session(story())) == (
        Value("trust", "40", True),
        Value("nerve", "0", False),
        Value("knows", "false", False),
    )
