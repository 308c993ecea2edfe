"""What an expression reads, as Python at a place on the way: see `sim.story.compiling.Names`."""

from __future__ import annotations

from collections.abc import Iterable

from sim.story.clock import HOUR
from sim.workbench.space.places import Place
from sim.workbench.space.reading import DAY_FIELD, SILENCE, Field, Window


class InPlace:
    """Names as they stand at a place, for an expression that tells these windows apart."""

    def __init__(self, place: Place, windows: Iterable[Window]) -> None:
        self.place = place
        self._dates: dict[tuple[str, int], list[Field]] = {}
        for field, _, days in windows:
            if field.kind in ("date", "dates"):
                self._dates.setdefault((field.name, days), []).append(field)

    def name(self, name: str) -> str:
        """A state, or what the clock says."""
        if name == "hour":
            return f"{self.place.minute}//{HOUR}"
        if name == "told_no":
            standing = [field for field in self.place.fields.spans if field.kind == "standing"]
            return " or ".join([f"{self._text(field)}>0" for field in standing]) or "False"
        if name == "day":
            return self._text(DAY_FIELD)
        return self._text(SILENCE if name == "silence" else Field("state", name))

    def history(self, call: str, target: str, days: int) -> str:
        """What is known of a scene, an option or an act."""
        if call == "count":
            return self._count(target, days)
        kind = {"seen": "visits", "days_since": "since"}.get(call, call)
        text = self._text(Field(kind, target))
        return text if call in ("visits", "days_since") else f"{text}>0"

    def _count(self, target: str, days: int) -> str:
        """How often an act was done in so many days: as often as the earliest of its days says that is still within.
        Only those are looked at that this expression tells apart; of the others a state may hold anything."""
        code = "0"
        for field in self._dates.get((target, days), ()):
            if field.kind == "dates":
                return self.place.text(self.place.times(field, days))
        for field in sorted(self._dates.get((target, days), ())):
            code = f"{field.place + 1} if {self._text(field)}<{days} else {code}"
        return code

    def _text(self, field: Field) -> str:
        return self.place.text(self.place.value(field))
