"""How the answers and chances of one scene fell, as a page."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sim.story.model import PLAYER
from sim.workbench.simulation import Tally
from sim.workbench.simulation.odds import Odd, odds
from tui.simulating.asked import Asked
from tui.simulating.paper import Paper, block, in_hundred

BAR = 10


def tell(paper: Paper, asked: Asked, tally: Tally, scene: str) -> None:
    """The odds of a scene, on the paper."""
    story = asked.story
    found = odds(tally, story.scenario, scene)
    paper.title(story.text(story.scenario.title), f"{tally.plays:,} plays, seed {asked.plan.seed}")
    paper.said(f"{asked.player}, the others decide by weight. `{scene}` was entered {found.entries:,} times.")
    if found.options:
        paper.heading(f"What {found.by} takes in {scene}")
        _table(paper, found.options, ("on\noffer", "\ntaken"))
        if found.by == PLAYER:
            paper.said("No weight decides here, since the player does.")
    if not found.options and not found.partings:
        paper.said("Nothing is decided there.")
    for parting in found.partings:
        behind = scene if parting.option is None else f"{scene}/{parting.option}"
        paper.heading(f"Where {behind} leads, {'by chance' if parting.by_chance else 'by its conditions'}")
        _table(paper, parting.ways, ("came\nup", "led\nthere"))


def _table(paper: Paper, each: Sequence[Odd], words: tuple[str, str]) -> None:
    heads = [*words, "\nin 100", "", *(["mean\nweight"] if any(odd.weight is not None for odd in each) else [])]
    paper.table(heads, {odd.name: _cells(odd)[: len(heads)] for odd in each})


def _cells(odd: Odd) -> list[str]:
    share = odd.share
    bar = ["", ""] if share is None else [in_hundred(float(share)), block(float(share), BAR)]
    return [f"{odd.offered:,}", f"{odd.fell:,}", *bar, _number(odd.weight)]


def _number(weight: Fraction | None) -> str:
    return "" if weight is None else f"{float(weight):.1f}".removesuffix(".0")
