"""One simulated play, told by the command that replays it."""

from __future__ import annotations

import json

from sim.workbench.simulation.single import Single
from tui.prose import clean
from tui.simulating.asked import Asked, play

ELSEWHERE = "`heartwork play` begins where the story does, and this play begins in `{}`. Its decisions from there on:"


def as_text(asked: Asked, number: int, made: Single) -> str:
    """What it came to, and the command."""
    opening = asked.plan.opening
    lines = [f"Play {number + 1} (seed {made.play.header.seed}) {_end(made)}."]
    if opening is not None:
        lines += [ELSEWHERE.format(opening.scene), "", f"  {','.join(made.take)}"]
    else:
        lines += ["", f"  {play(asked.name, made.take)}"]
    return "\n".join(map(clean, lines)) + "\n"


def _end(made: Single) -> str:
    session = made.session
    decisions = f"after {session.steps:,} decision{'' if session.steps == 1 else 's'}"
    if made.stopped:
        return f"is lost {decisions}: {made.stopped}"
    if session.ending:
        return f"ends {decisions} in `{session.scene}` ({session.ending})"
    return f"stops {decisions} in `{session.scene}`, where nothing is on offer"


def as_json(asked: Asked, number: int, made: Single) -> str:
    """The same for programs; there is no command for a play that begins elsewhere than its story does."""
    session = made.session
    data = {
        "play": number + 1,
        "seed": made.play.header.seed,
        "ending": session.ending,
        "scene": session.scene,
        "stopped": made.stopped or None,
        "take": made.take,
        "command": play(asked.name, made.take) if asked.plan.opening is None else None,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
