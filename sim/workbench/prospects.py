"""What a check says about the ways on from where its decisions led: where all of them end, and what some can reach."""

from __future__ import annotations

from collections.abc import Iterator

from sim.play.session import Session
from sim.source.diagnostics import Diagnostic
from sim.story.model import Check
from sim.workbench.bench import Bench
from sim.workbench.differences import Label, nearest_way
from sim.workbench.onward import Onward
from sim.workbench.roads import take


def prospects(bench: Bench, check: Check, index: int, session: Session) -> Iterator[Diagnostic]:
    """HW411 for a way on that ends elsewhere, HW412 for what cannot be reached, HW414 for what stays unproved."""
    rest = check.rest is not None and bool(check.ends)
    if rest or check.can:
        yield from _Outlook(bench, check, index, session, rest).look()


_HELP = "change the check, or the story"
_LATER = "run `heartwork check --full`, which goes on until it knows, or let the check begin later"


class _Outlook:
    """One search for one check."""

    def __init__(self, bench: Bench, check: Check, index: int, session: Session, rest: bool) -> None:
        self.bench, self.check, self.index, self.document, self.rest = bench, check, index, bench.document, rest
        self.session = session
        self.barred = frozenset().union(*map(bench.story.vocabulary.expand, check.without))
        passing = frozenset().union(*map(bench.scenes, check.ends)) if rest else frozenset()
        self.onward = Onward(bench.terrain(self.barred), session, passing)
        self.missing = {name: bench.scenes(name) for name in check.can}
        self.wrong: int | None = None

    def look(self) -> Iterator[Diagnostic]:
        """Search on until everything is known."""
        for states in self.onward.chunks(self.bench.budget):
            self._look_at(states)
            if not self.missing and (not self.rest or self.wrong is not None):
                break
        yield from self._told()

    def _look_at(self, states: list[int]) -> None:
        """Take what was found from what is missing, and find a way on that stops where it should not."""
        onward = self.onward
        found = set(map(onward.scene, states))
        self.missing = {name: scenes for name, scenes in self.missing.items() if scenes.isdisjoint(found)}
        if self.rest and self.wrong is None:
            self.wrong = next((each for each in states if not onward.has_passed(each) and onward.stops(each)), None)

    def _told(self) -> Iterator[Diagnostic]:
        quoted = f"\u201c{self.check.name}\u201d"
        if self.wrong is not None:
            yield self._elsewhere(quoted, self.wrong)
        elif self.rest and (found := self.onward.fault()):
            message = f"{quoted}: a way on cannot be played to its end, by {', '.join(found[0])}: {found[1]}"
            yield Diagnostic("HW411", message, self.document.place(("checks", self.index, "ends")), _HELP)
        if self.onward.space.capped and (self.missing or (self.rest and self.wrong is None)):
            yield self._unproved(quoted)
            return
        for name in self.missing:
            place = self.document.place(("checks", self.index, "can", self.check.can.index(name)))
            without = f" without {', '.join(self.check.without)}" if self.check.without else ""
            yield Diagnostic("HW412", f"{quoted}: no way on from there{without} leads to `{name}`", place, _HELP)

    def _elsewhere(self, quoted: str, wrong: int) -> Diagnostic:
        road = self.onward.road(wrong)
        message = f"{quoted}: a way on {self._end_of(wrong)}, by {', '.join(road) or 'no decision at all'}"
        more, labels = self._turned_away(road)
        place = self.document.place(("checks", self.index, "ends"))
        return Diagnostic("HW411", message + more, place, _HELP, labels)

    def _turned_away(self, steps: list[str]) -> tuple[str, tuple[Label, ...]]:
        """Where on a way that ends elsewhere there was still another."""
        session = self.session.fork()
        first = session.steps
        for step in steps:
            take(session, step)
        return nearest_way(self.bench, session, self.check.ends, first, self.barred)

    def _unproved(self, quoted: str) -> Diagnostic:
        unproved = [f"that `{name}` can be reached" for name in self.missing]
        if self.rest and self.wrong is None:
            unproved.append("that every way on ends there")
        message = f"{quoted}: after {len(self.onward.space):,} states it is not proved {' and '.join(unproved)}"
        return Diagnostic("HW414", message, self.document.place(("checks", self.index, "name")), _LATER)

    def _end_of(self, state: int) -> str:
        scene = self.bench.story.scenario.scenes[self.onward.scene(state)]
        if scene.ending is not None:
            return f"ends in `{scene.id}` ({scene.ending})"
        return f"stops in `{scene.id}`, where nothing is on offer"
