"""What exploring a story found, as a page for the one who writes it: what can happen, what cannot, and who agrees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from sim.guidance.agreement import shown
from sim.workbench.exploring import Exploration, OwnRoad, Road
from tui.exploring.taking import explore, taken
from tui.prose import clean, wrap

INDENT = "  "
NAME = 18  # columns of a name
FIGURE = 6  # columns of a figure with the space before it
CELLS = 30  # of a bar at most
LISTED = 20  # things of one kind that cannot happen
SAYS_NOTHING, UNKNOWN = "–", "?"


class Page:
    """The page of one exploration. `name` is how its story was named on the command line."""

    def __init__(self, found: Exploration, name: str, columns: int, styled: bool) -> None:
        self.found, self.name, self.columns, self.styled = found, name, columns, styled
        self.sources = tuple(found.pack.sources)

    def text(self) -> str:
        """All of it, in lines of at most so many columns as far as names allow."""
        sections = (self._endings, self._happens, self._roads, self._best, self._unproved, self._next)
        told = [[*section()] for section in sections]
        return "\n\n".join("\n".join(lines) for lines in [[*self._title()], *told] if lines) + "\n"

    # --- the sections

    def _title(self) -> Iterator[str]:
        reach = self.found.reach
        states = "" if reach is None else f"{reach.states:,} states" if reach.exact else f"over {reach.states:,} states"
        title = clean(self.found.story.text(self.found.story.scenario.title))
        gap = self.columns - len(title) - len(states)
        yield f"{self._bold(title)}{' ' * gap}{states}" if gap >= 2 else self._bold(title)
        yield "═" * self.columns
        if gap < 2 and states:
            yield states

    def _endings(self) -> Iterator[str]:
        odds = self.found.odds
        if odds is None:
            return
        yield from self._heading("How a play ends")
        yield from self._said("if the player picks at random, and the others decide by weight:")
        yield ""
        for kind in self._kinds():
            yield self._bar(kind, odds.kinds.get(kind, 0.0))
        left = 1 - sum(odds.kinds.values())
        if left > 1e-9:
            yield self._bar("(no ending)", left)

    def _happens(self) -> Iterator[str]:
        reach, scenario = self.found.reach, self.found.story.scenario
        if reach is None or not reach.exact:
            return
        unreachable, never = reach.unreachable(scenario), reach.never_offered(scenario)
        lists = (
            ("No road leads to these scenes", dict.fromkeys(unreachable)),
            ("These options are never on offer", {f"{scene}/{option}": None for scene, option in never}),
            ("Nothing is on offer here, and it is no ending", reach.stuck),
            ("From here it can be that no ending can be reached any more", reach.endless),
            ("A road may come here when the time of the scene is past", reach.late),
        )
        yield from self._heading("What can happen")
        if not any(names for _, names in lists):
            scenes, options = len(scenario.scenes), len(reach.options)
            yield from self._said(
                f"All {scenes} scenes can be reached, all {options} options come up, and every road can end."
            )
        for what, names in lists:
            yield from self._listed(what, names)

    def _listed(self, what: str, names: Mapping[str, Road | None]) -> Iterator[str]:
        if not names:
            return
        yield from self._said(f"{what}:")
        for name, road in [*names.items()][:LISTED]:
            yield f"{INDENT * 2}{clean(name)}"
            if road is not None:
                steps = ", ".join(taken(self.found.story, road)) or "at once"
                yield wrap(f"by {steps}", self.columns, INDENT * 3, INDENT * 4)
        if len(names) > LISTED:
            yield f"{INDENT * 2}and {len(names) - LISTED} more"

    def _roads(self) -> Iterator[str]:
        if not any(self.found.roads.values()):
            return
        yield from self._heading("Whose road agrees with whom")
        yield from self._said(
            "Each line is a player who follows that article throughout; each column says how far the article of that "
            "number agrees with what this player does, from 0 to 100."
        )
        rows = enumerate(self.found.roads.items(), start=1)
        yield from self._table({f"{place} {name}": self._agreements(road) for place, (name, road) in rows})

    def _best(self) -> Iterator[str]:
        if not any(self.found.best.values()):
            return
        yield from self._heading("The best agreement for each ending")
        yield from self._said(
            "How far a play that ends so can agree with each article at the most, whatever anybody does and however "
            "chance falls."
        )
        yield from self._table({kind: [self._at_best(name, kind) for name in self.sources] for kind in self._kinds()})
        if not any(self.found.roads.values()):
            yield from self._said(", ".join(f"{place} {name}" for place, name in enumerate(self.sources, start=1)))

    def _unproved(self) -> Iterator[str]:
        if self.found.unproved:
            yield from self._heading("What is not known, and why")
            for reason in self.found.unproved:
                yield wrap(clean(reason), self.columns, f"{INDENT}- ", INDENT * 2)

    def _next(self) -> Iterator[str]:
        if kinds := self._kinds():
            yield from self._said("A shortest road to an ending, a scene or an option, as a command that plays it:")
            yield f"{INDENT * 2}{explore(self.name, kinds[0])}"

    # --- the parts of a section

    def _kinds(self) -> list[str]:
        """The endings that can be reached, the likeliest first."""
        kinds = self.found.reach.endings if self.found.reach else {}
        parts = self.found.odds.kinds if self.found.odds else {}
        return sorted(kinds, key=lambda kind: -parts.get(kind, 0.0))

    def _agreements(self, road: OwnRoad | None) -> list[str]:
        if road is None or road.caught:
            return [UNKNOWN] * len(self.sources)
        return [_figure(road.agreement[name]) for name in self.sources]

    def _at_best(self, source: str, kind: str) -> str:
        best = (self.found.best[source] or {}).get(kind)
        if best is None or best.is_farmed or not best.is_proved:
            return UNKNOWN
        return _figure(best.agreement)

    def _table(self, rows: Mapping[str, Sequence[str]]) -> Iterator[str]:
        """Lines of figures under the numbers of the articles; in several parts where it would be too wide."""
        width = max(NAME, *map(len, rows))
        fit = max(1, (self.columns - len(INDENT) - width) // FIGURE)
        for first in range(0, len(self.sources), fit):
            numbers = [str(number + 1) for number in range(len(self.sources))]
            yield self._dim(f"{INDENT}{'':{width}}{_aligned(numbers[first : first + fit])}")
            for name, figures in rows.items():
                yield f"{INDENT}{clean(name):{width}}{_aligned(figures[first : first + fit])}"
        marks = {figure for figures in rows.values() for figure in figures}
        meant = {SAYS_NOTHING: "the article says nothing there", UNKNOWN: "not known, see below"}
        if told := [f"{mark} {meaning}" for mark, meaning in meant.items() if mark in marks]:
            yield self._dim(f"{INDENT}{'; '.join(told)}")

    def _bar(self, name: str, part: float) -> str:
        cells = max(5, min(CELLS, self.columns - len(INDENT) - NAME - len("100.0 %  ")))
        full = min(cells, int(round(part * cells, 9) + 0.5))
        percent = "< 0.1" if 0 < part < 0.0005 else f"{shown(Fraction(100 * part)):.1f}"
        return f"{INDENT}{clean(name):{NAME}}{percent:>5} %  {'█' * full}".rstrip()

    def _heading(self, text: str) -> Iterator[str]:
        yield self._bold(text)
        yield "─" * self.columns

    def _said(self, text: str) -> Iterator[str]:
        yield wrap(text, self.columns, INDENT, INDENT)

    def _bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.styled else text

    def _dim(self, text: str) -> str:
        return f"\x1b[2m{text}\x1b[0m" if self.styled else text


def _figure(percent: Fraction | None) -> str:
    return SAYS_NOTHING if percent is None else f"{shown(percent):.1f}"


def _aligned(figures: Sequence[str]) -> str:
    return "".join(f"{figure:>{FIGURE}}" for figure in figures)
