"""A real browser as tests drive it: Debian's Chromium, one process, and a context of its own for every phone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 60_000.0  # milliseconds after which something that does not come counts as missing
# Waits until all texts are on the screen; then what a person with other hands, eyes or ears needs of it and does not
# find, a sentence each. In one go: a question to a browser costs as much as many answers.
SEES = """
async ([texts, patience]) => {
  const late = Date.now() + patience;
  const missing = () => texts.filter((each) => !document.body.innerText.includes(each));
  while (missing().length && Date.now() < late) await new Promise((go) => setTimeout(go, 20));
  if (missing().length) return [`not on the screen: ${missing()}`, document.body.innerText];
  const faults = [];
  const root = document.documentElement;
  const shown = (node) => node.getClientRects().length > 0;
  const text = (id) => (document.getElementById(id) || { textContent: "" }).textContent;
  const name = (node) =>
    node.getAttribute("aria-label") || text(node.getAttribute("aria-labelledby") || "") ||
    (node.labels && node.labels.length ? node.labels[0].textContent : "") || node.textContent || node.alt || "";
  const what = (node) => node.outerHTML.slice(0, 90);
  const all = (selector) => Array.from(document.querySelectorAll(selector)).filter(shown);
  const over = root.scrollWidth - root.clientWidth;
  if (over > 0) faults.push(`wider than the screen by ${over}`);
  for (const node of all("button, a[href], input, select, textarea, summary")) {
    if (!name(node).trim()) faults.push(`no name: ${what(node)}`);
    const box = (node.type === "radio" ? node.labels[0] : node).getBoundingClientRect();
    if (box.width < 43.5 || box.height < 43.5) faults.push(`small (${box.width} by ${box.height}): ${what(node)}`);
  }
  for (const node of all("[role=radiogroup], [role=group], nav"))
    if (!node.ariaLabel && !text(node.getAttribute("aria-labelledby"))) faults.push(`no name: ${what(node)}`);
  for (const node of all("fieldset")) if (!node.querySelector("legend")) faults.push(`no legend: ${what(node)}`);
  for (const group of all("[role=radiogroup]"))
    if (group.querySelectorAll("[tabindex='0']").length !== 1) faults.push("not one way into the choices");
  for (const node of document.querySelectorAll("[aria-labelledby], [aria-describedby]"))
    for (const id of [node.getAttribute("aria-labelledby"), node.getAttribute("aria-describedby")])
      if (id && !document.getElementById(id)) faults.push(`nothing is called ${id}`);
  for (const image of document.querySelectorAll("img")) if (!image.alt) faults.push(`no words for ${what(image)}`);
  if (all("main").length !== 1) faults.push(`${all("main").length} times main`);
  const levels = all("h1, h2, h3, h4, h5, h6").map((node) => Number(node.localName[1]));
  if (levels.filter((level) => level === 1).length !== 1) faults.push(`first headings: ${levels}`);
  levels.forEach((level, at) => at && level > levels[at - 1] + 1 && faults.push(`a heading is skipped: ${levels}`));
  const ids = Array.from(document.querySelectorAll("[id]")).map((node) => node.id);
  if (new Set(ids).size !== ids.length) faults.push(`an id twice: ${ids}`);
  if (!root.lang || !root.dir) faults.push("no language, or no direction");
  return faults;
}
"""


def needs_chromium() -> None:
    """Skip where there is no Chromium; in CI that is a failure."""
    if CHROMIUM.exists():
        return
    if os.environ.get("CI"):
        pytest.fail(f"there is no {CHROMIUM} here, and CI has to have it: apt-get install chromium")
    pytest.skip(f"there is no {CHROMIUM} here (apt-get install chromium)")


@contextmanager
def chromium() -> Iterator[Browser]:
    """One browser."""
    needs_chromium()
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


class Phones:
    """The devices of a test: what goes wrong in a page's script is kept, and told at the end."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.faults: list[str] = []

    def phone(self, width: int = 360, height: int = 640, **settings: object) -> Page:
        """A new device with nothing kept on it."""
        context = self._browser.new_context(viewport={"width": width, "height": height}, **settings)  # type: ignore[arg-type] # settings are Playwright's own
        context.set_default_timeout(PATIENCE)
        return self.tab(context.new_page())

    def tab(self, page: Page) -> Page:
        """A tab that is watched."""
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        return page

    def close(self) -> None:
        """Put all of them away; nothing may have gone wrong in any of them."""
        for context in self._browser.contexts:
            context.close()
        assert self.faults == []


def faults(page: Page, *texts: str) -> list[str]:
    """Wait until a screen shows all of these texts; then what somebody could not use of it."""
    found: list[str] = page.evaluate(SEES, [texts, PATIENCE])
    return found
