from __future__ import annotations

import random
from pathlib import Path

import pytest

from sim.debrief.blocks import MomentCard, Stand
from sim.debrief.debriefing import debrief
from sim.debrief.deciding import deciding_rule, rather
from sim.guidance.pack import load_pack
from sim.play.session import Session
from sim.story.library import SHIPPED, Folders, load_scenario
from sim.story.story import Story
from tests.support.packs import pack_of
from tests.support.written import story_of

FOLDERS = Folders(Path("/nowhere"))
HEAD = """
format: 1
title: A test
cast:
  player: {name: Sam, pronouns: they}
  ex: {name: Noor, pronouns: she}
"""
BODY = """
seeker: player
scenes:
  flat:
    text: The flat hums.
    choices:
      call: {text: Call., acts: [call], to: out}
      beg: {text: Beg., acts: [call, plead], to: out}
      wait: {text: Wait., acts: [wait, stay-calm], to: out}
      rest: {text: Rest., to: out}
  out: {ending: at-peace, text: Quiet.}
"""
RULES = """
rules:
  ask: {kind: do, text: Get in touch., sources: {bold: [6]}, followed: {acts: [contact]}}
  wait: {kind: do, text: Wait., sources: {slow: [3]}, followed: {acts: [wait]}}
  calm: {kind: do, text: Stay calm., weight: 2, sources: {slow: [5]}, followed: {acts: [stay-calm]}}
  plead: {kind: dont, text: Do not beg., sources: {slow: [9], bold: [2]}, broken: {acts: [plead]}}
"""


def moment(taken: str, rules: str = RULES) -> tuple[MomentCard, dict[str, Stand]]:
    """The one decision of the little story, and where the sources stand."""
    session = Session(story_of(BODY, HEAD))
    session.take(taken)
    card = debrief(session, pack_of(rules), ["player"]).moments[0]
    return card, {stand.source.id: stand for stand in card.stands}


def decided(taken: str, source: str, rules: str = RULES) -> str | None:
    card, stands = moment(taken, rules)
    rule = deciding_rule(card, stands[source])
    return None if rule is None else rule.id


def wander(story: Story, seed: int) -> Session:
    """A play that takes whatever is on offer."""
    session, lots = Session(story), random.Random(seed)
    while session.steps < 60 and (session.options or session.pending):
        if session.pending:
            session.settle(lots.choice([chance.scene for chance in session.pending if chance.weight]))
        else:
            session.take(lots.choice(session.offered))
    return session


def test_with_the_option_taken_the_weightiest_rule_that_it_follows_decides() -> None:
    assert decided("wait", "slow") == "calm"
    assert decided("call", "bold") == "ask"


def test_against_it_a_rule_that_it_breaks_comes_before_a_weightier_one_that_it_misses() -> None:
    assert decided("beg", "slow") == "plead"
    assert decided("call", "slow") == "calm"


def test_with_an_option_that_follows_nothing_a_rule_that_another_breaks_decides() -> None:
    only = "rules:\n  plead: {kind: dont, text: Do not beg., sources: {slow: [9]}, broken: {acts: [plead]}}"
    assert decided("rest", "slow", only) == "plead"


def test_where_a_source_is_silent_nothing_decides_and_nothing_is_rather_taken() -> None:
    card, stands = moment("wait")
    assert deciding_rule(card, stands["healthy"]) is None
    assert rather(card, stands["healthy"]) == ()


def test_a_source_would_rather_have_the_option_that_the_others_against_it_share() -> None:
    rules = """
    rules:
      ask: {kind: do, text: Ask., sources: {bold: [1]}, followed: {acts: [contact, stay-calm]}}
      wait: {kind: do, text: Wait., sources: {slow: [1]}, followed: {acts: [wait]}}
    """
    card, stands = moment("rest", rules.replace("contact", "plead"))
    assert stands["bold"].best == ("beg", "wait")
    assert rather(card, stands["bold"]) == ("wait",) == rather(card, stands["slow"])


def test_where_everything_else_is_as_good_all_of_it_is_told() -> None:
    only = "rules:\n  plead: {kind: dont, text: Do not beg., sources: {slow: [9]}, broken: {acts: [plead]}}"
    card, stands = moment("beg", only)
    assert rather(card, stands["slow"]) == ("call", "wait", "rest")
    card, stands = moment("wait", only)
    assert rather(card, stands["slow"]) == ()


@pytest.mark.parametrize("name", FOLDERS.ids(""))
def test_every_source_that_speaks_has_a_rule_of_its_own_to_say_why(name: str) -> None:
    pack = load_pack(SHIPPED / "guidance" / "five-articles.yaml", FOLDERS).pack
    loaded = load_scenario(SHIPPED / f"{name}.yaml", FOLDERS)
    assert pack is not None
    assert loaded.scenario is not None
    assert loaded.vocabulary is not None
    story = Story(loaded.scenario, loaded.vocabulary)
    for seed in range(5):
        for card in debrief(wander(story, seed), pack).moments:
            for stand in card.stands:
                rule = deciding_rule(card, stand)
                assert (rule is not None) == stand.speaks
                assert rule is None or stand.source.id in rule.sources
                assert set(rather(card, stand)) <= set(stand.best) - {card.taken}
