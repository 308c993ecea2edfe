"""Exploring a story step by step, so that whoever waits can be told how far it is, and can stop with what was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sim.guidance.model import Pack
from sim.source.collecting import no_collection
from sim.story.story import Story
from sim.workbench.exploring.best import Best, best_roads
from sim.workbench.exploring.ceilings import Ceilings
from sim.workbench.exploring.elimination import Unsettled
from sim.workbench.exploring.odds import Odds, odds
from sim.workbench.exploring.reach import Reach, reach
from sim.workbench.exploring.roads import OwnRoad, Roads
from sim.workbench.exploring.spreading import Watch
from sim.workbench.exploring.survey import Survey, survey

MOST_STATES = 2_000_000  # that one question is searched through
Report = Callable[[str, int], None]  # what is being worked out, and how many states were found for it so far


class Exploration:
    """What exploring a story has found so far; None where something is not known, and `unproved` says in words why.

    `exact` is False where a question has more states than may be searched, or was broken off.
    """

    def __init__(self, story: Story, pack: Pack, most: int = MOST_STATES) -> None:
        self.story, self.pack, self.most = story, pack, most
        self.reach: Reach | None = None
        self.odds: Odds | None = None
        self.roads: dict[str, OwnRoad | None] = dict.fromkeys(pack.sources)
        self.best: dict[str, Mapping[str, Best] | None] = dict.fromkeys(pack.sources)
        self.unproved: list[str] = []
        self.exact = True
        self.doing = ""  # what is being worked out
        self.states = 0  # found for it so far

    def run(self, report: Report) -> None:
        """Work everything out, what is quick first. Raises RoadFault where the story cannot begin."""
        surveyed = self.survey(report)
        with no_collection():
            self._find_odds(report)
            self._find_roads(report)
            self._find_best(report, surveyed)
        self.doing = ""

    def survey(self, report: Report) -> Survey:
        """Find out what can be reached, and nothing else. Raises RoadFault where the story cannot begin."""
        watch = self._begin("what can be reached", report)
        with no_collection():
            surveyed = survey(self.story, self.most, watch)
            self.reach = reach(surveyed)
        if surveyed.capped:
            self._give_up("what cannot be reached, and where a road comes to no ending")
        return surveyed

    def break_off(self) -> None:
        """Note that what is not known by now will stay so."""
        if self.doing:
            self.exact = False
            self.unproved.append(f"{self.doing}, and all that comes after it: broken off after {self.states:,} states")

    def _find_odds(self, report: Report) -> None:
        watch = self._begin("how likely each ending is", report)
        try:
            self.odds = odds(self.story, self.most, watch)
        except Unsettled:
            self.unproved.append(f"{self.doing}: {_UNSETTLED}")
        else:
            if self.odds is None:
                self._give_up(self.doing)

    def _find_roads(self, report: Report) -> None:
        roads = Roads(self.story, self.pack)
        for source in self.roads:
            watch = self._begin(f"the road of `{source}`", report)
            try:
                found = self.roads[source] = roads.of(source, self.most, watch)
            except Unsettled:
                self.unproved.append(f"{self.doing}: {_UNSETTLED}")
                continue
            if found is None:
                self._give_up(self.doing)
            elif found.caught:
                self.unproved.append(f"{self.doing}: {_CAUGHT}")

    def _find_best(self, report: Report, surveyed: Survey) -> None:
        if self.reach is None or not self.reach.exact:
            self._give_up("the best agreement with each source")
            return
        ceilings = Ceilings(surveyed, self.pack)
        for source in self.best:
            watch = self._begin(f"the best agreement with `{source}`", report)
            found = self.best[source] = best_roads(ceilings, source, self.reach.endings, self.most, watch)
            open_ = [kind for kind, best in found.items() if not best.is_proved]
            if open_:
                self._give_up(f"{self.doing} on roads that end {' or '.join(open_)}")
            farmed = [kind for kind, best in found.items() if best.is_farmed]
            if farmed:
                self.unproved.append(f"{self.doing} on roads that end {' or '.join(farmed)}: {_FARMED}")

    def _begin(self, doing: str, report: Report) -> Watch:
        self.doing, self.states = doing, 0
        report(doing, 0)

        def watch(states: int) -> None:
            self.states = states
            report(doing, states)

        return watch

    def _give_up(self, what: str) -> None:
        self.exact = False
        self.unproved.append(f"{what}: that takes more than {self.most:,} states")


_UNSETTLED = "plays go round in a circle for so long that no figure settles"
_CAUGHT = "whoever follows it may go round for ever, so there is no end to what would be weighed"
_FARMED = "there is credit to be had again and again in a circle on the way, so there may be no best"
