from __future__ import annotations

import re
from gc import collect
from pathlib import Path

import pytest
import pytwee  # type: ignore[import-untyped] # it has no types

from sim.exchange.plain import plain
from sim.exchange.twine.exporting import exported
from sim.exchange.twine.file import read_book
from sim.exchange.twine.passages import ON
from sim.exchange.twine.sugarcube import expression
from sim.story.library import SHIPPED, load_scenario
from sim.story.model import Scenario
from sim.story.story import Story
from tests.support.drawn import drawn, hostile_story
from tests.support.twine import imported_text, scenario_of
from tests.support.written import FOLDERS, story_of

STORIES = sorted(SHIPPED.glob("*.yaml"))


def shipped(path: Path) -> Story:
    loaded = load_scenario(path, FOLDERS)
    assert loaded.scenario is not None
    assert loaded.vocabulary is not None
    return Story(loaded.scenario, loaded.vocabulary)


def links(scenario: Scenario, story: Story) -> dict[str, set[tuple[str, str]]]:
    """Scene by scene the words of every link and where it leads; an aside leads back to where it stands."""
    found = {}
    for name, scene in scenario.scenes.items():
        said = {
            (plain(story.text(choice.text)), way)
            for choice in scene.choices.values()
            for way in [each.scene for each in choice.to or scene.to] or [name]
        }
        found[name] = said or {(ON, way.scene) for way in scene.to}
    return found


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_every_story_that_ships_comes_back_with_its_scenes_and_links(path: Path) -> None:
    story = shipped(path)
    back = scenario_of(imported_text(exported(story).text))
    assert list(back.scenes) == list(story.scenario.scenes)
    assert links(back, story) == links(story.scenario, story)
    assert back.first == story.scenario.first
    assert back.title == story.text(story.scenario.title)
    for name, scene in story.scenario.scenes.items():
        assert (back.scenes[name].title or name) == (story.text(scene.title) or name)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_every_story_that_ships_keeps_its_words(path: Path) -> None:
    """Those of the player's own narration, which stand in the passage as they stood in the scene."""
    story = shipped(path)
    back = scenario_of(imported_text(exported(story).text))
    for name, scene in story.scenario.scenes.items():
        there = [beat.text for beat in back.scenes[name].text]
        for beat in scene.text:
            if not (beat.who or beat.only or beat.condition or "<day>" in beat.text):
                assert story.text(beat.text) in there


def test_whatever_sugarcube_takes_for_its_own_comes_back_as_the_text_that_it_was() -> None:
    story = hostile_story()
    twee = exported(story).text
    name, _, rest = twee.removeprefix(":: StoryTitle\n").partition("\n")  # a mere name, of which nothing is read
    assert name == plain(story.text(story.scenario.title))
    assert "<script" not in rest
    back = scenario_of(imported_text(twee))
    assert list(back.scenes) == list(story.scenario.scenes)
    assert links(back, story) == links(story.scenario, story)
    for name, scene in story.scenario.scenes.items():
        there = back.scenes[name]
        assert there.title == plain(story.text(scene.title))
        assert [beat.text for beat in there.text] == [plain(story.text(beat.text)) for beat in scene.text]


def test_what_opens_in_twine_is_there() -> None:
    story = drawn()
    book = read_book(exported(story).text.encode(), "x.twee")
    assert (book.format, book.start) == ("SugarCube", "hall")
    assert re.fullmatch(r"[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}", book.ifid)
    assert book.ifid == read_book(exported(story).text.encode(), "x.twee").ifid
    placed = [passage.position for passage in book.passages if passage.position]
    assert len(placed) == len(set(placed)) == len(story.scenario.scenes)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_another_reader_of_twee_finds_the_same_passages(path: Path) -> None:
    story = shipped(path)
    theirs = pytwee.Story()
    reader = pytwee.twee3.Parser(theirs)
    for line in exported(story).text.splitlines():
        reader(line)
    del reader
    collect()  # theirs hands its last passage over when it is collected
    assert theirs.title == plain(story.text(story.scenario.title))
    assert theirs.data["start"] == story.scenario.first
    placed = [passage.header.name for passage in theirs.passages if "position" in passage.header.metadata]
    assert placed == list(story.scenario.scenes)


STATE = "state: {trust: {start: 40}, told: false}\nsituation: {cause: argument, months: 3}\n"
ENDS = "scenes:\n  a: {text: x, choices: {go: {text: y, to: b}}}\n  b: {text: x, ending: at-peace}\n"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("trust >= 40 and not told", "(($trust gte 40) and (not $told))"),
        ("10 < trust <= 50", "(10 lt $trust and $trust lte 50)"),
        ('cause == "argument"', '("argument" is "argument")'),
        ("max(5, 100 - trust)", "Math.max(5, (100 - $trust))"),
        ("-trust * months", "((-$trust) * 3)"),
        ("told_no or silence > 3", "(setup.heartwork.toldNo() or (setup.heartwork.silence() gt 3))"),
        ('seen("a") and took("a/go")', '((setup.heartwork.visits("a") gt 0) and setup.heartwork.took("a/go"))'),
        ('count("call", days=7) == 2', '(setup.heartwork.count(7, "call") is 2)'),
        ('days_since("call") > day', '(setup.heartwork.since("call") gt setup.heartwork.day())'),
    ],
)
def test_expressions_are_said_as_sugarcube_says_them(written: str, said: str) -> None:
    assert expression(written, story_of(STATE + ENDS)) == said


def test_what_cannot_be_said_is_a_comment_and_is_listed() -> None:
    body = """
    scenes:
      hall:
        text: [{only: ex, text: You count to ten.}, {ex: They have it., as: thought}]
        by: ex
        choices: {ring: {text: Ring., weight: 3, to: end}}
      end: {text: x, ending: at-peace}
    """
    done = exported(story_of(body))
    assert "/% for Noor alone: You count to ten. %/" in done.text
    assert "/% for Noor alone: They have it. %/" in done.text
    assert "/% weight: 3 %/" in done.text
    told = [what for scene, what in done.left if scene == "hall"]
    assert told == [
        "a beat is for Noor alone, and is a comment",
        "Noor decides here; whoever plays picks for Noor, and weights are comments",
    ]
