"""The Python of one function over a packed state: its lines, the tables that it looks into, and packing at its end."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from sim.workbench.space.cells import Cells
from sim.workbench.space.fields import Fields
from sim.workbench.space.places import Place, Table, Value
from sim.workbench.space.reading import Field

_VARIABLE = re.compile(r"\bv\d+\b")
NOWHERE = -1  # instead of a state, where a time that had to be reached was past


class Layout:
    """What all functions of one search have in common: where fields stand, the numbers of scenes, and the tables."""

    def __init__(self, fields: Fields, cells: Cells, numbers: Mapping[str, int]) -> None:
        self.fields, self.cells, self.numbers = fields, cells, numbers
        self.tables: dict[tuple[int, ...], str] = {}
        self.names: dict[str, Any] = {"__builtins__": {}, "min": min, "max": max}

    def table(self, values: tuple[int, ...]) -> str:
        """The name of a table, the same for the same values."""
        name = self.tables.get(values)
        if name is None:
            name = self.tables[values] = f"t{len(self.tables)}"
            self.names[name] = values
        return name

    def function(self, source: str) -> Callable[[int], Any]:
        """The function `f` of some Python; it can reach nothing but its state, the tables, and what is in `names`."""
        found: dict[str, Any] = {}
        exec(compile(source, "<states>", "exec"), self.names, found)  # noqa: S102 - written by this package
        function: Callable[[int], Any] = found["f"]
        return function


class Page:
    """One function that is being written. `scene` is where its states stand; None where there is no state yet."""

    def __init__(self, layout: Layout, scene: str | None) -> None:
        self.layout, self.scene = layout, scene
        self.depth = 1
        self._lines: list[str] = []
        self._variables: dict[Field, str] = {}
        self._kept = 0

    def line(self, text: str) -> None:
        """Write a line."""
        self._lines.append(" " * self.depth + text)

    def variable(self, field: Field) -> str:
        """The name under which a field of the state is at hand, counted from its lowest value."""
        return self._variables.setdefault(field, f"v{len(self._variables)}")

    def table(self, values: tuple[int, ...]) -> str:
        """The name of a table."""
        return self.layout.table(values)

    def kept(self, code: str) -> str:
        """The name under which what was reckoned stays at hand."""
        self._kept += 1
        self.line(f"k{self._kept}={code}")
        return f"k{self._kept}"

    def start(self) -> dict[Field, Value]:
        """The values in the state, as far as the scene needs them."""
        found: dict[Field, Value] = {}
        for field in self.layout.cells.stored[self.scene] if self.scene is not None else ():
            span = self.layout.fields.spans[field]
            if span.narrow:
                found[field] = Table(self.variable(field), tuple(range(span.low, span.high + 1)))
            else:
                found[field] = f"({self.variable(field)}+{span.low})"
        return found

    def packed(self, place: Place, scene: str) -> str:
        """Python for the state in a scene, entered with the values of a place."""
        known, copied, parts = self.layout.numbers[scene], 0, []
        for field in self.layout.cells.stored[scene]:
            cell, its = self.layout.cells.cells[field], self._cell(place, scene, field)
            if isinstance(its, int):
                known |= its
            elif its is None:
                copied |= cell.mask << cell.offset
            else:
                parts.append(its)
        if copied:
            parts.insert(0, f"s&{copied}")
        if known or not parts:
            parts.append(repr(known))
        code = "|".join(parts)
        if place.late is True:
            return repr(NOWHERE)
        return f"({NOWHERE} if {place.late} else {code})" if place.late else code

    def _cell(self, place: Place, scene: str, field: Field) -> int | str | None:
        """A field's part of a state; None where it is the same as in the state before."""
        cells, span = self.layout.cells, self.layout.fields.spans[field]
        offset, standing = cells.cells[field].offset, cells.standing(scene, field)
        value = place.value(field)
        if standing is None:
            if isinstance(value, int):
                return value - span.low << offset
            text = place.text(value)
            return None if text == f"({self._variables.get(field)}+{span.low})" else f"({text}-{span.low}<<{offset})"
        if isinstance(value, int):
            return standing[min(value, span.high) - span.low] << offset
        if isinstance(value, str):
            table = self.table(tuple([each << offset for each in standing]))
            return f"{table}[{value}{-span.low if span.low > 0 else f'+{-span.low}' if span.low else ''}]"
        moved = tuple([standing[each - span.low] for each in value.values])
        return self._moved(value.variable, moved, field, offset)

    def _moved(self, variable: str, moved: tuple[int, ...], field: Field, offset: int) -> int | str | None:
        """A field's part that depends on one of the state's fields, of which only some values ever stand there."""
        source = next(each for each, name in self._variables.items() if name == variable)
        assert self.scene is not None
        real = sorted(set(self.layout.cells.standing(self.scene, source) or ()))
        if field == source and all(moved[each] == each for each in real):
            return None
        first = moved[real[0]]
        if all(moved[each] == first for each in real):
            return first << offset
        return f"{self.table(tuple([each << offset for each in moved]))}[{variable}]"

    def written(self, result: str) -> str:
        """The whole function, with what it returns."""
        cells = self.layout.cells.cells
        body = [*self._lines, f" return {result}", ""]
        used = set(_VARIABLE.findall("\n".join(body)))
        head = [
            f" {name}=s>>{cells[field].offset}&{cells[field].mask}"
            for field, name in self._variables.items()
            if name in used
        ]
        return "\n".join(["def f(s):", *head, *body])
