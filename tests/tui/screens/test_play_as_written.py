from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.playing import playing, press
from tests.support.stage import screen_text

HEBREW = "\u05e9\u05dc\u05d5\u05dd"
STORY = f"""\
format: 1
title: "[b]Brackets[/b]"
content_notes: ["[i]a note[/i]"]
cast:
  player: {{name: "Sam[red]", pronouns: they}}
  ex: {{name: "No[/]or", pronouns: she}}
state:
  trust: {{start: 40, label: "[u]trust[/u]"}}
scenes:
  a:
    title: "[s]A[/s]"
    text:
      - text: "[door slams] C:\\\\path [/b] [@click=app.quit]go[/]"
      - {{ex: "[i]{HEBREW}[/i]", as: message}}
      - {{ex: "日本語 [x]"}}
      - {{ex: "e\u0301te\u0301 [/]", as: call}}
      - {{player: "[b]hm[/b]", as: thought}}
    choices:
      go: {{text: "Say [bold]nothing[/bold] \\\\ [", effects: {{trust: +5}}, then: "You [said] it."}}
      end: {{text: End., to: end}}
  end: {{text: "[/]", ending: at-peace}}
"""


@pytest.mark.parametrize("columns", [60, 200])
async def test_what_was_written_is_shown_as_it_is(home: Path, tmp_path: Path, columns: int) -> None:
    async with playing(home, tmp_path, STORY, size=(columns, 60)) as pilot:
        await press(pilot, "1", "n", "left_square_bracket", "slash", "right_square_bracket", "escape")
        shown = screen_text(pilot.app)
        for text in (
            "[b]Brackets[/b]",
            "[i]a note[/i]",
            "[door slams] C:\\path [/b] [@click=app.quit]go[/]",
            f"[i]{HEBREW}[/i]",
            "日本語 [x]",
            "“e\u0301te\u0301 [/]”",
            "([b]hm[/b])",
            "No[/]or",
            "Say [bold]nothing[/bold] \\ [",
            "You [said] it.",
            "note: [/]",
            "[u]trust[/u]",
        ):
            assert text in shown
        await press(pilot, "r")
        assert "[s]A[/s]" in screen_text(pilot.app)
        await press(pilot, "escape", "2")
        assert "[/]" in screen_text(pilot.app)
