from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from sim.exchange.colouring import UNCOLOURED, Colouring, Shade, Step
from sim.exchange.colouring.scale import opposed, rising
from sim.exchange.diagram import NOTICE, Diagram, diagram
from sim.exchange.svg.page import as_svg
from tests.support.drawn import BODY, PIECES, hostile, whole
from tests.support.written import story_of

SVG = "{http://www.w3.org/2000/svg}"
TINY = "scenes: {a: {choices: {x: {text: X., to: b}}}, b: {ending: friends}}"
STEPS = (*rising(["never", "some", "much"]), *opposed(("far", "near"), "neither", ("near", "far")))
PAPER = {"light": "#f6f0e4", "dark": "#1c1917"}


def picture(drawn: Diagram, colouring: Colouring = UNCOLOURED) -> ElementTree.Element:
    return ElementTree.fromstring(as_svg(drawn, colouring).encode())


def groups(root: ElementTree.Element, kind: str) -> list[ElementTree.Element]:
    return [each for each in root.iter(f"{SVG}g") if kind in each.get("class", "").split()]


def texts(element: ElementTree.Element) -> list[str]:
    return ["".join(each.itertext()) for each in element.iter(f"{SVG}text")]


def card(root: ElementTree.Element, scene: str) -> ElementTree.Element:
    return next(each for each in root.iter(f"{SVG}g") if each.get("id") == f"scene-{scene}")


def tooltip(element: ElementTree.Element) -> list[str]:
    return (element.findtext(f"{SVG}title") or "").split("\n")


def test_every_scene_has_a_card_and_every_line_is_drawn() -> None:
    root, drawn = picture(whole()), whole()
    assert {each.get("id") for each in groups(root, "scene")} >= {f"scene-{name}" for name in drawn.nodes}
    titles = [tooltip(each)[0] for each in groups(root, "line") if each.find(f"{SVG}title") is not None]
    names = {name: node.title for name, node in drawn.nodes.items()}
    assert titles == [f"{names[line.before]} → {names[line.after]}" for line in drawn.lines]


def test_shapes_tell_kinds_apart_and_so_do_words() -> None:
    root = picture(whole())
    shapes = {scene: [each.tag.removeprefix(SVG) for each in card(root, scene)] for scene in whole().nodes}
    assert shapes["quiet"][1:3] == ["rect", "rect"]  # a double outline
    assert shapes["answer"][1] == "path"
    corners = [[each.get("rx") for each in card(root, scene).iter(f"{SVG}rect")] for scene in ("hall", "walk")]
    assert corners == [["9"], [None]]
    assert [texts(card(root, scene))[1:] for scene in ("hall", "answer", "walk", "quiet", "later", "attic")] == [
        ["Sam decides"],
        ["Noor decides"],
        ["runs on by itself"],
        ["at peace"],
        ["still to be written"],
        ["runs on by itself", "no road leads here"],
    ]


def test_a_chance_is_dashed_and_marked_and_so_is_what_depends_on_the_road() -> None:
    root = picture(whole())
    lines = {
        tuple(tooltip(each)[0].split(" → ")): each
        for each in groups(root, "line")
        if each.find(f"{SVG}title") is not None
    }
    assert "chance" in lines["The hall of Noor", "lost"].get("class", "")
    assert lines["The hall of Noor", "lost"].find(f"{SVG}path[@class='mark']") is not None
    assert lines["The hall of Noor", "walk"].find(f"{SVG}circle[@class='mark']") is not None
    assert lines["The hall of Noor", "answer"].find(f"{SVG}*[@class='mark']") is None


def test_a_pointer_that_rests_on_a_scene_is_told_its_first_words_and_its_options() -> None:
    assert tooltip(card(picture(whole()), "hall")) == [
        "The hall of Noor",
        "Day …. The key lies on the table.",
        "Sam decides",
        "– Look at her key. (stays here)",
        "– Send it back.",
        "– Keep it.",
        "– Go out.",
    ]


def test_a_screen_reader_is_told_each_scene_and_where_it_leads() -> None:
    root = picture(whole())
    assert root.get("aria-labelledby") == "heartwork-title heartwork-desc"
    assert root.findtext(f"{SVG}title[@id='heartwork-title']") == "A test"
    about = root.findtext(f"{SVG}desc[@id='heartwork-desc']") or ""
    assert about == f"What Noor left behind. 7 scenes, 2 of them endings. {NOTICE}"
    listed = next(each for each in root.iter(f"{SVG}g") if each.get("role") == "list")
    told = [each.get("aria-label") for each in listed if each.get("role") == "listitem"]
    assert told[0] == "The hall of Noor. Sam decides. Leads to answer, lost, walk"
    assert len(told) == len(whole().nodes)


def test_the_legend_holds_what_is_in_the_picture_and_nothing_else() -> None:
    every = texts(picture(whole()))
    tiny = texts(picture(diagram(story_of(TINY))))
    signs = {
        "the story starts",
        "Sam decides",
        "somebody else decides",
        "it runs on by itself",
        "the story ends",
        "still to be written",
        "no road leads here",
        "leads on",
        "by chance",
        "only after some roads",
        "leads back",
    }
    assert signs <= {*every}
    assert signs & {*tiny} == {"the story starts", "Sam decides", "the story ends", "leads on"}


def test_it_needs_nothing_from_elsewhere_and_runs_nothing() -> None:
    text = as_svg(hostile())
    root = ElementTree.fromstring(text.encode())
    tags = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert tags == {"svg", "title", "desc", "style", "rect", "g", "text", "path", "circle"}
    names = {name for each in root.iter() for name in each.attrib}
    assert not {name for name in names if name.startswith("on") or "href" in name}
    style = root.findtext(f"{SVG}style") or ""
    assert "url(" not in style
    assert "@import" not in style
    assert "@font-face" not in style


def test_whatever_an_author_wrote_is_text() -> None:
    root = picture(hostile())
    for number, piece in enumerate(PIECES):
        found = card(root, f"s{number}")
        assert "".join(texts(found)[:2]).replace(" ", "").startswith(piece.replace(" ", ""))
        assert tooltip(found)[:2] == [piece, piece]


def test_it_is_light_by_day_dark_by_night_and_ink_on_paper_when_it_is_printed() -> None:
    style = picture(whole()).findtext(f"{SVG}style") or ""
    assert "@media (prefers-color-scheme: dark)" in style
    assert "@media print" in style


def test_a_scale_is_told_in_the_legend_and_drawn_in_colour_width_and_figure() -> None:
    lines = {("hall", "lost"): Shade(2, "42"), ("walk", "quiet"): Shade(0, "0")}
    colouring = Colouring(
        "How often", "In plays.", STEPS[:3], lines, {("hall", "go"): "+2"}, {"lost": "9 in 100 plays"}
    )
    root = picture(whole(), colouring)
    every = texts(root)
    assert {"How often. In plays.", "never", "some", "much", "42", "9 in 100 plays"} <= {*every}
    assert "keep" in every
    assert "go +2" in every
    assert len(groups(root, "step-2")) == 2  # the line, and its sign in the legend
    style = root.findtext(f"{SVG}style") or ""
    assert f"--step-2: {STEPS[2].light}" in style
    assert f"--step-2: {STEPS[2].dark}" in style
    assert f"stroke-width: {STEPS[2].width}" in style


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.words)
def test_a_step_stands_out_from_its_ground(step: Step) -> None:
    assert contrast(step.light, PAPER["light"]) >= 3
    assert contrast(step.dark, PAPER["dark"]) >= 3


def test_the_steps_of_a_scale_differ_in_lightness_or_width() -> None:
    much = rising(["none", "1 of 2", "all"])
    assert [step.width for step in much] == sorted({step.width for step in much})
    against, neither, in_favour = opposed(("against",), "neither", ("for",))
    assert against.width == in_favour.width > neither.width
    assert against.light != in_favour.light


def contrast(one: str, other: str) -> float:
    """How far two colours stand out from each other, as WCAG counts it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("part", ["light", "dark"])
def test_words_can_be_read_on_their_ground(part: str) -> None:
    style = picture(whole()).findtext(f"{SVG}style") or ""
    sheets = {"light": style.split("@media")[0], "dark": style.split("@media")[1]}
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", sheets["light"]))
    if part == "dark":
        colours |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", sheets["dark"]))
    for words, grounds in {
        "ink": ("paper", "own", "other", "passing"),
        "quiet": ("paper", "own", "other", "passing"),
        "on-ending": ("ending",),
    }.items():
        for ground in grounds:
            assert contrast(colours[words], colours[ground]) >= 4.5, (words, ground)
    for edge in ("way", "own-edge", "other-edge"):
        assert contrast(colours[edge], colours["paper"]) >= 3, edge


def test_a_scene_that_leads_to_itself_is_drawn() -> None:
    body = BODY.replace("{text: Wait., weight: 10, to: hall}", "{text: Wait., weight: 10, to: answer}")
    root = picture(diagram(story_of(body)))
    loops = [each for each in groups(root, "line") if tooltip(each)[0] == "answer → answer"]
    assert len(loops) == 1
    assert texts(card(root, "answer")) == ["answer", "Noor decides", "again: wait"]
