"""A story's chart, from the plays of it that are kept."""

from __future__ import annotations

from pathlib import Path

from sim.play.memory import remember
from sim.play.replay import replay
from sim.story.library import Folders
from tui.map.chart import Chart, chart
from tui.prose import clean
from tui.shelf.kept import Kept, is_play_of, kept_plays
from tui.shelf.stories import open_story


def charted(name: str, kept: Kept | None, library: Folders, folder: Path) -> tuple[str, Chart]:
    """The title of a story and its chart, with all plays of it that are kept and the road of one.

    Raises Faulty, or RoadFault where the story cannot even start.
    """
    opened = open_story(name, library)
    story = opened.story(kept.trace.header.cast if kept else None)
    plays = [each.trace for each in kept_plays(folder) if is_play_of(each, opened, library)]
    road = kept.trace.road() if kept else []
    session = replay(story, road, kept.trace.header.lesson).session if kept and road else None
    return clean(story.text(opened.scenario.title)), chart(story, remember(story, plays), session)
