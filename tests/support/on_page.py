"""The page of a story as tests read it in a browser, and a short story that has a little of everything."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.story.prose import EMPHASIS
from sim.story.story import Story
from tests.support.browser import Phones
from tests.support.published import pack_of, write_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

KEY = """
state: {trust: {start: 40, label: <ex>'s trust, of: ex}, secret: {start: 5, shown: false}}
clock: {day: 1, time: "21:00"}
scenes:
  hall:
    title: The hall
    text: The key lies on the table. It is *<ex.theirs>*.
    choices:
      keep: {text: Keep it., acts: [wait], effects: {trust: -10, secret: +1}, after: 2 days, to: answer}
      look: {text: Look at it., once: true, then: It is a key.}
      call: {text: Ring anyway., acts: [call], to: late}
  answer:
    by: ex
    text:
      - {ex: Where is my key?, as: message}
      - {ex: They have it., as: thought}
      - {only: ex, text: You count to ten.}
      - {player: It is hers., as: thought}
    choices:
      stop: {text: Let it be., acts: [ask-for-space], to: hall}
  late: {text: Nobody rings back., ending: boundary-crossed, reflect: [What did <ex> hear?]}
"""


def opened(phones: Phones, folder: Path, story: Story, seed: int = 0, **settings: Any) -> Page:
    page = phones.phone(**settings)
    page.goto(f"{write_page(folder, story, pack_of('five-articles')).as_uri()}#seed={seed}")
    return page


def text_of(page: Page, selector: str) -> str:
    return " ".join(page.locator(selector).last.inner_text().split())


def options_of(page: Page) -> list[str]:
    return [re.sub(r"^\d+ ", "", " ".join(each.split())) for each in page.locator(".option").all_inner_texts()]


def words(text: str) -> str:
    """A text as it is read: what is stressed has no stars."""
    return " ".join(EMPHASIS.sub(r"\1", text).split())
