"""Exported stories play in SugarCube's language as they play here, in a real browser's JavaScript."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from sim.exchange.plain import plain
from sim.exchange.twine.exporting import exported
from sim.exchange.twine.file import read_book
from sim.play.session import Session
from sim.story.library import SHIPPED, load_scenario
from sim.story.story import Story
from tests.support.browser import chromium
from tests.support.written import FOLDERS

PLAYER = Path(__file__).parents[1] / "support" / "sugarcube.js"
ROADS, MOST = 25, 60


def seen(session: Session) -> dict[str, Any]:
    """What whoever stands here can do, and what the story knows."""
    clock = [session.day, session.hour, session.silence, session.told_no]
    options = [plain(option.text) for option in session.options]
    return {"scene": session.scene, "options": options, "state": session.state, "clock": clock}


def road(story: Story, seed: int) -> list[tuple[dict[str, Any], str | None]]:
    """A play at random: what there was at each decision, and what was taken."""
    lot, session = Random(seed), Session(story)
    steps: list[tuple[dict[str, Any], str | None]] = []
    while not session.over and len(steps) < MOST:
        if session.pending:
            session.settle(lot.choice([chance.scene for chance in session.pending if chance.weight]))
            continue
        option = lot.choice(session.options)
        steps.append((seen(session), plain(option.text)))
        session.take(option.id)
    while session.pending:
        session.settle(lot.choice([chance.scene for chance in session.pending if chance.weight]))
    return [*steps, (seen(session), None)]


def test_every_story_that_ships_plays_the_same_there() -> None:
    stories = []
    for path in sorted(SHIPPED.glob("*.yaml")):
        loaded = load_scenario(path, FOLDERS)
        assert loaded.scenario is not None
        assert loaded.vocabulary is not None
        story = Story(loaded.scenario, loaded.vocabulary)
        passages = {each.name: each.text for each in read_book(exported(story).text.encode(), "x.twee").passages}
        passages["StoryData"] = f'{{"start": "{story.scenario.first}"}}'
        stories.append({"passages": passages, "roads": [road(story, seed) for seed in range(ROADS)]})
    assert sum(len(each["roads"]) for each in stories) == len(stories) * ROADS
    with chromium() as browser:
        assert browser.new_page().evaluate(PLAYER.read_text(encoding="utf-8"), stories) == []
