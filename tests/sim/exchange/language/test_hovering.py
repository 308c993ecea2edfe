"""What a word means, as plain text."""

from __future__ import annotations

import pytest

from sim.exchange.language.hovering import MANY, hover
from sim.story.library import SHIPPED
from tests.sim.exchange.language.test_finding import STORY
from tests.support.language import at, page_of

PACK = (SHIPPED / "guidance" / "five-articles.yaml").read_text(encoding="utf-8")


def told(text: str, where: str, letter: int = 1) -> str:
    found = hover(page_of(text), *at(text, where, letter))
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("where", "letter", "said"),
    [
        ("start: hall", 8, 'scene hall\nYou see "<ex>". <ex.They> <ex:is/are> there.'),
        ("to: end", 5, "scene end\nAn ending: at-peace.\nIt ends."),
        ("trust:", 1, "meter trust: Trust\nFrom 0 to 100, 40 at the start."),
        ("told:", 1, "flag told: false at the start"),
        ("ex: {", 1, "ex: Noor (she)"),
        ("hall/keep", 6, "option keep of hall: Keep it."),
        ("months_together <", 1, "fact months_together: 3"),
        ("stop: [", 1, "stop: Scenes at which the excerpt ends."),
        ("You see", 1, ""),
    ],
)
def test_a_name_or_a_key_is_explained(where: str, letter: int, said: str) -> None:
    assert told(STORY, where, letter) == said


def test_an_act_is_told_with_the_rules_that_read_it_and_who_says_so() -> None:
    first, *rules = told(STORY, "message]").split("\n")
    assert first == "act message: somebody writes a message"
    assert "- breaks keep-no-contact: Keep up the silence for its whole length" in rules[1]
    assert rules[1].endswith("(contact-me ¶ 17, 23; after-no-contact ¶ 1, 8)")
    assert len(rules) <= MANY + 1


def test_a_rule_of_a_pack_is_told_with_its_sources() -> None:
    sides = PACK.index("sides:")
    rule = PACK[sides:].split("[[", 1)[1].split("]")[0].split(",")[0]
    found = hover(
        page_of(PACK), *at(PACK, PACK[sides : PACK.index(rule, sides) + len(rule)], len(PACK[sides:].split(rule)[0]))
    )
    assert found is not None
    said = found[0].split("\n")
    assert f"({rule}): " in said[0]
    assert said[1].startswith("From ")
