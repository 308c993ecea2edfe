"""Ink is compiled and played by inkjs, and every play is compared with our own engine's, moment by moment."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sim.exchange.ink.names import Names
from sim.exchange.ink.source import as_ink
from sim.play.session import RoadFault
from sim.source.document import parse_document
from sim.source.schema import Reader
from sim.story.library import read_scenario
from sim.story.model import Beat, Choice, Scenario, Scene
from sim.story.story import Story
from tests.support.drawn import BODY, PIECES, hostile_story
from tests.support.inkjs import Inkjs, Moment, could_be_ours, inkjs, told_by_us
from tests.support.repertoire import STORIES, story_named
from tests.support.simulated import tangled
from tests.support.stories import VOCABULARY, stories
from tests.support.written import story_of, vocabulary

LONGEST = 120
MANY = 300  # plays of each story
INK_PIECES = (
    "~ trust = 0",
    "* star",
    "+ plus",
    "- dash",
    "- else: no",
    "= stitch",
    "== knot ==",
    "{trust}",
    "{~a|b}",
    "{not x: y | z}",
    "-> END",
    "->->",
    "<- thread",
    "<>",
    "a <> b",
    "// gone",
    "///**/",
    "/* gone */",
    "*/",
    "# tag",
    "a # tag",
    "\\",
    "\\n",
    "a \\",
    "[b]",
    "(label) text",
    "TODO: later",
    "VAR x = 1",
    "CONST x = 1",
    "LIST x = a",
    "INCLUDE other.ink",
    "EXTERNAL f()",
    "else: so",
    "function f()",
    "~",
    "|",
    "!",
    "&",
    "$",
    '"',
    "hw_day()",
    "<day>",
    "<day> - <day>",
    "* <day>",
)


@pytest.fixture(scope="module")
def ink() -> Iterator[Inkjs]:
    with inkjs() as process:
        yield process


def seeded(count: int) -> list[list[int]]:
    """So many plays, the same every time."""
    return [[random.randrange(60) for _ in range(LONGEST)] for random in map(Random, range(count))]


def assert_plays_the_same(ink: Inkjs, story: Story, plays: list[list[int]]) -> list[list[Moment]]:
    """What was told in both."""
    ours = [told_by_us(story, numbers) for numbers in plays]
    cut = [numbers[: len(moments) - 1] for numbers, moments in zip(plays, ours, strict=True)]
    verdict = ink.play(as_ink(story), cut, table=True)
    assert verdict.faults == []
    assert verdict.plays == ours
    return ours


def assert_compiles(ink: Inkjs, story: Story) -> None:
    assert ink.play(as_ink(story), [], table=True).faults == []


@pytest.mark.parametrize("name", STORIES)
def test_a_story_that_ships_plays_the_same_step_by_step(ink: Inkjs, name: str) -> None:
    plays = assert_plays_the_same(ink, story_named(name), seeded(MANY))
    assert all(not play[-1].choices for play in plays), "plays end"


@pytest.mark.parametrize("name", STORIES)
def test_where_lots_are_drawn_a_play_is_one_of_ours(ink: Inkjs, name: str) -> None:
    story, plays = story_named(name), seeded(4)
    verdict = ink.play(as_ink(story), plays, table=False)
    assert verdict.faults == []
    for numbers, moments in zip(plays, verdict.plays, strict=True):
        assert moments[-1].lines[-1][1].startswith("ending: ")
        assert could_be_ours(story, numbers, moments)


def told_and_timed(story: Story) -> Story:
    """The story with something to read wherever something can be read."""

    def told(where: str) -> tuple[Beat, ...]:
        thought = Beat(f"{where} <day>", "player", "thought", 'count("contact", days=4) >= 3')
        return (Beat(f"{where}, day <day>."), Beat(f"{where} calm", "ex", "call", "calm > 40"), thought)

    def choice(each: Choice) -> Choice:
        to = tuple(way._replace(then=told(f"to {way.scene}")) for way in each.to)
        return each._replace(then=told(f"then {each.id}"), to=to)

    def scene(each: Scene) -> Scene:
        choices = {name: choice(one) for name, one in each.choices.items()}
        return each._replace(text=told(each.id), title=f"On day <day>, {each.id}", choices=choices)

    scenario: Scenario = story.scenario
    return Story(scenario._replace(scenes={name: scene(each) for name, each in scenario.scenes.items()}), VOCABULARY)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.one_of(tangled(), stories()), st.lists(st.lists(st.integers(0, 11), max_size=25), min_size=3, max_size=6))
def test_any_story_plays_the_same(ink: Inkjs, story: Story, plays: list[list[int]]) -> None:
    told = told_and_timed(story)
    try:
        told_by_us(told, [])
    except RoadFault:
        assume(False)  # it cannot even begin
    assert_plays_the_same(ink, told, plays)


@pytest.mark.parametrize("pieces", [PIECES, INK_PIECES], ids=["of many formats", "of ink"])
def test_whatever_an_author_wrote_plays_as_text(ink: Inkjs, pieces: tuple[str, ...]) -> None:
    """By every option in turn, so that each piece is met as a text, a title and an option."""
    story = hostile_story(pieces)
    assert_plays_the_same(ink, story, [[0] * LONGEST, [1, 0] * LONGEST, *seeded(10)])


def test_what_somebody_says_and_their_name_are_text_too(ink: Inkjs) -> None:
    scenes = {}
    for number, piece in enumerate(INK_PIECES):
        words = json.dumps(piece)
        said = ", ".join(f"{{{who}: {words}, as: {how}}}" for who in ("ex", "player") for how in ("message", "speech"))
        scenes[f"s{number}"] = f"{{text: [{said}], choices: {{go: {{text: Go., note: {words}}}}}, to: s{number + 1}}}"
    scenes[f"s{len(INK_PIECES)}"] = "{ending: friends, reflect: ['/* // {']}"
    body = "\n".join(["scenes:", *(f"  {name}: {scene}" for name, scene in scenes.items())])
    head = (
        "format: 1\ntitle: A\ncast: {player: {name: Sam, card: '*/ {x'}, ex: {name: '* {Noor} //', goal: '-> END'}}\n"
    )
    document = parse_document(f"{head}{body}\n".encode(), "hostile.yaml")
    scenario = read_scenario(document, Reader(document), "hostile")
    assert scenario is not None
    assert_plays_the_same(ink, Story(scenario, vocabulary()), [[0] * LONGEST])


def test_a_story_with_everything_plays_the_same(ink: Inkjs) -> None:
    assert_plays_the_same(ink, story_of(BODY), seeded(60))


SECRETS = """
scenes:
  hall:
    text:
      - Seen by all.
      - {ex: Secret thought., as: thought}
      - {only: ex, text: Secret beat.}
      - {only: ex, if: told_no, text: Secret beat.}
      - {only: player, text: For you.}
      - {player: My thought., as: thought}
    choices: {go: {text: Go., note: Secret note., to: end}}
  end: {text: Out., ending: friends, reflect: [Secret question?]}
"""


def test_what_others_may_not_read_is_in_comments_alone(ink: Inkjs) -> None:
    source = as_ink(story_of(SECRETS))
    assert source.count("Secret") == 5
    assert all(line.lstrip().startswith("//") for line in source.splitlines() if "Secret" in line)
    [[first, last]] = ink.play(source, [[0]], table=False).plays
    assert [line[0] for line in first.lines] == ["Seen by all.", "For you.", "You think: My thought."]
    assert [line[0] for line in last.lines] == ["Out.", "The end: friends."]


LOTS = """
state: {trust: {start: 20}, nothing: {start: 0}}
scenes:
  start:
    to: [{weight: 1, scene: asked}, {weight: 3, scene: lost}, {weight: nothing, scene: never}]
    choices: {go: {text: Go.}}
  asked:
    by: ex
    choices:
      yes: {text: Yes., weight: trust, to: good}
      no: {text: No., weight: "60 - trust * 2", to: bad}
      maybe: {text: Maybe., weight: "trust - 60", to: never}
  good: {text: Good., ending: friends}
  bad: {text: Bad., to: [{weight: nothing, scene: left}, {weight: nothing, scene: right}]}
  left: {text: Left., ending: at-peace}
  right: {text: Right., ending: at-peace}
  lost: {text: Lost., ending: at-peace}
  never: {text: Never., ending: at-peace}
"""
SHARES: Mapping[str, float] = {"Lost.": 0.75, "Good.": 0.125, "Left.": 0.0625, "Right.": 0.0625}


def test_lots_fall_by_weight_and_never_where_there_is_none(ink: Inkjs) -> None:
    plays = 1600
    verdict = ink.play(as_ink(story_of(LOTS)), [[0]] * plays, table=False)
    assert verdict.faults == []
    fell = Counter(play[-1].lines[-2][0] for play in verdict.plays)
    assert fell.keys() == SHARES.keys()
    for text, share in SHARES.items():
        assert abs(fell[text] - share * plays) < 5 * (share * (1 - share) * plays) ** 0.5


def test_at_a_table_whoever_decides_may_take_what_is_not_likely_at_all(ink: Inkjs) -> None:
    [[_, chance, asked, end]] = ink.play(as_ink(story_of(LOTS)), [[0, 0, 2]], table=True).plays
    assert chance.choices == (("asked", "asked", "chance"), ("lost", "lost", "chance"))
    assert asked.choices[2] == ("Maybe.", "maybe", "by: ex")
    assert end.lines == (("Never.",), ("The end: at peace.", "ending: at-peace"))


def test_names_of_an_author_are_kept_and_give_way_to_what_ink_means_by_them() -> None:
    names = Names(["trust", "mod", "hw_day", "own_mod"], ["quiet-flat", "trust", "9", "scene-9", "else", "hw-table"])
    assert names.states == {"trust": "trust", "mod": "own_mod", "hw_day": "own_hw_day", "own_mod": "own_own_mod"}
    assert names.scenes == {
        "quiet-flat": "quiet_flat",
        "trust": "scene_trust",
        "9": "scene_9",
        "scene-9": "scene_scene_9",
        "else": "scene_else",
        "hw-table": "scene_hw_table",
    }


def test_awkward_names_compile(ink: Inkjs) -> None:
    body = """
    state: {mod: {start: 3}, temp: false, hw_day: {start: 1}, hall: {start: 2}, trust: {start: -5, min: -9}}
    scenes:
      hall: {text: Hall., to: "9", effects: {mod: -1, trust: -2}, set: {temp: true}}
      "9":
        text: [{if: "mod == 2 and temp and hw_day == 1 and trust == -7", text: Right.}]
        choices: {"1": {text: Go., to: end}}
      end: {ending: friends}
    """
    assert_plays_the_same(ink, story_of(body), [[0]])


def test_texts_are_compared_and_bounds_are_kept(ink: Inkjs) -> None:
    body = """
    situation: {cause: argument, months_together: 3, first_love: true, place: "a // {b}"}
    state: {trust: {start: 95}, gone: {start: 3}}
    scenes:
      hall:
        effects: {trust: 20, gone: -9}
        text:
          - {if: 'cause == "argument"', text: One.}
          - {if: 'cause != "argument"', text: Never.}
          - {if: 'place == "a // {b}"', text: Two.}
          - {if: "trust == 100 and gone == 0", text: Three.}
          - {if: "1 < months_together <= 3 < trust", text: Four.}
          - {if: "10 - 2 * 3 - 1 == months_together and -trust + 5 < 0", text: Five.}
          - {if: "first_love == (not gone == 3)", text: Six.}
          - {if: "min(day, 30) + max(hour, 3) * 2 == 24", text: Seven.}
          - {if: 'days_since("call") > 1000000000 and not ever("call")', text: Eight.}
        choices: {go: {text: Go., to: end}}
      end: {ending: friends}
    """
    told = told_by_us(story_of(body), [0])
    assert len(told[0].lines) == 8
    assert_plays_the_same(ink, story_of(body), [[0]])
