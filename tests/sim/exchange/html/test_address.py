from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest

from sim.exchange.html.page import as_html
from tests.support.browser import Phones
from tests.support.on_page import KEY, opened, options_of, text_of
from tests.support.published import FACE, pack_of, write_page
from tests.support.written import story_of


def test_a_reload_a_bookmark_and_a_link_go_on_where_the_play_stood(phones: Phones, tmp_path: Path) -> None:
    page = opened(phones, tmp_path, story_of(KEY), 7)
    for key in "121":
        page.keyboard.press(key)
    assert page.url.endswith("#seed=7&road=2.1")
    stood = text_of(page, "#stage")
    assert "You: “Look at it.” Day 1, 21:00 · The hall It is a key." in stood
    page.reload()
    assert text_of(page, "h2#here") == "Before you begin"
    assert options_of(page) == ["Go on after 2 decisions", "Begin again from the start"]
    friend = phones.phone()
    friend.goto(page.url)
    for each in (page, friend):
        each.keyboard.press("1")
        assert text_of(each, "#stage") == stood
    page.keyboard.press("u")
    assert page.url.endswith("#seed=7&road=2")
    page.keyboard.press("r")
    page.keyboard.press("2")
    assert page.url.endswith("#seed=7")
    page.evaluate("location.hash = '#seed=7&road=1'")  # as somebody does who puts in an address that they were sent
    assert options_of(page) == ["Go on after 1 decision", "Begin again from the start"]
    page.keyboard.press("2")
    assert page.url.endswith("#seed=7")


def test_a_seed_that_was_drawn_is_kept_for_this_play_alone(phones: Phones, tmp_path: Path) -> None:
    page = phones.phone()
    page.goto(write_page(tmp_path, story_of(KEY), pack_of("five-articles")).as_uri())
    drawn = set()
    for _ in range(3):
        page.keyboard.press("1")
        page.keyboard.press("3")
        found = re.search(r"#drawn=(\d+)&road=3$", page.url)
        assert found
        drawn.add(found[1])
        page.keyboard.press("r")
        assert page.url.endswith(".html#")
    assert len(drawn) == 3


def test_a_page_within_another_that_lets_it_do_nothing_plays_all_the_same(phones: Phones) -> None:
    page = phones.phone()
    html = as_html(story_of(KEY), pack_of("five-articles"), FACE)
    page.set_content(f'<iframe sandbox="allow-scripts" srcdoc="{escape(html)}"></iframe>')
    inside = page.frame_locator("iframe")
    for name in ("Begin", "Keep it.", "Start again", "Go on after 1 decision", "Ring anyway.", "Look back on it"):
        inside.get_by_role("button", name=name).first.press("Enter")
    assert "A boundary was crossed" in inside.locator("#page").inner_text()


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("#seed=7&road=9", "Day 1, 21:00"),
        ("#seed=7&road=1.0.1", "Day 3, 21:00"),
        ("#seed=7&road=3.1.1.1", "The end"),
        ("#seed=99999999999999999999&road=1", "Day 3, 21:00"),
        ("#seed=7&road=1&road=1", "Day 1, 21:00"),
        ("#seed=-1&road=1", "Day 1, 21:00"),
        ("#seed=7&road=<img src=x onerror=alert(1)>", "Day 1, 21:00"),
        ("#seed=" + "7" * 100_000, "Day 1, 21:00"),
        ("#seed=7&road=" + "1." * 100_000 + "1", "Day 1, 21:00"),
    ],
    ids=range(9),
)
def test_an_address_that_does_not_fit_takes_nobody_off_the_road(
    address: str, where: str, phones: Phones, tmp_path: Path
) -> None:
    page = phones.phone()
    page.goto(write_page(tmp_path, story_of(KEY), pack_of("five-articles")).as_uri() + address)
    goes_on = options_of(page)[0].startswith("Go on")
    page.keyboard.press("1")
    assert where in text_of(page, "article")
    told = "The address tells of decisions that this story does not have."
    assert text_of(page, "#status") == (told if goes_on and "seed=9" not in address else "")
