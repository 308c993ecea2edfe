"""What `heartwork export --colour` asks for, measured."""

from __future__ import annotations

import click

from sim.exchange.colouring import Colouring
from sim.exchange.colouring.opinions import by_agreement, by_article
from sim.exchange.colouring.visits import by_visits
from sim.exchange.diagram import Diagram
from sim.guidance.model import Pack
from sim.source.nearest import nearest
from sim.story.story import Story
from sim.workbench.simulation import Plan
from tui.cli.progress import Progress
from tui.shelf.folders import library
from tui.shelf.packs import open_pack
from tui.shelf.stories import Opened, begin

PLAYS = 1000


def coloured(
    whole: Diagram,
    opened: Opened,
    story: Story,
    colour: str,
    guidance: str | None,
    plays: int | None,
    seed: int | None,
) -> Colouring:
    """The colouring of a story by `visits`, `agreement` or `article:SOURCE`.

    Raises click.UsageError, Faulty, and Trouble where the story cannot even start.
    """
    plan = Plan(plays or PLAYS, seed or 0)
    what, _, source = colour.partition(":")
    begin(story)
    progress = Progress()

    def told(done: int) -> None:
        progress.show(f"{done:,} of {plan.plays:,} plays")

    try:
        if colour == "visits":
            _no_guidance(guidance)
            return by_visits(whole, story, plan, told)
        if colour != "agreement" and what != "article":
            raise click.UsageError(f"--colour: there are visits, agreement and article:SOURCE, and no `{colour}`")
        pack = open_pack(guidance or opened.scenario.guidance, opened, library())
        if colour == "agreement":
            return by_agreement(whole, story, pack, plan, told)
        _known(source, pack)
        return by_article(whole, story, pack, source, plan, told)
    finally:
        progress.clear()


def _no_guidance(guidance: str | None) -> None:
    if guidance is not None:
        raise click.UsageError("--guidance has no part in --colour visits: no article is asked")


def _known(source: str, pack: Pack) -> None:
    if source not in pack.sources:
        hint = nearest(source, pack.sources) or f"there are {', '.join(pack.sources)}"
        raise click.UsageError(f"--colour: the pack `{pack.id}` has no source `{source}`: {hint}")
