"""A play that was found, as the text of a debrief in one of its formats."""

from __future__ import annotations

from sim.debrief.debriefing import debrief
from tui.cli.debriefing.as_json import render_json
from tui.cli.debriefing.finding import FoundPlay
from tui.cli.debriefing.markdown import render_markdown
from tui.cli.debriefing.telling import tell
from tui.cli.debriefing.text import render_text


def write_out(play: FoundPlay, shape: str, columns: int = 80, styled: bool = False) -> str:
    """The debrief as text, json or markdown."""
    found = debrief(play.session, play.pack, play.persons)
    if shape == "json":
        return render_json(found)
    parts = tell(found, play.notices)
    return render_markdown(parts) if shape == "markdown" else render_text(parts, columns, styled)
