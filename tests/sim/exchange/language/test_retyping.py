"""A page that follows what is typed is at every moment the page of the whole text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.exchange.language.names import names_in
from sim.exchange.language.page import Page
from sim.exchange.language.retyping import retyped
from sim.source.nodes import Mapping, Node, Scalar
from tests.sim.exchange.language.test_finding import STORY
from tests.support.language import page_of

BLOCKS = """\
# A story that is written over many lines.
format: 1
title: A test
cast:
  player: {name: Sam}

  ex:
    name: Noor
situation:
  months_together: 3
  ended_by: ex
start: hall

scenes:
  # The first.
  hall:
    text: |+
      You see <ex>.

    choices:
      keep:
        text: "Keep
          it."
        if: months_together < 4
        to: friends

  friends:
    text: >
      It ends.
    ending: friends
  # The last.

checks:
  - {name: A road, take: [keep], ends: [friends]}
"""
PACK = """\
format: 1
title: A pack
sources:
  article: {title: An article, stance: Wait.}
facts:
  months_together: For how long
rules:
  wait:
    kind: do
    text: Wait.
    sources: {article: [1, 2]}
    followed:
      when: months_together > 3 and ever("wait")
  write:
    kind: dont
    text: Write.
    sources: {article: [3]}
    broken: {acts: [message, call]}
disputes:
  hurry:
    sides: [[wait], [write]]
"""
TYPED = ["x", '"', ":", "{", "- ", "#", " ", ", ", "\t", "]", "'", "<ex.", "\N{KEY}", "  ", "? ", "&a ", "|"]


def nodes(node: Node | None) -> Any:
    """A node with all that is in it, and where each begins and ends."""
    if node is None:
        return None
    place = (node.line, node.column, node.end_line, node.end_column)
    if isinstance(node, Scalar):
        return node.text, node.plain, place
    inside = [(nodes(key), nodes(value)) for key, value in node.entries] if isinstance(node, Mapping) else None
    return place, inside if isinstance(node, Mapping) else [nodes(item) for item in node.items]


def same(page: Page, text: str) -> None:
    """That a page is the one of a whole text."""
    whole = page_of(text)
    assert page.document.lines == whole.document.lines
    assert page.document.read == whole.document.read
    assert page.document.draft.origins == whole.document.draft.origins
    assert page.document.blanked.keys() == whole.document.blanked.keys()
    assert page.document.dropped.keys() == whole.document.dropped.keys()
    assert nodes(page.document.root) == nodes(whole.document.root)
    assert sorted(page.names) == sorted(names_in(whole.document))


def edited(draw: st.DrawFn, text: str) -> str:
    """The text after a word was typed, lines were taken out, or some of its lines were put in elsewhere."""
    lines = text.split("\n")
    row = draw(st.integers(0, len(lines) - 1))
    what = draw(st.sampled_from(["type", "take", "put"]))
    if what == "type":
        column = draw(st.integers(0, len(lines[row])))
        gone = draw(st.integers(0, 4))
        lines[row] = lines[row][:column] + draw(st.sampled_from(TYPED)) + lines[row][column + gone :]
    elif what == "take":
        del lines[row : row + draw(st.integers(1, 8))]
    else:
        first = draw(st.integers(0, len(lines) - 1))
        copied = lines[first : first + draw(st.integers(0, 8))]
        lines[row:row] = [line.replace("hall", "room").replace("friends", "rest") for line in copied] or [""]
    return "\n".join(lines)


@st.composite
def edits(draw: st.DrawFn) -> list[str]:
    """A text as it is after each of some edits, and before."""
    texts = [draw(st.sampled_from([STORY, BLOCKS, PACK]))]
    for _ in range(draw(st.integers(1, 3))):
        texts.append(edited(draw, texts[-1]))
    return texts


@given(edits())
def test_a_page_after_each_edit_is_the_page_of_the_whole_text(texts: list[str]) -> None:
    page = page_of(texts[0])
    for text in texts[1:]:
        page = retyped(page, text)
        same(page, text)


def never(page: Page, text: str) -> Page:
    """In the place of reading a whole text anew."""
    raise AssertionError("everything is read anew")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Noor", "Noora"),
        ("A test", "A little test"),
        ("take: [keep]", "take: [keep, keep]"),
        ("You see <ex>.", "You\n\n      see <ex>."),
        ("    text: >\n      It ends.\n", ""),
        ("  friends:\n", "  room:\n    text: A room.\n    to: hall\n  friends:\n"),
        ("  # The first.\n", "  # The first.\n  room:\n    to: hall\n"),
        ("  # The last.\n", "  # The last.\n  room:\n    to: hall\n"),
        (BLOCKS[BLOCKS.index("  friends:") : BLOCKS.index("checks:")], ""),
        (BLOCKS[BLOCKS.index("checks:") :], ""),
        ("checks:\n", "lessons:\n  - {name: One, from: hall}\nchecks:\n"),
        ("take: [keep], ends: [friends]}\n", "take: [keep], ends: [friends]}\n  - {name: Two, take: [keep]}"),
    ],
)
def test_lines_that_come_and_go_inside_a_file_leave_the_rest_of_it_unread(
    old: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert old in BLOCKS
    typed = BLOCKS.replace(old, new)
    monkeypatch.setattr(Page, "reread", never)
    page = retyped(page_of(BLOCKS), typed)
    same(page, typed)
    same(retyped(page, BLOCKS), BLOCKS)


@pytest.mark.parametrize("mark", ["---", "...", "? x", "%YAML 1.2"])
def test_a_mark_that_ends_a_document_ends_it(mark: str) -> None:
    for before in ("    choices:\n", "  friends:\n", "checks:\n"):
        typed = BLOCKS.replace(before, f"{mark}\n{before}")
        page = retyped(page_of(BLOCKS), typed)
        same(page, typed)
        same(retyped(page, BLOCKS), BLOCKS)


def test_a_fact_that_comes_is_one_in_every_condition() -> None:
    """A condition of another scene names it, which was a state before."""
    before = BLOCKS.replace("  months_together: 3\n", "")
    same(retyped(page_of(before), BLOCKS), BLOCKS)


def test_a_page_is_kept_where_only_the_end_of_the_last_line_comes() -> None:
    page = page_of(STORY)
    assert retyped(page, STORY.rstrip("\n")) is page
