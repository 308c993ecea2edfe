"""A play that was found, as the text of a debrief in one of its formats."""

from __future__ import annotations

from collections.abc import Iterator

import click

from sim.debrief.blocks import Debrief
from sim.debrief.debriefing import debrief
from tui.debriefing.as_json import render_json
from tui.debriefing.finding import FoundPlay
from tui.debriefing.html import render_html
from tui.debriefing.markdown import render_markdown
from tui.debriefing.moment import tell_moment
from tui.debriefing.parts import Paragraph, Part
from tui.debriefing.telling import tell
from tui.debriefing.text import render_text
from tui.debriefing.words import listed


def write_out(
    play: FoundPlay,
    shape: str,
    full: bool = False,
    moment: int | None = None,
    columns: int = 80,
    styled: bool = False,
) -> str:
    """The debrief as text, json, markdown or html; text is short unless asked for in `full`, the others never are.

    `moment` is the step of the one decision to tell. Raises click.UsageError where no judged decision has it.
    """
    found = debrief(play.session, play.pack, play.persons)
    if shape == "json":
        return render_json(found)
    if shape != "text":
        full = True
    parts = tell(found, play.notices, full, play.written) if moment is None else _one(found, moment, play)
    if shape == "text":
        return render_text(parts, columns, styled)
    if shape == "html":
        return render_html(parts, play.session.story.scenario.language)
    return render_markdown(parts)


def _one(found: Debrief, step: int, play: FoundPlay) -> Iterator[Part]:
    for moment in found.moments:
        if moment.step == step:
            yield from map(Paragraph, play.notices)
            yield from tell_moment(moment, found, play.written)
            return
    steps = [moment.step for moment in found.moments]
    raise click.UsageError(
        f"--moment: there is no moment {step} in this play; "
        + (f"there are {listed(steps)}" if steps else "it has none")
    )
