"""`heartwork debrief`: what the articles say about a play that was kept."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli.output import is_styled, show, talk, width

COLUMNS = 80
FORMATS = ("text", "json", "markdown", "html")


@click.command("debrief")
@click.argument("trace", default="last")
@click.option(
    "--format",
    "shape",
    type=click.Choice(FORMATS),
    default="text",
    help="How it is written; text by default. The others are always complete.",
)
@click.option("--moment", metavar="N", type=int, help="Tell the moment of this number alone, in full.")
@click.option(
    "--full", is_flag=True, help="Tell every moment in full: each option, each rule, what would have come next."
)
@click.option("--guidance", metavar="ID|PATH", help="Judge by this guidance pack instead of the one of the play.")
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path), help="Write to this file instead.")
def command(trace: str, shape: str, moment: int | None, full: bool, guidance: str | None, output: Path | None) -> int:
    """What the articles say about a play, decision by decision.

    TRACE is the file of a play; left out, or `last`, it is the newest play that was kept.

    As text it is short enough to be read to its end. Each moment has a number, and --moment tells that one in full.
    On a terminal a long text is shown page by page, by the program that PAGER names.

    \b
    The shape of --format json (lists hold one entry an occurrence):
      {"ending": KIND or null when unfinished,
       "sources": {SOURCE: {"agreement": 0..100 or null, "followed": [RULE],
                            "broken": [RULE], "missed": [RULE], "resisted": [RULE]}},
       "floor": [RULE],
       "moments": [{"step", "scene", "option", "verdicts": [{"rule", "verdict"}],
                    "disputed": true or false, "best": {SOURCE: [OPTION]}}]}
    Of a lesson, also "lesson": its name, and "lesson_over": whether it came to where it stops.

    \b
    The articles judge the seeker, the house every role that a person plays.
    """
    from tui.debriefing.finding import find_play
    from tui.debriefing.writing import write_out

    if moment is not None and (full or shape == "json"):
        raise click.UsageError(
            f"--moment is one moment, so {'--full' if full else '--format json'} has no place beside it"
        )
    play = find_play(trace, guidance)
    if shape == "json" or output is not None:
        for notice in play.notices:
            talk(f"heartwork: {notice}")
    if output is None:
        text = write_out(play, shape, full, moment, width() or COLUMNS, is_styled())
        if shape == "text":
            show(text)
        else:
            click.echo(text, nl=False)
    else:
        output.write_text(write_out(play, shape, full, moment, COLUMNS), encoding="utf-8")
        talk(f"heartwork: the debrief is in {output}")
    return 0
