"""What an expression reads, as Python at a place on the way: see `sim.story.compiling.Names`."""

from __future__ import annotations

from sim.story.clock import HOUR
from sim.workbench.space.places import Place
from sim.workbench.space.reading import DAY_FIELD, SILENCE, Field


class InPlace:
    """Names as they stand at a place."""

    def __init__(self, place: Place) -> None:
        self.place = place

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
        """How often an act was done. The days of an act are in order, so it is enough to know the earliest that still
        counts; a scene that asks whether it was done twice holds the second day back, and not the last."""
        code = "0"
        for field in self.place.fields.dates.get(target, ()):
            code = f"{field.place + 1} if {self._text(field)}<{days} else {code}"
        return code

    def _text(self, field: Field) -> str:
        return self.place.text(self.place.value(field))
