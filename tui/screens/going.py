"""Going elsewhere in a story under work: to any scene, into a state that is reached or set by hand, to the file."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from tui.screens.working import Working
from tui.widgets.workbench.chart_pane import ChartPane
from tui.widgets.workbench.faults import Faults
from tui.workbench.desk import Desk
from tui.workbench.items import scene_items
from tui.workbench.notices import Notice
from tui.workbench.road import Road
from tui.workbench.standing import values
from tui.workbench.watching import PULSE

if TYPE_CHECKING:
    from tui.workbench.asked import Asked

JUMP = "The states stay as they are now; the clock is that of the start, and nothing has been done yet."


class Going(Working):
    """A screen over a desk, and the dialogs that ask where to go."""

    def __init__(self, asked: Asked, pulse: float = PULSE, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(asked.edition, pulse, clock)
        self.desk = Desk(asked)

    def show(self, notice: Notice | None) -> None:
        """Show where the road stands now, and say what there is to say."""
        raise NotImplementedError

    # --- scenes and states

    def action_jump(self) -> None:
        """Begin at any scene."""
        from tui.screens.picking import PickScreen

        if self.desk.story is None or self.desk.session is None:
            return
        scenes = list(self.desk.story.scenario.scenes)
        here, items = scenes.index(self.desk.session.scene), scene_items(self.desk.story)
        self.app.push_screen(PickScreen("Go to a scene", JUMP, items, 1 + here), partial(self._jump, scenes))

    def _jump(self, scenes: Sequence[str], number: int | None) -> None:
        if number is not None:
            self.show(self.desk.go(Road()) if number == 0 else self.desk.jump(scenes[number - 1]))

    @on(ChartPane.Wanted)
    def _jump_on_the_map(self, message: ChartPane.Wanted) -> None:
        self.show(self.desk.jump(message.scene))

    def action_pick(self) -> None:
        """A state in which this scene can be reached."""
        if self.desk.edition is not None and self.desk.session is not None:
            self.say(Notice(f"Looking for every state in which play comes to {self.desk.session.scene} ..."))
            self.search(self.desk.edition, self.desk.session.scene)

    @on(Working.Searched)
    def _searched(self, message: Working.Searched) -> None:
        """Ask for one of the states, unless somebody has gone elsewhere in the meantime."""
        from tui.screens.picking import PickScreen
        from tui.workbench.reached import about, items

        story, session = message.edition.story, self.desk.session
        stays = session is not None and session.scene == message.scene and message.edition is self.desk.edition
        if story is None or not stays or self.app.screen is not self:
            return
        self.say(None)
        found = message.found
        if isinstance(found, Exception):
            self.say(Notice(f"The story cannot be gone through: {found}.", trouble=True))
        elif not found.roads:
            self.say(Notice(about(found)))
        else:
            pick = PickScreen(f"How {found.scene} is reached", about(found), items(story, found))
            self.app.push_screen(pick, partial(self._pick, found.roads))

    def _pick(self, roads: Sequence[Road], number: int | None) -> None:
        if number is not None:
            self.show(self.desk.go(roads[number]))

    def action_change(self) -> None:
        """Set states by hand."""
        from tui.screens.changing import ChangeScreen

        if self.desk.session is not None:
            self.app.push_screen(ChangeScreen(values(self.desk.session)), self._change)

    def _change(self, settings: Mapping[str, int | bool] | None) -> None:
        if settings is not None:
            self.show(self.desk.change(settings))

    # --- the editor

    @on(Faults.Opened)
    def _edit_fault(self, message: Faults.Opened) -> None:
        self.edit(Path(message.place.path), message.place.line)

    def edit(self, path: Path, line: int) -> None:
        """Open the author's editor at a line of a file."""
        from tui.editing import EditorFault, open_editor

        try:
            open_editor(self.app, path, line)
        except EditorFault as fault:
            self.shell.tell(str(fault))
