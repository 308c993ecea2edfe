from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sim.debrief.blocks import Debrief, MomentCard
from sim.debrief.debriefing import debrief
from sim.guidance.verdicts import Verdict
from sim.play.session import Session
from sim.story.prose import PRONOUNS, Person
from sim.story.story import Story
from tests.support.packs import pack_of
from tests.support.written import story_of

PACK = pack_of(
    """
    rules:
      ask: {kind: do, text: Get in touch., sources: {bold: [6]}, followed: {acts: [contact]}}
      wait: {kind: do, text: Wait., sources: {slow: [3, 4]}, followed: {acts: [wait]}}
      calm: {kind: do, text: Stay calm., sources: {slow: [5]}, followed: {acts: [stay-calm]}}
      plead: {kind: dont, text: Do not beg., sources: {slow: [9], bold: [2]}, broken: {acts: [plead]}}
      no: {kind: dont, text: Leave a no alone., sources: {healthy: []}, floor: true,
           broken: {acts: [contact], when: told_no}}
      plainly: {kind: do, text: Say it plainly., sources: {healthy: []}, followed: {acts: [ask-for-space, refuse]}}
    disputes:
      when: {question: Now or later?, sides: [[ask], [wait]]}
    """
)
BODY = """
seeker: player
scenes:
  flat:
    title: The flat of <ex>
    text: The flat hums.
    choices:
      think: {text: Think., once: true, acts: [stay-calm], note: Thinking is cheap., then: You think.}
      call: {text: Call <ex.them>., acts: [call], after: 10 minutes, to: rings, note: It rang.}
      wait: {text: Wait., acts: [wait], after: 2 days, to: later}
      beg: {text: Beg., acts: [call, plead], to: [{weight: 1, scene: luck, then: It rains.}, {weight: 3, scene: out}]}
  rings:
    title: Five rings
    by: ex
    text:
      - only: ex
        text: Your thumb is on the red button.
      - {ex: "Who is it?", as: call}
      - {ex: "Not now.", as: thought}
    choices:
      hear: {text: Hear <player.them> out., weight: 40, acts: [welcome], to: later}
      space: {text: Ask for space., weight: 60, acts: [ask-for-space], to: later, note: That was hard to say.}
  later:
    title: Later
    text: |
      First beat.

      Second beat.

      Third beat.
    choices:
      again: {text: Call again., acts: [call], to: out}
      rest: {text: Let it rest., acts: [wait], to: luck}
  luck: {title: Luck, ending: at-peace, text: Quiet., reflect: ["What helped <player>?"]}
  out: {title: Out, ending: boundary-crossed, text: The line is dead.}
"""
HEAD = """
format: 1
title: A test
clock: {day: 3, time: "21:00"}
cast:
  player: {name: Sam, pronouns: they}
  ex: {name: Noor, pronouns: she, goal: "Find out whether <player> knows why."}
"""


def play(entries: str, story: Story | None = None) -> Session:
    """A session after these decisions; `>scene` says how a chance falls."""
    session = Session(story or story_of(BODY, HEAD))
    for entry in filter(None, entries.split(",")):
        if entry.startswith(">"):
            session.settle(entry[1:])
        else:
            session.take(entry)
    return session


def debriefed(entries: str, persons: Sequence[str] = ("player",)) -> Debrief:
    return debrief(play(entries), PACK, persons)


def option(moment: MomentCard, name: str) -> tuple[list[str], list[str]]:
    card = next(each for each in moment.options if each.id == name)
    return [rule.id for rule in card.follows], [rule.id for rule in card.breaks]


def test_the_outcome_is_the_ending_with_its_scene_and_its_time() -> None:
    outcome = debriefed("wait,rest").outcome
    assert (outcome.kind, outcome.scene, outcome.title, outcome.decisions) == ("at-peace", "luck", "Luck", 2)
    assert outcome.minutes == 5 * 24 * 60 + 21 * 60


def test_an_unfinished_play_has_a_debrief_that_says_where_it_stands() -> None:
    found = debriefed("call")
    assert (found.outcome.kind, found.outcome.title) == (None, "Five rings")
    assert [moment.taken for moment in found.moments] == ["call"]


def test_a_play_without_a_decision_has_a_debrief() -> None:
    found = debriefed("")
    assert found.moments == ()
    assert {reading.agreement for reading in found.table} == {None}


def test_a_broken_floor_rule_says_what_was_done_when_and_whose_no_stood() -> None:
    breach = debriefed("call,space,again").floor
    assert [(each.rule.id, each.step, each.option, each.name) for each in breach] == [("no", 3, "Call again.", "Sam")]
    assert breach[0].no is not None
    assert (breach[0].no.name, breach[0].no.minutes) == ("Noor", 3 * 24 * 60 + 21 * 60 + 10)


def test_without_a_no_the_same_call_breaks_no_floor_rule() -> None:
    assert debriefed("call,hear,again").floor == ()


def test_a_no_from_before_the_story_is_told_without_a_time() -> None:
    story = story_of(BODY, HEAD + "past: [{act: refuse, days_ago: 1}]\n")
    floor = debrief(play("call", story), PACK).floor
    assert floor[0].no is not None
    assert (floor[0].no.name, floor[0].no.minutes) == ("Noor", None)


def test_each_source_has_its_own_rules_by_verdict_with_its_own_paragraphs() -> None:
    slow = next(each for each in debriefed("wait,again").table if each.source.id == "slow")
    uses = {
        verdict.value: [(use.rule.id, use.paragraphs, use.steps) for use in uses] for verdict, uses in slow.uses.items()
    }
    assert uses == {
        "followed": [("wait", (3, 4), (1,))],
        "broken": [],
        "missed": [("calm", (5,), (1,)), ("wait", (3, 4), (2,))],
        "resisted": [("plead", (9,), (1,))],
    }


def test_articles_come_before_the_house_and_silence_is_no_number() -> None:
    table = debriefed("wait,rest").table
    assert [each.source.id for each in table] == ["bold", "slow", "healthy"]
    agreement = {each.source.id: each.agreement for each in table}
    assert agreement == {"bold": Fraction(0), "slow": Fraction(75), "healthy": None}


def test_a_moment_says_which_rules_each_option_follows_and_breaks() -> None:
    moment = debriefed("call,hear,rest").moments[0]
    assert option(moment, "call") == (["ask"], [])
    assert option(moment, "wait") == (["wait"], [])
    assert option(moment, "beg") == (["ask"], ["plead"])
    assert moment.best == {"bold": ("call",), "slow": ("think", "wait")}
    assert moment.disputed
    assert [(stand.source.id, stand.agrees, stand.speaks) for stand in moment.stands] == [
        ("bold", True, True),
        ("slow", False, True),
        ("healthy", False, False),
    ]


def test_a_dispute_that_bites_has_its_question_and_the_options_of_its_sides() -> None:
    (dispute,) = debriefed("call").moments[0].disputes
    assert dispute.question == "Now or later?"
    assert [([rule.id for rule in side.rules], side.options) for side in dispute.sides] == [
        (["ask"], ("call", "beg")),
        (["wait"], ("wait",)),
    ]


def test_notes_are_told_whichever_option_was_taken_and_once_a_visit() -> None:
    first, second = debriefed("think,call").moments
    assert [each.note for each in first.options if each.note] == ["Thinking is cheap."]
    assert [each.note for each in second.options if each.note] == ["It rang."]
    assert [each.note for each in debriefed("wait").moments[0].options if each.note] == [
        "Thinking is cheap.",
        "It rang.",
    ]


def test_a_road_not_taken_shows_its_first_beats_and_no_more() -> None:
    options = {each.id: each for each in debriefed("call").moments[0].options}
    after = options["wait"].next
    assert after is not None
    assert [told.text for told in after.beats] == ["First beat.", "Second beat."]
    assert after.more
    assert options["call"].next is None


def test_a_road_not_taken_that_leads_to_a_chance_names_its_outcomes() -> None:
    options = {each.id: each for each in debriefed("call").moments[0].options}
    after = options["beg"].next
    assert after is not None
    assert [(odd.text, int(odd.percent)) for odd in after.chances] == [("Luck", 25), ("Out", 75)]


def test_a_road_not_taken_keeps_what_the_other_role_alone_may_see() -> None:
    options = {each.id: each for each in debriefed("wait").moments[0].options}
    after = options["call"].next
    assert after is not None
    assert [told.text for told in after.beats] == ["Who is it?"]
    assert after.decides == "Noor"


def test_what_can_still_be_taken_in_an_unfinished_play_is_not_given_away() -> None:
    (moment,) = debriefed("think").moments
    assert {each.id: each.next for each in moment.options} == dict.fromkeys(["think", "call", "wait", "beg"])


def test_an_aside_not_taken_shows_what_it_would_have_told() -> None:
    aside = next(each for each in debriefed("call").moments[0].options if each.id == "think")
    assert aside.next is not None
    assert [told.text for told in aside.next.beats] == ["You think."]


def test_the_odds_of_an_answer_are_told_with_those_of_the_answers_not_given() -> None:
    (luck,) = debriefed("call,hear").moments[0].luck
    assert luck.name == "Noor"
    assert [(odd.text, int(odd.percent), odd.fell) for odd in luck.odds] == [
        ("Hear them out.", 40, True),
        ("Ask for space.", 60, False),
    ]
    assert [odd.note for odd in luck.odds] == ["", "That was hard to say."]


def test_the_odds_of_a_chance_are_told_with_where_it_fell() -> None:
    (luck,) = debriefed("beg,>out").moments[0].luck
    assert luck.name == ""
    assert [(odd.text, int(odd.percent), odd.fell) for odd in luck.odds] == [("Luck", 25, False), ("Out", 75, True)]


def test_chance_before_the_first_decision_is_told_before_the_moments() -> None:
    body = """
    scenes:
      start: {to: [{weight: 1, scene: a}, {weight: 1, scene: b}]}
      a: {title: A, choices: {x: {text: X., to: b}}}
      b: {ending: friends}
    """
    (luck,) = debrief(play(">a,x", story_of(body)), PACK).opening
    assert [(odd.text, int(odd.percent), odd.fell) for odd in luck.odds] == [
        ("A", 50, True),
        ("b", 50, False),
    ]


def test_an_answer_that_a_person_gave_is_no_luck() -> None:
    found = debriefed("call,space,again", persons=("player", "ex"))
    assert [moment.role for moment in found.moments] == ["player", "ex", "player"]
    assert all(moment.luck == () for moment in found.moments)


def test_each_role_that_a_person_plays_is_read_by_the_house_and_the_articles_read_the_seeker() -> None:
    found = debriefed("call,space,again", persons=("player", "ex"))
    readings = {reading.role: [each.source.id for each in reading.sources] for reading in found.readings}
    assert readings == {"player": ["bold", "slow", "healthy"], "ex": ["healthy"]}
    ex = found.readings[1].sources[0]
    assert [use.rule.id for use in ex.uses[Verdict.FOLLOWED]] == ["plainly"]
    assert ex.agreement == 100
    assert found.readings[0].sources[2].uses[Verdict.FOLLOWED] == ()


def test_another_role_is_shown_the_rules_of_the_house_alone() -> None:
    moment = debriefed("call,space", persons=("player", "ex")).moments[1]
    assert [stand.source.id for stand in moment.stands] == ["healthy"]
    assert option(moment, "space") == (["plainly"], [])


def test_goals_and_the_others_thoughts_come_out() -> None:
    found = debriefed("call,hear")
    assert [(goal.name, goal.text) for goal in found.goals] == [("Noor", "Find out whether Sam knows why.")]
    assert [(each.name, each.beat.text) for each in found.hidden] == [
        ("Noor", "Your thumb is on the red button."),
        ("Noor", "Not now."),
    ]


def test_whoever_plays_the_other_role_alone_has_seen_these_beats() -> None:
    assert debriefed("call,hear", persons=("ex",)).hidden == ()


def test_questions_are_those_of_the_ending() -> None:
    assert debriefed("wait,rest").questions == ("What helped Sam?",)


def test_recast_names_stand_everywhere() -> None:
    plain = story_of(BODY, HEAD)
    people = {"ex": Person("Bo", PRONOUNS["he"]), "player": Person("Kim", PRONOUNS["she"])}
    found = debrief(play("call,hear", Story(plain.scenario, plain.vocabulary, people)), PACK)
    assert found.moments[0].title == "The flat of Bo"
    assert found.moments[0].text == "Call him."
    assert found.moments[0].luck[0].name == "Bo"
    assert found.moments[0].luck[0].odds[0].text == "Hear her out."
    assert found.goals[0].text == "Find out whether Kim knows why."


def test_the_session_stands_where_it_stood() -> None:
    session = play("call,hear")
    before = (session.scene, session.steps, session.text, session.draws)
    debrief(session, PACK)
    assert (session.scene, session.steps, session.text, session.draws) == before


def test_help_is_pointed_at_after_a_breach_or_an_ending_in_pain() -> None:
    assert debriefed("call,space,again").in_pain
    assert debriefed("beg,>out").in_pain
    assert not debriefed("wait,rest").in_pain


def test_its_title_names_the_people_of_this_play() -> None:
    story = story_of(BODY, HEAD.replace("A test", "A letter to <ex>"))
    assert debrief(Session(story), PACK).title == "A letter to Noor"
