"""What an edition is worked on with, apart from the play on show: a story of its own, its map's layers, its pack."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

from sim.guidance.model import Pack
from sim.guidance.pack import pack_for
from sim.story.library import Folders
from sim.story.order import Layers
from sim.story.story import Story
from sim.workbench.simulation import RANDOM, Plan, Tally
from sim.workbench.simulation.player import Compiling, Player, compiled
from sim.workbench.space.search import Space
from tui.map.chart import Chart
from tui.workbench.chart import author_chart, layers_of
from tui.workbench.edition import Edition
from tui.workbench.figures import Figures
from tui.workbench.reached import Reached, reach, search_all
from tui.workbench.road import Road, walk

PLAYS = 4000  # by a player who picks at random
FOLLOWED = 1000  # for each source that is followed
FIRST = 100  # plays that are told first; then there are more and more at a time, for each telling costs a repaint
STEPS = 20_000  # the most at a time, where plays are long: about a tenth of a second
MOST_SCENES = 5_000  # that are kept compiled, each once for every way to play


class Material:
    """Made in a thread and used in threads: it shares nothing with the play on show, which compiles as it goes."""

    def __init__(self, edition: Edition, folders: Folders, before: Material | None = None) -> None:
        self.edition = edition
        # Most scenes are the same in the edition before, and half of the time to the first figures goes into this.
        self._compiling: Compiling = lru_cache(MOST_SCENES)(compiled) if before is None else before._compiling
        self._folders = folders
        story = edition.another_story()
        assert story is not None
        self.story: Story = story
        self._space: Space | None = None

    @cached_property
    def layers(self) -> Layers[str]:
        """The layers of the map."""
        return layers_of(self.story)

    @cached_property
    def pack(self) -> Pack | None:
        """The pack that judges the story, where there is a sound one."""
        loaded = self.edition.loaded
        assert loaded.scenario is not None
        found, _ = pack_for(loaded.scenario, loaded.document, self._folders)
        return None if found is None else found.pack

    def chart(self, road: Road, zoom: int | None) -> Chart:
        """The map with a road on it, drawn at one zoom already; at all of them where it is not known which."""
        chart = author_chart(self.story, self.layers, walk(self.story, road).session)
        for each in range(len(chart.drawings)) if zoom is None else (zoom,):
            _ = chart.drawings[each]
        return chart

    def reached(self, scene: str, stopped: Callable[[], bool]) -> Reached:
        """The states in which a scene is reached. Raises RoadFault, and Stopped once it is `stopped`."""
        if self._space is None:
            self._space = search_all(self.story, stopped)
        return reach(self._space, scene)

    def figures(self, road: Road, seed: int, stopped: Callable[[], bool]) -> Iterator[Figures]:
        """The figures of where a road leads, growing; no more of them once it is `stopped`."""
        here, sources = walk(self.story, road).session, () if self.pack is None else tuple(self.pack.sources)
        found = Figures(Tally(), {}, PLAYS, FOLLOWED)
        for policy in (RANDOM, *sources):
            wanted, share = (PLAYS, FIRST) if policy == RANDOM else (FOLLOWED, FOLLOWED)
            player = Player(self.story, self.pack, Plan(wanted, seed, policy), here, self._compiling)
            tally = Tally()
            while tally.plays < wanted:
                if stopped():
                    return
                tally += player.play(tally.plays, min(share, wanted - tally.plays), STEPS)
                share = 3 * tally.plays
                found = found.with_more(policy, tally)
                yield found
