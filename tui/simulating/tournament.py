"""What the advice of each source leads to in a story, side by side with a player who picks at random."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sim.workbench.simulation import Tally
from tui.simulating.asked import Asked
from tui.simulating.page import NO_ENDING, kinds_of, meters_of
from tui.simulating.paper import Paper, block, percent

BAR = 3  # cells of a bar in a table
UNKNOWN = "?"


def tell(paper: Paper, asked: Asked, tallies: Mapping[str, Tally]) -> None:
    """The tables of a tournament, on the paper; `tallies` are by player, in the order in which they are told."""
    story = asked.story
    plays = asked.plan.plays
    paper.title(story.text(story.scenario.title), f"{plays:,} plays each, seed {asked.plan.seed}")
    players = [f"{number} {name}" for number, name in enumerate(tallies, start=1)]
    paper.said(f"Each player does what one source advises throughout, the last picks at random: {', '.join(players)}.")
    fewer = [f"{name} {tally.plays:,}" for name, tally in tallies.items() if tally.plays < plays]
    if fewer:
        paper.said(f"Broken off before all was played: {', '.join(fewer)}.")
    for heading, rows in (
        ("How their plays end, in 100", _endings(asked, tallies.values())),
        ("The meters at the end, on average", _meters(asked)),
        ("How far they agree with each source", _agreements(asked)),
    ):
        paper.heading(heading)
        cells = {
            name: [cell(tally) if tally.plays else UNKNOWN for tally in tallies.values()] for name, cell in rows.items()
        }
        paper.table([str(number) for number in range(1, len(tallies) + 1)], cells)


def _endings(asked: Asked, tallies: Iterable[Tally]) -> dict[str, Callable[[Tally], str]]:
    scenario = asked.story.scenario
    whole = sum(tallies, Tally())

    def of_kind(kind: str) -> Callable[[Tally], str]:
        return lambda tally: _share(tally.endings(scenario)[kind], tally)

    rows = {kind: of_kind(kind) for kind in kinds_of(whole, scenario)}
    if whole.endings(scenario).total() < whole.plays:
        rows[NO_ENDING] = lambda tally: _share(tally.plays - tally.endings(scenario).total(), tally)
    return rows


def _share(plays: int, tally: Tally) -> str:
    share = plays / tally.plays
    return f"{100 * share:.0f} {block(share, BAR)}"


def _meters(asked: Asked) -> dict[str, Callable[[Tally], str]]:
    scenario = asked.story.scenario

    def of_meter(name: str) -> Callable[[Tally], str]:
        def mean(tally: Tally) -> str:
            means = tally.means(scenario)
            return f"{float(means[name]):.1f}" if means else UNKNOWN

        return mean

    return {f"{name} ({whose})" if whose else name: of_meter(name) for name, whose in meters_of(scenario).items()}


def _agreements(asked: Asked) -> dict[str, Callable[[Tally], str]]:
    def with_source(source: str) -> Callable[[Tally], str]:
        return lambda tally: percent(tally.agreement.get(source))

    return {source: with_source(source) for source in asked.pack.sources}
