"""`heartwork debrief`: what the articles say about a play that was kept."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli.output import is_styled, talk, width

COLUMNS = 80
FORMATS = ("text", "json", "markdown")


@click.command("debrief")
@click.argument("trace", default="last")
@click.option(
    "--format",
    "shape",
    type=click.Choice(FORMATS),
    default="text",
    help="How it is written; text by default.",
)
@click.option("--guidance", metavar="ID|PATH", help="Judge by this guidance pack instead of the one of the play.")
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path), help="Write to this file instead.")
def command(trace: str, shape: str, guidance: str | None, output: Path | None) -> int:
    """What the articles say about a play, decision by decision.

    TRACE is the file of a play; left out, or `last`, it is the newest play that was kept.

    \b
    The shape of --format json (lists hold one entry an occurrence):
      {"ending": KIND or null when unfinished,
       "sources": {SOURCE: {"agreement": 0..100 or null, "followed": [RULE],
                            "broken": [RULE], "missed": [RULE], "resisted": [RULE]}},
       "floor": [RULE],
       "moments": [{"step", "scene", "option", "verdicts": [{"rule", "verdict"}],
                    "disputed": true or false, "best": {SOURCE: [OPTION]}}]}
    The articles judge the seeker, the house every role that a person plays.
    """
    from tui.cli.debriefing.finding import find_play
    from tui.cli.debriefing.writing import write_out

    play = find_play(trace, guidance)
    if shape == "json" or output is not None:
        for notice in play.notices:
            talk(f"heartwork: {notice}")
    to_terminal = output is None
    text = write_out(play, shape, (width() or COLUMNS) if to_terminal else COLUMNS, styled=to_terminal and is_styled())
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")
        talk(f"heartwork: the debrief is in {output}")
    return 0
