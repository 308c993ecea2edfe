"""The Python of one function over a packed state: its lines, the tables that it looks into, and packing at its end."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

from sim.workbench.space.calendars import Calendars
from sim.workbench.space.cells import CALENDAR, Cells
from sim.workbench.space.clocks import When
from sim.workbench.space.fields import Fields
from sim.workbench.space.places import Place, Start, Table, Value
from sim.workbench.space.reading import Field
from sim.workbench.space.unpacked import Known

_NAME = re.compile(r"\b[ckv]\d+\b")
_CALENDAR = "c0"


class Layout:
    """What all functions of one search have in common: where fields stand, the numbers of scenes, and what functions
    look into."""

    def __init__(self, fields: Fields, calendars: Calendars, cells: Cells, numbers: Mapping[str, int]) -> None:
        self.fields, self.calendars, self.cells, self.numbers = fields, calendars, cells, numbers
        self._known: dict[Hashable, str] = {}
        self.names: dict[str, Any] = {"__builtins__": {}, "min": min, "max": max, "bool": bool}

    def lookup(self, key: Hashable, make: Callable[[], Any]) -> str:
        """The name of something that is looked into; one for each key."""
        name = self._known.get(key)
        if name is None:
            name = self._known[key] = f"t{len(self._known)}"
            self.names[name] = make()
        return name

    def function(self, source: str) -> Callable[..., Any]:
        """The function `f` of some Python; it can reach nothing but what it is given and what is in `names`."""
        found: dict[str, Any] = {}
        exec(compile(source, "<states>", "exec"), self.names, found)  # noqa: S102 - written by this package
        function: Callable[..., Any] = found["f"]
        return function


class Page:
    """One function that is being written. `scene` is where its states stand; None where there is no state yet."""

    def __init__(self, layout: Layout, scene: str | None, depth: int = 1) -> None:
        self.layout, self.scene = layout, scene
        self.depth = self._base = depth
        self._lines: list[str] = []
        self._started: dict[Field, Value] = {}
        self._variables: dict[str, Field] = {}
        self._kept = 0

    def line(self, text: str) -> None:
        """Write a line."""
        self._lines.append(" " * self.depth + text)

    def begin(self, text: str) -> None:
        """Write a line before all others."""
        self._lines.insert(0, " " * self._base + text)

    def table(self, values: tuple[int, ...]) -> str:
        """The name of a table."""
        return self.layout.lookup(values, lambda: values)

    def lookup(self, key: Hashable, make: Callable[[], Any]) -> str:
        """The name of something that is looked into; one for each key."""
        return self.layout.lookup(key, make)

    def kept(self, code: str) -> str:
        """The name under which what was reckoned stays at hand."""
        self._kept += 1
        self.line(f"k{self._kept}={code}")
        return f"k{self._kept}"

    def read_by(self, code: str) -> int:
        """The bits of a state that some Python over it reads."""
        cells, mask = self.layout.cells.cells, 0
        for name in set(_NAME.findall(code)):
            cell = cells[CALENDAR if name == _CALENDAR else self._variables[name]]
            mask |= cell.mask << cell.offset
        return mask

    def place(self, when: When) -> Place:
        """The place where the states of the scene stand."""
        cells = self.layout.cells
        for field in cells.stored[self.scene] if self.scene is not None else ():
            span, name = self.layout.fields.spans[field], f"v{len(self._variables)}"
            self._variables[name] = field
            if span.narrow:
                self._started[field] = Table(name, tuple(range(span.low, span.high + 1)))
            else:
                self._started[field] = f"({name}+{span.low})" if span.low else name
        calendar = _CALENDAR if self.scene is not None and cells.kept[self.scene] else 0
        return self._place(Start(self._started, calendar, when))

    def known(self, values: Mapping[Field, Known], when: When) -> Place:
        """A place where all fields are known."""
        calendar = self.layout.calendars.number(tuple([values[field] for field in self.layout.fields.ages]))
        own = {field: value for field, value in values.items() if isinstance(value, int)}
        return self._place(Start(own, calendar, when))

    def _place(self, start: Start) -> Place:
        return Place(self, self.layout.fields, self.layout.calendars, start)

    def packed(self, place: Place, scene: str) -> str:
        """Python for the state in a scene, entered with the values of a place."""
        cells = self.layout.cells
        known, copied = self.layout.numbers[scene], 0
        parts: list[str] = []
        tables: list[Table] = []
        for field in (*cells.stored[scene], CALENDAR):
            its = self._calendar(place, scene) if field is CALENDAR else self._cell(place, scene, field)
            if its is None:
                copied |= cells.cells[field].mask << cells.cells[field].offset
            elif isinstance(its, int):
                known |= its
            elif isinstance(its, str):
                parts.append(its)
            else:
                tables.append(its)
        if tables:  # what is known comes with the first of them, which costs nothing
            tables[0] = Table(tables[0].variable, tuple([known | each for each in tables[0].values]))
        elif known or not (copied or parts):
            parts.append(repr(known))
        looked_up = [f"{self.table(its.values)}[{its.variable}]" for its in tables]
        return "|".join([*([f"s&{copied}"] if copied else []), *looked_up, *parts])

    def _calendar(self, place: Place, scene: str) -> int | str | None:
        """The calendar's part of a state; None where it is the same as in the state before."""
        kept, cells = self.layout.cells.kept[scene], self.layout.cells
        if not kept:
            return 0
        same = self.scene is not None and kept == cells.kept[self.scene] and place.passed == 0
        if same and all(place.sources[each.place] == each.place for each in kept):
            return None
        return place.turned(kept, cells.cells[CALENDAR].offset)

    def _cell(self, place: Place, scene: str, field: Field) -> int | str | Table | None:
        """A field's part of a state; None where it is the same as in the state before."""
        cells, span = self.layout.cells, self.layout.fields.spans[field]
        offset, standing, value = cells.cells[field].offset, cells.standing(scene, field), place.value(field)
        same = self.scene is not None and value is self._started.get(field)
        if same and cells.standing(self.scene or "", field) is standing:
            return None
        if isinstance(value, int):
            above = value - span.low
            return (above if standing is None else standing[above]) << offset
        if standing is None or isinstance(value, str):
            return f"({place.text(value)}-{span.low}<<{offset})" if span.low else f"({place.text(value)}<<{offset})"
        moved = tuple([standing[each - span.low] << offset for each in value.values])
        if self.scene is not None:  # only some values ever stand in its states
            real = {moved[each] for each in cells.real(self.scene, self._variables[value.variable])}
            if len(real) == 1:
                return real.pop()
        return Table(value.variable, moved)

    def function(self, head: Iterable[str], result: str = "") -> Callable[..., Any]:
        """The whole function, with how it begins and what it returns."""
        cells, indent = self.layout.cells.cells, " " * self._base
        used, body = set(_NAME.findall(result)), [f"{indent}return {result}"] if result else []
        for line in reversed(self._lines):
            name, _, reckoned = line.strip().partition("=")
            if name in used or not _NAME.fullmatch(name):  # what was kept may be of no use after all
                used.update(_NAME.findall(reckoned if name in used else line))
                body.append(line)
        opened = [
            f"{indent}{name}=s>>{cells[field].offset}&{cells[field].mask}"
            for name, field in self._variables.items()
            if name in used
        ]
        if _CALENDAR in used:
            opened.append(f"{indent}{_CALENDAR}=s>>{cells[CALENDAR].offset}")
        return self.layout.function("\n".join([*head, *opened, *reversed(body), ""]))

    def of_state(self, result: str) -> Callable[[int], Any]:
        """The function of a state that returns this."""
        return self.function(["def f(s):"], result)
