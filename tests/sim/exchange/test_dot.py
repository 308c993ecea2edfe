from __future__ import annotations

import re
import shutil
import subprocess
from html import unescape
from xml.etree import ElementTree

import pytest

from sim.exchange.colouring import UNCOLOURED, Colouring, Shade
from sim.exchange.colouring.scale import rising
from sim.exchange.diagram import Diagram
from sim.exchange.dot import as_dot
from tests.support.command import AGES
from tests.support.drawn import PIECES, hostile, whole

STRING = r'"(?:[^"\\]|\\.)*"'
ATTRIBUTES = rf"\[[a-z]+=(?:{STRING}|[\d.]+)(?:, [a-z]+=(?:{STRING}|[\d.]+))*\]"
NODE = re.compile(rf"  ({STRING}) ({ATTRIBUTES})")
EDGE = re.compile(rf"  ({STRING}) -> ({STRING}) ({ATTRIBUTES})")
OTHER = re.compile(rf"  (?://.*|(?:graph|node|edge) {ATTRIBUTES})")
SVG = "{http://www.w3.org/2000/svg}"


def value(attributes: str, name: str) -> str:
    """An attribute as Graphviz shows it."""
    found = re.search(rf"\b{name}=({STRING})", attributes)
    return shown(found[1]) if found else ""


def shown(string: str) -> str:
    return unescape(re.sub(r"\\(.)", lambda mark: "\n" if mark[1] == "n" else mark[1], string[1:-1]))


def parsed(whole: Diagram, colouring: Colouring = UNCOLOURED) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """The attributes of nodes and edges; nothing is there that is neither, nor a default."""
    first, *lines, last = as_dot(whole, colouring).splitlines()
    assert re.fullmatch(rf"digraph {STRING} \{{", first)
    assert last == "}"
    nodes, edges = {}, {}
    for line in lines:
        if node := NODE.fullmatch(line):
            nodes[shown(node[1])] = node[2]
        elif edge := EDGE.fullmatch(line):
            edges[shown(edge[1]), shown(edge[2])] = edge[3]
        else:
            assert OTHER.fullmatch(line), line
    return nodes, edges


def test_every_scene_is_a_node_whose_shape_tells_its_kind() -> None:
    nodes, _ = parsed(whole())
    looks = {name: (value(found, "shape"), value(found, "peripheries")) for name, found in nodes.items()}
    assert looks == {
        "hall": ("box", "1"),
        "answer": ("hexagon", "1"),
        "walk": ("box", "1"),
        "quiet": ("box", "2"),
        "lost": ("box", "2"),
        "later": ("note", "1"),
        "attic": ("box", "1"),
    }
    assert value(nodes["hall"], "label") == "The hall of Noor\nSam decides"
    assert value(nodes["hall"], "tooltip") == "Day …. The key lies on the table."
    assert value(nodes["attic"], "style") == "filled,dashed"


def test_an_edge_names_its_options_and_a_chance_is_dashed() -> None:
    _, edges = parsed(whole())
    assert value(edges["hall", "answer"], "label") == "send (1 in 4)\nkeep (otherwise)"
    assert value(edges["hall", "answer"], "tooltip") == "Send it back.\nKeep it."
    assert value(edges["hall", "answer"], "style") == ""
    assert value(edges["hall", "lost"], "style") == "dashed"


def test_edges_are_coloured_by_their_step_and_have_their_figure() -> None:
    steps = rising(["never", "often"])
    colouring = Colouring(
        "How often", "In plays.", steps, {("hall", "lost"): Shade(1, "12")}, {("hall", "send"): "+2"}, {"lost": "3"}
    )
    nodes, edges = parsed(whole(), colouring)
    assert value(edges["hall", "lost"], "color") == steps[1].light
    assert value(edges["hall", "lost"], "penwidth") == str(steps[1].width)
    assert value(edges["hall", "lost"], "label") == "send +2 (3 in 4)\n12"
    assert value(nodes["lost"], "label") == "lost\napart in pain\n3"


def test_whatever_an_author_wrote_is_text() -> None:
    nodes, _ = parsed(hostile())
    for number, piece in enumerate(PIECES):
        assert value(nodes[f"s{number}"], "label").split("\n")[0] == piece
        assert value(nodes[f"s{number}"], "tooltip") == piece


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_draws_it_and_shows_every_text_as_it_was_written() -> None:
    done = subprocess.run(
        ["dot", "-Tsvg"], input=as_dot(hostile()).encode(), capture_output=True, timeout=AGES, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    texts = {
        "".join(each.itertext()).replace("\xa0", " ") for each in ElementTree.fromstring(done.stdout).iter(f"{SVG}text")
    }
    assert texts >= set(PIECES)
