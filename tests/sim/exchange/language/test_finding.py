"""Names under the cursor: where they are declared and used, whatever way they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.exchange.language.finding import definitions, uses
from sim.exchange.language.names import What
from sim.source.diagnostics import Place
from sim.story.library import SHIPPED
from tests.support.language import at, page_of

STORY = """\
format: 1
title: A test
cast:
  player: {name: Sam}
  ex: {name: Noor, pronouns: she}
situation: {months_together: 3}
state:
  trust: {start: 40, label: Trust}
  told: false
start: hall
scenes:
  hall:
    text: "You see \\"<ex>\\". <ex.They> <ex:is/are> there."
    choices:
      keep: {text: Keep it., if: 'trust > 3 and months_together < 4', effects: {trust: -1}, to: "door"}
      send: {text: Send it., acts: [message], if: seen("hall") and not ever("message"), to: door}
  door:
    text: |
      The door. <ex.They>
    choices:
      keep: {text: Keep on., if: 'took("hall/keep")', set: {told: true}, to: end}
  end: {text: It ends., ending: at-peace}
lessons:
  - {name: One, from: door, stop: [end], set: {told: true}}
checks:
  - {name: A road, take: [send>door, keep], ends: [end, at-peace]}
"""


def words(places: list[Place], text: str = STORY) -> list[str]:
    """What stands at places of a text."""
    lines = text.split("\n")
    return [lines[place.line - 1][place.column - 1 : place.column - 1 + place.length] for place in places]


@pytest.mark.parametrize(
    ("where", "letter", "declared"),
    [
        ("start: hall", 8, "  hall:"),
        ('to: "door"', 6, "  door:"),
        ("from: door", 7, "  door:"),
        ("stop: [end]", 8, "  end:"),
        ("ends: [end,", 8, "  end:"),
        ("send>door", 6, "  door:"),
        ('seen("hall")', 7, "  hall:"),
        ('took("hall/keep")', 7, "  hall:"),
        ('took("hall/keep")', 12, "      keep: {text: Keep it."),
        ("send>door", 1, "      send:"),
        ("trust > 3", 2, "  trust:"),
        ("{trust: -1}", 2, "  trust:"),
        ("{told: true}", 2, "  told:"),
        ("months_together <", 2, "situation: {months_together"),
        ('\\"<ex>', 4, "  ex:"),
        ("<ex.They>\n", 2, "  ex:"),
    ],
)
def test_a_name_leads_to_where_it_is_declared(where: str, letter: int, declared: str) -> None:
    [place] = definitions(page_of(STORY), *at(STORY, where, letter))
    assert STORY.split("\n")[place.line - 1].startswith(declared)


def test_an_option_of_a_check_leads_to_every_scene_that_has_it() -> None:
    found = definitions(page_of(STORY), *at(STORY, "keep], ends"))
    assert words(found) == ["keep", "keep"]


def test_an_ending_kind_in_a_check_is_no_scene() -> None:
    assert definitions(page_of(STORY), *at(STORY, "at-peace]", 2)) == []


def test_every_use_of_a_state_and_of_a_person_is_found() -> None:
    page = page_of(STORY)
    assert words(uses(page, *at(STORY, "trust:"))) == ["trust"] * 3
    assert words(uses(page, *at(STORY, "  ex:", 2))) == ["ex"] * 5
    assert words(uses(page, *at(STORY, "trust:"), declared=False)) == ["trust"] * 2


@pytest.mark.parametrize("path", sorted(SHIPPED.rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_name_of_a_shipped_file_stands_where_it_is_said_and_leads_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    page = page_of(text)
    for name in page.names:
        assert words([name.place], text) == [name.id.rpartition("/")[2] if name.what is What.OPTION else name.id]
        assert definitions(page, name.place.line, name.place.column), name
