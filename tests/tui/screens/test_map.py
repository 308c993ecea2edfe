from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from sim.play.playthrough import Playthrough, decide
from sim.play.session import Session
from sim.play.store import TraceFile
from sim.play.trace import Header
from sim.story.library import Folders, fingerprint
from tests.support.goldens import assert_looks
from tests.support.stage import SIZES, on_stage, screen_text, settled
from tui import messages
from tui.screens.fault import FaultScreen
from tui.screens.library import LibraryScreen
from tui.screens.map import MapScreen
from tui.screens.play import PlayScreen
from tui.shelf.kept import Kept, read_play
from tui.shelf.stories import open_story
from tui.widgets.story_map import StoryMap

STORY = "dishwasher-treaty"
BRACKETS = """
format: 1
title: The [b]door[/b]
summary: A door.
cast: {player: {name: Sam, pronouns: they}, ex: {name: Noor, pronouns: she}}
scenes:
  a:
    title: "[/b] [door slams] \\\\"
    choices: {x: {text: "Say [i]no[/i].", to: b}}
  b: {title: Hidden, choices: {y: {text: Y., to: c}}}
  c: {ending: friends}
"""


def keep(home: Path, seed: int, story: str = STORY) -> Kept:
    """A play of the story by lot from start to end, kept where the app looks for plays."""
    opened = open_story(story, Folders(home))
    header = Header(story, hash=fingerprint(opened.path), seed=seed, roles={"player": "person"})
    file = TraceFile(home / "plays" / f"play-{seed}.jsonl", header)
    play = Playthrough(Session(opened.story()), header, file.record)
    while play.session.ending is None:
        decide(play)
    file.close()
    return read_play(file.path)


async def show(pilot: Pilot[None], kept: Kept | None = None, story: str = STORY) -> StoryMap:
    """The map on the screen, once it is drawn."""
    pilot.app.screen.post_message(messages.ShowMap(story, kept))
    await settled(pilot)
    await settled(pilot)
    assert isinstance(pilot.app.screen, MapScreen)
    return pilot.app.screen.query_one(StoryMap)


@pytest.mark.parametrize("size", SIZES[:3], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_shows_where_the_play_stands(home: Path, size: tuple[int, int]) -> None:
    keep(home, 2)
    async with on_stage(home, size=size) as pilot:
        await show(pilot, keep(home, 1))
        assert_looks(pilot.app, f"map-{size[0]}x{size[1]}")


async def test_a_story_that_nobody_has_played_is_all_dots(home: Path) -> None:
    async with on_stage(home) as pilot:
        shown = await show(pilot)
        assert "0 of 40 scenes seen" in screen_text(pilot.app)
        assert shown.selected is None
        await pilot.press("tab", "c", "plus", "minus", "enter")
        assert "Nothing of this story has been seen yet" in screen_text(pilot.app)
        assert "Half a cycle" not in screen_text(pilot.app)


async def test_the_arrows_move_it_and_c_comes_back(home: Path) -> None:
    kept = keep(home, 1)
    async with on_stage(home) as pilot:
        shown = await show(pilot, kept)
        before = screen_text(pilot.app)
        await pilot.press("left", "left", "up")
        assert screen_text(pilot.app) != before
        await pilot.press("c")
        await pilot.pause()
        assert screen_text(pilot.app) == before
        assert shown.selected == shown.chart.here


async def test_it_zooms_from_dots_to_full_titles_and_0_shows_the_whole(home: Path) -> None:
    kept = keep(home, 1)
    async with on_stage(home) as pilot:
        shown = await show(pilot, kept)
        await pilot.press(*["plus"] * 6)
        near = shown.drawing
        await pilot.press(*["minus"] * 6)
        assert shown.drawing.width < near.width
        await pilot.press("plus", "0")
        await pilot.pause()
        assert shown.drawing.width <= shown.size.width
        assert shown.drawing.height <= shown.size.height
        rows = screen_text(pilot.app).splitlines()
        assert sum(row.count("●") + row.count("◆") for row in rows[2:-8]) == len(
            [mark for mark in shown.chart.marks.values() if mark.standing > 1]
        )


async def test_tab_goes_along_the_road_and_tells_each_scene(home: Path) -> None:
    kept = keep(home, 1)
    async with on_stage(home) as pilot:
        shown = await show(pilot, kept)
        await pilot.press("tab")
        while shown.selected != shown.chart.order[0]:
            await pilot.press("tab")
        assert "Day 1, 21:00. Taken here: “" in screen_text(pilot.app)
        assert "Half a cycle" in screen_text(pilot.app)
        await pilot.press("tab")
        assert shown.selected == shown.chart.order[1]
        await pilot.press("shift+tab")
        assert shown.selected == shown.chart.order[0]


async def test_a_click_selects_a_scene_and_dragging_moves_the_map(home: Path) -> None:
    kept = keep(home, 1)
    async with on_stage(home, size=(120, 40)) as pilot:
        shown = await show(pilot, kept)
        before = shown.scroll_offset
        await pilot.mouse_down(StoryMap, offset=(60, 12))
        await pilot.hover(StoryMap, offset=(70, 15))
        await pilot.mouse_up(StoryMap, offset=(70, 15))
        await pilot.pause()
        assert shown.selected == shown.chart.here
        assert shown.scroll_offset.x == before.x - 10
        name, spot = next(
            (name, spot)
            for name, spot in shown.drawing.spots.items()
            if name in shown.chart.order and name != shown.selected and spot.x >= shown.scroll_offset.x
        )
        at = (
            spot.x - shown.scroll_offset.x,
            spot.y - shown.scroll_offset.y + (shown.size.height - shown.drawing.height) // 2,
        )
        await pilot.click(StoryMap, offset=at)
        assert shown.selected == name


async def test_enter_goes_on_from_a_decision_of_the_road(home: Path) -> None:
    kept = keep(home, 1)
    async with on_stage(home) as pilot:
        shown = await show(pilot, kept)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, MapScreen)
        decided = [name for name in shown.chart.order if shown.chart.marks[name].step is not None]
        others = next(name for name in decided if shown.chart.marks[name].by == "ex")
        own = [name for name in decided if shown.chart.marks[name].by == "player"][2]
        shown.select(others)
        await settled(pilot)
        assert "Go on here" not in screen_text(pilot.app)
        shown.select(own)
        await settled(pilot)
        assert "Go on here" in screen_text(pilot.app)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, PlayScreen)
        assert pilot.app.screen.seat.session.scene == own


async def test_brackets_in_titles_and_options_show_as_they_are(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "door.yaml"
    path.write_text(BRACKETS)
    header = Header("door", path=str(path), roles={"player": "person"})
    file = TraceFile(home / "plays" / "door.jsonl", header)
    play = Playthrough(Session(open_story(str(path), Folders(home)).story()), header, file.record)
    play.take("x")
    play.undo()
    file.close()
    async with on_stage(home) as pilot:
        await show(pilot, story=str(path))
        text = screen_text(pilot.app)
        assert "The [b]door[/b]" in text
        assert "[/b] [door slams] \\" in text
        assert "“Say [i]no[/i]”" in text


async def test_a_story_with_faults_is_told_and_the_way_back_is_open(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("format: 1\ntitle: [b]No[/b]\nscenes: {}\n")
    async with on_stage(home) as pilot:
        pilot.app.screen.post_message(messages.ShowMap(str(path)))
        await settled(pilot)
        await settled(pilot)
        assert isinstance(pilot.app.screen, FaultScreen)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_it_can_be_left_before_it_is_drawn(home: Path) -> None:
    async with on_stage(home) as pilot:
        pilot.app.screen.post_message(messages.ShowMap(STORY))
        await pilot.pause()
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_coming_back_from_another_try_draws_the_play_as_it_is_now(home: Path) -> None:
    async with on_stage(home, pace="at once") as pilot:
        before = await show(pilot, keep(home, 1))
        before.select(next(name for name in before.chart.order if before.chart.marks[name].by == "player"))
        for key in ("enter", "a", "2", "escape"):
            await pilot.press(key)
            await settled(pilot)
        now = pilot.app.screen.query_one(StoryMap)
        assert now.chart.here != before.chart.here
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, PlayScreen)
        assert not [note for note in pilot.app._notifications if "another window" in note.message]
