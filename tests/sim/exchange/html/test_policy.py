from __future__ import annotations

import json
import re
from pathlib import Path

from sim.exchange.html.page import FOLDER, as_html, as_json
from tests.support.browser import Phones, faults
from tests.support.drawn import PIECES, TURNED, hostile_story
from tests.support.hypertext import Reader
from tests.support.on_page import KEY, opened, words
from tests.support.published import FACE, pack_of, write_page
from tests.support.written import story_of

# What browsers of the end of 2020 (Chrome 86, Safari 14) do not know.
TOO_NEW = (
    r"\.findLast",
    r"\.at\(-",
    r"\.toSorted",
    r"\.hasOwn\(",
    "structuredClone",
    r"[?|&]{2}=",
    r"^\s+#\w",
    r"\(\?<[=!]",
)


def test_nothing_is_fetched_and_nothing_else_runs(phones: Phones, tmp_path: Path) -> None:
    page = phones.phone()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    path = write_page(tmp_path, story_of(KEY), pack_of("five-articles"))
    page.goto(path.as_uri())
    page.keyboard.press("1")
    assert asked == [path.as_uri()]
    page.evaluate(
        """() => {
          window.refused = [];
          document.addEventListener("securitypolicyviolation", (no) => window.refused.push(no.effectiveDirective));
          const put = (name, change) => document.body.append(Object.assign(document.createElement(name), change));
          put("script", { textContent: "window.ran = true" });
          put("style", { textContent: "h1 { display: none }" });
          put("img", { src: "https://example.invalid/x.png" });
          document.body.insertAdjacentHTML("beforeend", "<p onclick='window.ran = true' id='in'>x</p>");
          document.getElementById("in").click();
          put("base", { href: "https://example.invalid/" });
          put("form", { action: "https://example.invalid/", method: "post" });
          document.querySelector("form").submit();
          fetch("https://example.invalid/").catch(() => {});
        }"""
    )
    page.wait_for_function("window.refused.length === 7")
    assert page.evaluate("window.ran") is None
    assert page.locator("h1").is_visible()
    refused = "base-uri connect-src form-action img-src script-src-attr script-src-elem style-src-elem"
    assert " ".join(sorted(page.evaluate("window.refused"))) == refused


def test_whatever_an_author_writes_is_text(phones: Phones, tmp_path: Path) -> None:
    story = hostile_story()
    html = as_html(story, pack_of("five-articles"), FACE)
    assert Reader(html).tags.count("script") == 3
    page = opened(phones, tmp_path, story)
    assert page.evaluate("document.scripts.length") == 3
    page.keyboard.press("1")
    for piece in PIECES:
        said = " ".join(page.locator("article p.told").last.text_content().split())  # type: ignore[union-attr] # it is there
        assert said == words(piece)
        assert TURNED not in said
        page.keyboard.press("1")
    assert page.evaluate("typeof pwned") == "undefined"
    page.keyboard.press("1")
    assert faults(page, "Moment by moment") == []


def test_data_cannot_end_the_element_that_it_stands_in() -> None:
    told = {"a": "</script><!--<script>&\u2028\u2029", "b": ["]]>", '"', "{"]}
    written = as_json(told)
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == told


def test_a_phone_of_2020_can_read_the_script() -> None:
    scripts = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js")}
    found = [(name, new) for name, text in scripts.items() for new in TOO_NEW if re.search(new, text, re.MULTILINE)]
    assert found == []


def test_somebody_to_talk_to_is_found_where_no_dialog_can_be_laid_over_a_page(phones: Phones, tmp_path: Path) -> None:
    page = phones.phone()
    page.add_init_script("delete HTMLDialogElement.prototype.showModal; delete HTMLDialogElement.prototype.close")
    page.goto(write_page(tmp_path, story_of(KEY), pack_of("five-articles")).as_uri())
    page.keyboard.press("F2")
    page.get_by_text("0800 1").wait_for()
    assert page.evaluate("document.activeElement.id") == "talking"
    page.get_by_role("button", name="Close").press("Enter")
    assert not page.locator("dialog").is_visible()
