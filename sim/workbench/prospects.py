"""What a check says about the ways on from where its decisions led: where all of them end, and what some can reach."""

from __future__ import annotations

from collections.abc import Iterator

from sim.play.position import Position
from sim.play.session import Session
from sim.source.diagnostics import Diagnostic
from sim.story.compiled import CompiledOption
from sim.story.model import ENDINGS, Check
from sim.workbench.bench import Bench
from sim.workbench.differences import Label, nearest_way
from sim.workbench.roads import take
from sim.workbench.search import Arrival, Search


def prospects(bench: Bench, check: Check, index: int, session: Session) -> Iterator[Diagnostic]:
    """HW411 for a way on that ends elsewhere, HW412 for what cannot be reached, HW414 for what stays unproved."""
    rest = check.rest is not None and bool(check.ends)
    if rest or check.can:
        yield from _Outlook(bench, check, index, rest).look(session)


class _Outlook:
    """One search for one check."""

    def __init__(self, bench: Bench, check: Check, index: int, rest: bool) -> None:
        self.bench, self.check, self.index, self.document, self.rest = bench, check, index, bench.document, rest
        story, slots = bench.story, bench.story.layout.slots
        self.counted = {name: slots["visits", name] for name in (*check.ends, *check.can) if name not in ENDINGS}
        self.ends = check.ends if rest else ()
        barred = frozenset().union(*(story.vocabulary.expand(name) for name in check.without))
        self.search = Search(story, bench.merging, self._enters, lambda option: _is_free(option, barred), bench.budget)
        self.missing = list(check.can)

    def look(self, session: Session) -> Iterator[Diagnostic]:
        """Search on until everything is known."""
        start = session.position
        self.missing = [name for name in self.missing if not self._is_at(start, name)]
        passed = any(self._is_at(start, name) for name in self.check.ends)
        wrong: Arrival | None = None
        for arrival in self.search.arrivals(start, passed):
            if self.rest and wrong is None and not arrival.passed and _is_over(arrival.position):
                wrong = arrival
            if not self.missing and (not self.rest or wrong is not None):
                break
        yield from self._told(wrong)

    def _enters(self, before: Position, after: Position) -> bool:
        """Whether a step led into one of `ends`; on the way, what it led to is taken off the list of `can`.

        Every step is looked at here, also those to positions that were known: a scene which only runs on leaves
        no trace in where the road stands then.
        """
        if self.missing:
            self.missing = [name for name in self.missing if not self._led_to(name, before, after)]
        return any(self._led_to(name, before, after) for name in self.ends)

    def _led_to(self, name: str, before: Position, after: Position) -> bool:
        slot = self.counted.get(name)
        if slot is None:
            return self._is_at(after, name)
        return bool(after.values[slot] > before.values[slot])

    def _is_at(self, position: Position, name: str) -> bool:
        return position.open is None and name in (position.scene.id, position.scene.ending)

    def _told(self, wrong: Arrival | None) -> Iterator[Diagnostic]:
        quoted = f"\u201c{self.check.name}\u201d"
        help_text = "change the check, or the story"
        if wrong is not None:
            road = self.search.road(wrong.key)
            message = f"{quoted}: a way on {_end_of(wrong.position)}, by {road or 'no decision at all'}"
            more, labels = self._turned_away(road.split(", ") if road else [])
            place = self.document.place(("checks", self.index, "ends"))
            yield Diagnostic("HW411", message + more, place, help_text, labels)
        elif self.rest and self.search.faults:
            road, fault = self.search.faults[0]
            message = f"{quoted}: a way on cannot be played to its end, by {road}: {fault}"
            yield Diagnostic("HW411", message, self.document.place(("checks", self.index, "ends")), help_text)
        if self.search.capped and (self.missing or wrong is None):
            yield self._unproved(quoted, wrong)
            return
        for name in self.missing:
            place = self.document.place(("checks", self.index, "can", self.check.can.index(name)))
            without = f" without {', '.join(self.check.without)}" if self.check.without else ""
            yield Diagnostic("HW412", f"{quoted}: no way on from there{without} leads to `{name}`", place, help_text)

    def _turned_away(self, steps: list[str]) -> tuple[str, tuple[Label, ...]]:
        """Where on a way that ends elsewhere there was still another."""
        session = Session(self.bench.story)
        for step in self.check.take:
            take(session, step)
        first = session.steps
        for step in steps:
            take(session, step)
        return nearest_way(self.bench, session, self.check.ends, first, self.search.allows)

    def _unproved(self, quoted: str, wrong: Arrival | None) -> Diagnostic:
        unproved = [f"that `{name}` can be reached" for name in self.missing]
        if self.rest and wrong is None:
            unproved.append("that every way on ends there")
        message = f"{quoted}: after {self.search.seen:,} states it is not proved {' and '.join(unproved)}"
        return Diagnostic(
            "HW414", message, self.document.place(("checks", self.index, "name")), "let the check begin later"
        )


def _is_free(option: CompiledOption, barred: frozenset[str]) -> bool:
    return barred.isdisjoint(option.option.acts)


def _is_over(position: Position) -> bool:
    return not position.offer.options and position.open is None


def _end_of(position: Position) -> str:
    scene = position.scene
    if scene.ending is not None:
        return f"ends in `{scene.id}` ({scene.ending})"
    return f"stops in `{scene.id}`, where nothing is on offer"
