from __future__ import annotations

from sim.exchange.colouring import Colouring, Shade
from sim.exchange.colouring.scale import rising
from sim.exchange.diagram import NOTICE
from sim.exchange.text import as_text
from tests.support.drawn import PIECES, hostile, whole

HALL = """\
hall: The hall of Noor
  The story starts here.
  From answer.
  “Day …. The key lies on the table.”
  Sam decides:
  - look: Look at her key.
      on offer if day > 0, once
      stays in this scene
  - send: Send it back.
      1 in 4 → answer
      3 in 4 → lost
  - keep: Keep it.
      if told_no → walk
      otherwise → answer
  - go: Go out.
      on offer if not told_no
      → walk
"""


def test_a_scene_says_what_can_be_done_there_when_and_where_it_leads() -> None:
    assert f"\n\n{HALL}\n" in as_text(whole())


def test_the_head_counts_the_scenes_and_names_the_endings_and_says_that_all_is_told() -> None:
    head = as_text(whole()).split("\n\n")[1].splitlines()
    assert head == ["7 scenes, 2 of them endings: quiet (at peace), lost (apart in pain).", NOTICE]


def test_what_another_decides_runs_on_ends_is_missing_or_lost_is_said() -> None:
    found = as_text(whole())
    assert "answer: answer\n  From hall.\n  Noor decides:\n  - ring: Ring.\n      weight max(5, trust)\n" in found
    assert "  It runs on:\n      weight trust → quiet\n      weight 1 → later\n" in found
    assert "  The end: at peace.\n" in found
    assert "later: later\n  From walk.\n  Still to be written.\n" in found
    assert "attic: attic\n  No road from the start leads here.\n" in found


def test_a_colouring_is_told_in_figures() -> None:
    lines = {("hall", "lost"): Shade(0, "12")}
    colouring = Colouring(
        "How often", "In plays.", rising(["never"]), lines, {("hall", "keep"): "+2"}, {"lost": "3 in 100"}
    )
    found = as_text(whole(), colouring)
    assert "\nHow often. In plays.\n" in found
    assert "  - keep: Keep it. [+2]\n" in found
    assert "lost: lost [3 in 100]\n" in found
    assert "      3 in 4 → lost [12]\n" in found


def test_whatever_an_author_wrote_is_text() -> None:
    lines = as_text(hostile()).splitlines()
    for number, piece in enumerate(PIECES):
        assert f"s{number}: {piece}" in lines
        assert f"  - go: {piece}" in lines
