"""Mermaid's own parser (11.17) was asked by hand; here its grammar is the part of it that we write, and no more."""

from __future__ import annotations

import json
import re
from html import unescape

from sim.exchange.colouring import UNCOLOURED, Colouring, Shade
from sim.exchange.colouring.scale import rising
from sim.exchange.diagram import Diagram
from sim.exchange.mermaid import as_mermaid
from tests.support.drawn import PIECES, hostile, whole

ID = r"scene(?:_[a-z0-9]+)+"
# Between quotation marks: letters, the marks that Mermaid leaves alone, our own line breaks, and codes of any other.
TEXT = r"""(?:[\w ,.!?'()…–—“”‘’\u0300-\u036f\u200b\u200d-]|[^\x00-\u2fff]|<br>|\#\d+;)*"""
SHAPES = ((r'\["', r'"\]'), (r'\{\{"', r'"\}\}'), (r'\("', r'"\)'), (r'\(\["', r'"\]\)'), (r'>"', r'"\]'))
SHAPE = "|".join(f"{left}{TEXT}{right}" for left, right in SHAPES)
STYLE = r"[a-z-]+:[#\w. ]+(?:,[a-z-]+:[#\w. ]+)*"
NODE = re.compile(rf"  ({ID})({SHAPE}):::([a-z]+)")
LINE = re.compile(rf'  ({ID}) (-->|-\.->)(?:\|"({TEXT})"\|)? ({ID})')
OTHER = re.compile(rf"  (?:%% [^{{}}%]*|classDef [a-z]+ {STYLE}|class {ID}(?:,{ID})* [a-z]+|linkStyle [\d,]+ {STYLE})")


Drawn = tuple[str, str, str, str]  # from, by which arrow, what stands at it, to


def parsed(whole: Diagram, colouring: Colouring = UNCOLOURED) -> tuple[dict[str, str], list[Drawn], list[str]]:
    """The texts of the nodes, the lines, and all that is left; nothing is there that is none of these."""
    first, title, last, kind, *lines = as_mermaid(whole, colouring).splitlines()
    assert (first, last, kind) == ("---", "---", "flowchart TD")
    assert isinstance(json.loads(title.removeprefix("title: ")), str)
    nodes: dict[str, str] = {}
    ways: list[Drawn] = []
    others: list[str] = []
    for line in lines:
        if node := NODE.fullmatch(line):
            nodes[node[1]] = node[2]
        elif way := LINE.fullmatch(line):
            ways.append((way[1], way[2], shown(way[3] or ""), way[4]))
        else:
            assert OTHER.fullmatch(line), line
            others.append(line.strip())
    assert {end for way in ways for end in (way[0], way[3])} <= nodes.keys()
    return nodes, ways, others


def shown(text: str) -> str:
    """What a reader sees of a text."""
    return unescape(re.sub(r"#(\d+);", r"&#\1;", text.replace("<br>", "\n"))).replace("\u200b", "")


def test_every_scene_is_a_node_whose_shape_tells_its_kind() -> None:
    nodes, _, _ = parsed(whole())
    assert nodes == {
        "scene_hall": '["The hall of Noor<br>Sam decides"]',
        "scene_answer": '{{"answer<br>Noor decides"}}',
        "scene_walk": '("walk")',
        "scene_quiet": '(["quiet<br>at peace"])',
        "scene_lost": '(["lost<br>apart in pain"])',
        "scene_later": '>"later"]',
        "scene_attic": '("attic")',
    }


def test_a_line_names_the_options_that_lead_along_it_and_a_chance_is_dotted() -> None:
    _, ways, _ = parsed(whole())
    assert ways[:3] == [
        ("scene_hall", "-->", "send (1 in 4)\nkeep (otherwise)", "scene_answer"),
        ("scene_hall", "-.->", "send (3 in 4)", "scene_lost"),
        ("scene_hall", "-->", "keep (if told_no)\ngo", "scene_walk"),
    ]


def test_kinds_are_classes_and_so_is_what_no_road_leads_to() -> None:
    _, _, others = parsed(whole())
    assert {each.split()[1] for each in others if each.startswith("classDef")} == {
        "own",
        "other",
        "passing",
        "ending",
        "stub",
        "lost",
    }
    assert "class scene_attic lost" in others


def test_lines_are_styled_by_their_step_and_have_their_figure() -> None:
    steps = rising(["never", "often"])
    lines = {("hall", "lost"): Shade(1, "12"), ("hall", "walk"): Shade(1), ("walk", "quiet"): Shade(0, "0")}
    colouring = Colouring("How often", "In plays.", steps, lines, {("hall", "go"): "+2"}, {"lost": "3 in 100 plays"})
    nodes, ways, others = parsed(whole(), colouring)
    assert nodes["scene_lost"] == '(["lost<br>apart in pain<br>3 in 100 plays"])'
    assert [way[2] for way in ways[1:3]] == ["send (3 in 4)\n12", "keep (if told_no)\ngo +2"]
    assert [each for each in others if each.startswith("linkStyle")] == [
        f"linkStyle 5 stroke:{steps[0].light},stroke-width:{steps[0].width}px",
        f"linkStyle 1,2 stroke:{steps[1].light},stroke-width:{steps[1].width}px",
    ]


def test_whatever_an_author_wrote_is_text() -> None:
    nodes, _, _ = parsed(hostile())
    for number, piece in enumerate(PIECES):
        assert shown(nodes[f"scene_s{number}"][2:-2]).split("\n")[0] == piece


def test_a_backslash_before_an_n_is_no_line_break_nor_a_word_an_icon_or_a_formula() -> None:
    text = as_mermaid(hostile())
    assert not re.search(r"#92;n|#58;fa-|#36;#36;", text)
