"""How soon an editor is answered in a story of five hundred scenes, against reading the same file once.

The bar is 100 ms. What else the machine does holds up answers and readings alike, so the ratio is what to compare.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sim.exchange.language.completing import complete
from sim.exchange.language.entry import parse
from sim.exchange.language.finding import definitions, uses
from sim.exchange.language.hovering import hover
from sim.exchange.language.outline import outline
from sim.exchange.language.page import Page
from sim.exchange.language.renaming import renamed
from sim.exchange.language.retyping import retyped
from sim.exchange.language.telling import told_of
from sim.source.decoding import split_lines
from sim.source.document import parse_document
from tests.support.editor import editing
from tests.support.generated import story
from tests.support.language import at, page_of
from tests.support.written import FOLDERS
from tui.language.telling import PAUSE

pytestmark = pytest.mark.bench
SCENES = 500
RUNS = 15


def test_answers_beside_one_reading() -> None:
    text = story(SCENES)
    half = text.index("        to: ", len(text) // 2) + len("        to: ")
    typed = f"{text[:half]}x{text[half:]}"
    line, column = at(text, text[half - 80 : half + 4], 81)
    page, lines, data, changed = page_of(text), split_lines(text), text.encode(), edits(text)
    assert page.under(line, column) is not None
    answers: dict[str, Callable[[], object]] = {
        "the first reading, with its names": lambda: Page(parse(text, "story.yaml"), "story", page.other).by_line,
        "reading after a keystroke": lambda: retyped(page, typed).by_line,
        "reading after Enter": lambda: retyped(page, changed[1]).by_line,
        "reading after a scene was put in": lambda: retyped(page, changed[2]).by_line,
        "reading after a scene was taken out": lambda: retyped(page, changed[3]).by_line,
        "going to a scene": lambda: definitions(page, line, column),
        "its uses": lambda: uses(page, line, column),
        "what it is": lambda: hover(page, line, column),
        "renaming it": lambda: renamed(page, line, column, "another"),
        "completing it": lambda: complete(page, lines, line, column),
        "the outline": lambda: outline(page),
        "all faults, told after a pause": lambda: told_of(text, "story.yaml", FOLDERS),
    }
    assert len(uses(page, line, column)) > 1
    print(f"\n{SCENES} scenes, {len(text) / 1000:.0f} kB")
    for name, answer in answers.items():
        readings, took = zip(
            *((_seconds(lambda: parse_document(data, "")), _seconds(answer)) for _ in range(RUNS)), strict=True
        )
        floor, median = statistics.median(readings), statistics.median(took)
        print(f"  {name}: {median * 1e3:.1f} ms, {median / floor:.2f} readings of {floor * 1e3:.0f} ms")


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def edits(text: str) -> tuple[str, str, str, str]:
    """The text with a letter more in its middle scene, with a line more, with a scene more, and without that scene."""
    title = text.index("    title: Evening 250\n")
    start, end = text.rindex("\n  s", 0, title) + 1, text.index("\n  s", title) + 1
    another = f"  another:\n{text[start:end].partition(chr(10))[2]}"
    return (
        text.replace("Evening 250\n", "Evening 250!\n"),
        f"{text[:title]}\n{text[title:]}",
        f"{text[:end]}{another}{text[end:]}",
        f"{text[:start]}{text[end:]}",
    )


async def test_answers_over_the_pipe_right_after_a_change_while_a_check_goes_on(tmp_path: Path) -> None:
    """The check of the text before is under way in its own process when the change comes and the question behind it."""
    text, took, readings = story(SCENES), dict[str, list[float]](), list[float]()
    data = text.encode()
    async with editing(tmp_path) as editor:
        editor.open(text)
        for change, now in zip(("letter", "line", "scene more", "scene less"), edits(text), strict=True):
            for question in ("completion", "definition", "hover", "symbols"):
                for _ in range(RUNS // 5):
                    readings.append(_seconds(lambda: parse_document(data, "")))
                    editor.type(text)
                    await editor.faults()
                    editor.type(f"{text}#\n")
                    await asyncio.sleep(PAUSE + 0.05)
                    after = f"{now}#\n"
                    where = after[after.index("        to: ", len(after) * 3 // 4) :].split("\n", 1)[0]
                    editor.type(after)
                    began = time.perf_counter()
                    await (editor.symbols() if question == "symbols" else editor.ask(question, after, where, end=True))
                    took.setdefault(f"{question} after a {change}", []).append(time.perf_counter() - began)
                    await editor.faults()
    floor = statistics.median(readings)
    for question, times in took.items():
        median, least = statistics.median(times), min(times)
        told = f"{median * 1e3:.0f} ms, {median / floor:.2f} readings of {floor * 1e3:.0f} ms"
        print(f"  {question}: {told}; at best {least * 1e3:.0f} ms")
