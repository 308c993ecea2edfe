"""What is worked out beside a story under work: its map, and what plays from here come to. Both take their time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from tui.screens.watching import Watching
from tui.workbench.edition import Edition
from tui.workbench.road import Road

if TYPE_CHECKING:
    from tui.map.chart import Chart
    from tui.workbench.figures import Figures
    from tui.workbench.material import Material
    from tui.workbench.reached import Reached


class Working(Watching):
    """Works things out in threads, for a road in an edition; what is asked for later takes the place of what is still
    being worked out."""

    class Drawn(Message):
        """A map is there."""

        def __init__(self, edition: Edition, road: Road, chart: Chart) -> None:
            self.edition, self.road, self.chart = edition, road, chart
            super().__init__()

    class Counted(Message):
        """Some figures are there, or some more."""

        def __init__(self, edition: Edition, road: Road, figures: Figures, material: Material) -> None:
            self.edition, self.road, self.figures, self.material = edition, road, figures, material
            super().__init__()

    class Searched(Message):
        """It is known in which states a scene can be reached, or why not."""

        def __init__(self, edition: Edition, scene: str, found: Reached | Exception) -> None:
            self.edition, self.scene, self.found = edition, scene, found
            super().__init__()

    _material: Material | None = None

    @work(thread=True, exclusive=True, group="drawing")
    def draw(self, edition: Edition, road: Road, zoom: int | None) -> None:
        """Draw the map, for one zoom first if it is known which."""
        chart = self._material_of(edition).chart(road, zoom)
        if not get_current_worker().is_cancelled:
            self.bring(self.Drawn(edition, road, chart))

    @work(thread=True, exclusive=True, group="counting")
    def count(self, edition: Edition, road: Road, seed: int) -> None:
        """Play on from there, many times."""
        worker = get_current_worker()
        material = self._material_of(edition)
        for found in material.figures(road, seed, lambda: worker.is_cancelled):
            self.bring(self.Counted(edition, road, found, material))

    @work(thread=True, exclusive=True, group="searching")
    def search(self, edition: Edition, scene: str) -> None:
        """Look for every state in which a scene can be reached."""
        from sim.play.session import RoadFault
        from tui.workbench.reached import Stopped

        worker = get_current_worker()
        found: Reached | Exception
        try:
            found = self._material_of(edition).reached(scene, lambda: worker.is_cancelled)
        except Stopped:
            return
        except RoadFault as fault:
            found = fault
        if not worker.is_cancelled:
            self.post_message(self.Searched(edition, scene, found))

    def _material_of(self, edition: Edition) -> Material:
        """In a thread: what an edition is worked on with, kept for the next time."""
        from tui.workbench.material import Material

        kept = self._material
        if kept is None or kept.edition is not edition:
            kept = self._material = Material(edition, self.shell.library, kept)
        return kept
