"""What the files of the pages promise: nothing from elsewhere, no markup, colours, old phones, every word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.classroom.server.pages import WEB

FILES = {path.name: path.read_text(encoding="utf-8") for path in WEB.iterdir()}
SCRIPTS = sorted(name for name in FILES if name.endswith(".js"))
SHEETS = sorted(name for name in FILES if name.endswith(".css"))
PAGES = ("page.html", "teacher.html")
WORDS = re.findall(r'^  "([^"]+)":', FILES["words-en.js"], re.MULTILINE)
# What would take a text for markup, or run it.
MARKUP = ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "Function(", "DOMParser", "srcdoc")
# What browsers of 2020 (Chrome 80, Safari 13) do not know.
TOO_NEW = (r"\?\.", r"\?\?", r"\(\?<", r"\.replaceAll\(", r"\.at\(", r"\.replaceChildren\(", r"^\s+#\w+", r"^  static ")
TOO_NEW_IN_SHEETS = (r"\b(margin|padding)-(inline|block):", r"\binset:", r":is\(", r"aspect-ratio", r"\ddvh")
ONE_SIDED = r"(margin|padding|border)-(left|right)|^\s+(left|right):|text-align: (left|right)|float:"
AA = 4.5
# What is read on what; the edges of controls need less.
TEXTS = [
    *((ink, ground) for ink in ("ink", "quiet", "accent", "bad", "theirs") for ground in ("ground", "raised", "sunk")),
    *((ink, "chosen") for ink in ("ink", "accent")),
    ("on-accent", "accent"),
    ("ground", "ink"),
]
EDGES = [("edge", ground) for ground in ("ground", "raised", "sunk")] + [("fill", "sunk"), ("accent", "sunk")]


def palettes() -> tuple[dict[str, str], dict[str, str]]:
    """The colours by day and by night."""
    day, night = (
        dict(re.findall(r"--([\w-]+): (#\w{6});", text)) for text in FILES["common.css"].split("@media", 2)[:2]
    )
    return day, night


def luminance(colour: str) -> float:
    """As the Web Content Accessibility Guidelines reckon it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def said(script: str) -> Iterator[str]:
    """The words that a script asks for by name; a part that is put in stands as `*`."""
    for quoted, templated in re.findall(r'say(?:Or)?\(\s*(?:"([^"]+)"|`([^`]+)`)', FILES[script]):
        yield quoted or re.sub(r"\$\{[^}]*\}", "*", templated)
    for choice in re.findall(r"say(?:Or)?\(([^)]*\?[^)]*)\)", FILES[script]):
        yield from re.findall(r'"([a-z-]+\.[\w.-]+)"', choice)


@pytest.mark.parametrize("palette", palettes(), ids=("day", "night"))
def test_every_text_and_every_edge_can_be_told_from_its_ground(palette: dict[str, str]) -> None:
    for ink, ground in TEXTS:
        assert contrast(palette[ink], palette[ground]) >= AA, (ink, ground)
    for edge, ground in EDGES:
        assert contrast(palette[edge], palette[ground]) >= 3, (edge, ground)


def test_the_night_has_every_colour_of_the_day() -> None:
    day, night = palettes()
    assert day.keys() == night.keys()


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_script_reads_markup_or_fetches_from_elsewhere(script: str) -> None:
    text = FILES[script].replace("http://www.w3.org/2000/svg", "")
    assert [word for word in (*MARKUP, "http:", "https:") if word in text] == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_phone_of_2020_can_read_every_script(script: str) -> None:
    assert [new for new in TOO_NEW if re.search(new, FILES[script], re.MULTILINE)] == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_phone_of_2020_can_read_every_sheet_and_it_has_no_left_or_right(sheet: str) -> None:
    text = FILES[sheet]
    assert [new for new in TOO_NEW_IN_SHEETS if re.search(new, text)] == []
    assert re.search(ONE_SIDED, text, re.MULTILINE) is None
    flexible = [rule for rule in re.findall(r"\{([^{}]*)\}", text) if "flex;" in rule]
    assert [rule for rule in flexible if re.search(r"^\s*gap:", rule, re.MULTILINE)] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_holds_no_script_and_no_style_of_its_own(page: str) -> None:
    text = FILES[page]
    assert re.search(r"<style|style=|\son\w+=|<script(?![^>]*\ssrc=)", text) is None
    assert all(place.startswith("/") or place == "data:," for place in re.findall(r'(?:src|href)="([^"]*)"', text))


def test_every_file_is_used_and_every_file_that_is_used_is_there() -> None:
    used = set(PAGES)
    for text in FILES.values():
        used |= {
            Path(name).name
            for name in re.findall(r'(?:src|href)="/([^"]+)"|from "\./([^"]+)"', text)
            for name in name
            if name
        }
    assert used == FILES.keys()


def test_every_word_that_is_asked_for_is_in_the_table_and_none_is_there_for_nothing() -> None:
    asked = {word for script in SCRIPTS for word in said(script)}
    patterns = [re.compile(re.escape(word).replace(r"\*", ".+") + "$") for word in asked]
    assert [word for word in asked if "*" not in word and word not in WORDS] == []
    assert [word for word in asked if word.startswith("*")] == [], "it could be any"
    named = "".join(FILES[script] for script in SCRIPTS if script != "words-en.js")
    used = [word for word in WORDS if any(pattern.match(word) for pattern in patterns) or f'"{word}"' in named]
    assert sorted(set(WORDS) - set(used)) == []


def test_no_word_is_there_twice() -> None:
    assert len(set(WORDS)) == len(WORDS)
