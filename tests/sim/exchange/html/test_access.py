from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sim.classroom.server.pages import WEB
from sim.exchange.html.page import FOLDER
from tests.support.browser import Phones, faults
from tests.support.on_page import KEY, opened, options_of, text_of
from tests.support.published import pack_of, shipped, write_page
from tests.support.written import HEAD, story_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def test_single_keys_can_be_switched_off_and_tab_and_enter_do_all(phones: Phones, tmp_path: Path) -> None:
    page = opened(phones, tmp_path, story_of(KEY))
    page.get_by_role("button", name="Single keys").press("Enter")
    page.keyboard.press("1")
    assert options_of(page) == ["Begin"]
    page.get_by_role("button", name="Begin").press("Enter")
    tab_and_enter(page, 1)  # from the heading of what was told to the first thing that can be done
    assert "Where is my key?" in text_of(page, "article")
    page.keyboard.press("u")
    page.keyboard.press("r")
    assert "Where is my key?" in text_of(page, "article")
    page.keyboard.press("F2")
    assert text_of(page, "dialog").startswith("Somebody to talk to Talk to a person.")
    assert page.evaluate("document.activeElement.id") == "talking"  # and not the number, which enter would call
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()
    tab_and_enter(page, 3)
    tab_and_enter(page, 1)
    assert text_of(page, "h2#here") == "Looking back"
    tab_and_enter(page, 1)
    assert page.locator("details").first.get_attribute("open") is not None
    page.get_by_role("button", name="Try from here (decision 1)").press("Enter")
    assert options_of(page) == ["Keep it.", "Look at it.", "Ring anyway."]


def tab_and_enter(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")


# What a screen reader is told by itself: the heading that the focus goes to, and what comes into a live region.
HEARD = """
() => {
  window.heard = [];
  document.addEventListener("focusin", ({ target }) => window.heard.push(target.innerText));
  const live = document.querySelectorAll("[role=log], [role=status], [aria-live]");
  const watch = new MutationObserver((all) => {
    for (const { addedNodes } of all) for (const node of addedNodes) window.heard.push(node.textContent);
  });
  for (const each of live) watch.observe(each, { childList: true, subtree: true });
}
"""


def test_what_is_new_is_heard_once(phones: Phones, tmp_path: Path) -> None:
    page = opened(phones, tmp_path, story_of(KEY))
    page.evaluate(HEARD)
    page.keyboard.press("1")
    assert heard(page) == ["Day 1, 21:00 · The hall", "The key lies on the table. It is hers.", "Noor's trust 40"]
    page.keyboard.press("1")
    assert heard(page) == [
        "Day 3, 21:00 · The hall",
        "Noor writes: Where is my key?",
        "You think: It is hers.",
        "The key lies on the table. It is hers.",
        "Noor's trust 30 (−10)",
    ]
    page.keyboard.press("u")
    assert heard(page)[:2] == ["Day 1, 21:00 · The hall", "You take that back."]


def heard(page: Page) -> list[str]:
    return page.evaluate("window.heard.splice(0)")  # type: ignore[no-any-return] # a list of texts


def test_an_option_is_told_with_its_number_and_how_many_there_are(phones: Phones, tmp_path: Path) -> None:
    page = opened(phones, tmp_path, story_of(KEY))
    page.keyboard.press("1")
    options = page.get_by_role("region", name="What do you do?").get_by_role("list")
    assert options.aria_snapshot().split("\n") == [
        "- list:",
        "  - listitem:",
        '    - button "1 Keep it."',
        "  - listitem:",
        '    - button "2 Look at it."',
        "  - listitem:",
        '    - button "3 Ring anyway."',
    ]


def test_without_a_script_the_page_says_so(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(write_page(tmp_path, story_of(KEY), pack_of("five-articles")).as_uri())
    assert page.get_by_role("heading").all_inner_texts() == ["A test"]
    assert page.get_by_role("button").count() == 0
    assert "this browser runs none" in page.locator("main").inner_text()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_can_be_used_on_the_narrowest_phone(scheme: str, phones: Phones, tmp_path: Path) -> None:
    story, _ = shipped("the-long-quiet")
    page = opened(phones, tmp_path, story, width=320, color_scheme=scheme)
    assert faults(page, "Before you begin", "Content notes:") == []
    page.keyboard.press("1")
    assert faults(page, "What do you do?") == []
    while options_of(page)[0] != "Look back on it":
        page.keyboard.press(str(len(options_of(page))))
    page.keyboard.press("1")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert faults(page, "The articles, side by side", "Try from here") == []
    page.keyboard.press("F2")
    assert faults(page, "Somebody to talk to") == []


def test_the_colours_are_those_of_the_room_which_can_be_told_apart() -> None:
    for here, there in zip(palettes(FOLDER / "page.css"), palettes(WEB / "common.css"), strict=True):
        assert len(here) > 10
        assert here.items() <= there.items()


def palettes(sheet: Path) -> list[dict[str, str]]:
    """The colours by day and by night."""
    parts = sheet.read_text(encoding="utf-8").split("@media", 2)[:2]
    return [dict(re.findall(r"--([\w-]+): (#\w{6});", part)) for part in parts]


UNDER = """
() => {
  const box = document.activeElement.getBoundingClientRect();
  return box.bottom > document.getElementById("bar").getBoundingClientRect().top || box.top < 0;
}
"""


def test_what_has_the_focus_is_never_under_the_bar(phones: Phones, tmp_path: Path) -> None:
    page = opened(phones, tmp_path, story_of(KEY), width=320)
    for key in "131":
        page.keyboard.press(key)
    met = []
    while page.evaluate("document.activeElement.id") != "keys":
        page.keyboard.press("Tab")
        met.append(page.evaluate(UNDER))
    assert len(met) > 5
    assert not any(met)


def test_a_story_from_right_to_left_stands_so(phones: Phones, tmp_path: Path) -> None:
    body = """
    scenes:
      hall:
        text: المفتاح على الطاولة.
        choices: {stay: {text: ابق., to: end}}
      end: {ending: at-peace, reflect: [من سمع؟]}
    """
    page = opened(phones, tmp_path, story_of(body, HEAD.replace("A test", "رسالة\nlanguage: ar")), width=320)
    page.keyboard.press("1")
    for selector in ("h1", "p.told", ".option"):
        assert page.locator(selector).evaluate("node => getComputedStyle(node).direction") == "rtl"
        assert page.locator(f"{selector}:lang(ar), {selector} :lang(ar)").count() == 1
    assert page.locator("#question").evaluate("node => getComputedStyle(node).direction") == "ltr"
    page.keyboard.press("1")
    page.keyboard.press("1")
    assert faults(page, "Questions to take along") == []


def test_words_without_end_break_no_screen(phones: Phones, tmp_path: Path) -> None:
    long = "x" * 400
    story = story_of(
        KEY.replace("The key lies", f"{long} lies " * 300).replace("Keep it.", long), HEAD.replace("A test", long)
    )
    page = opened(phones, tmp_path, story, width=320)
    assert faults(page, long) == []
    for key in "131":
        page.keyboard.press(key)
        assert faults(page, long) == []
