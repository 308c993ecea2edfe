"""The values of fields before they are packed: at the start of a road, and as the values of a play hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeAlias

from sim.story.clock import DAY
from sim.story.layout import LAST_CONTACT, MINUTES, NEVER, STANDING, Layout, Values
from sim.story.story import Story
from sim.workbench.space.calendars import Dates, enough
from sim.workbench.space.fields import Fields
from sim.workbench.space.reading import Field

Slots = Mapping[tuple[str, str], int]
Known: TypeAlias = int | Dates  # a value, or all days of an act


def at_start(story: Story, fields: Fields, values: Values) -> dict[Field, Known]:
    """The fields before the first scene of a road is entered, where its values are these: what was done before the
    story begins is counted for every field, also for those that the story itself does not read."""
    layout = Layout(story.vocabulary, story.scenario.seeker, tuple(story.scenario.cast))
    for field, span in fields.spans.items():
        if field.kind in ("since", "ever"):
            layout.slot("last", field.name, NEVER)
        elif field.kind in ("date", "dates"):
            layout.look_back(field.name, span.high)
    past = layout.begin(story.starts, story.past)
    found: dict[Field, Known] = {}
    for field, span in fields.spans.items():
        if field.kind == "state":
            found[field] = int(values[story.slots[field.name]])
        elif field.kind in ("took", "visits"):
            found[field] = 0
        else:
            found[field] = _of_history(field, past, layout.slots, layout.roles, span.high)
    return found


def in_values(story: Story, fields: Fields, values: Values) -> dict[Field, Known]:
    """The fields where a road of the story stands. Raises ValueError for what its values do not hold."""
    slots = story.layout.slots
    found: dict[Field, Known] = {}
    for field, span in fields.spans.items():
        try:
            if field.kind == "took":
                key = ("once", field.name)
                found[field] = int(values[slots[key if key in slots else ("took", field.name)]])
            elif field.kind in ("state", "visits"):
                found[field] = min(int(values[slots[field.kind, field.name]]), span.high)
            else:
                found[field] = _of_history(field, values, slots, story.layout.roles, span.high)
        except KeyError:
            raise ValueError(f"the values of a play do not hold `{field.kind}` of `{field.name}`") from None
    return found


def _of_history(field: Field, values: Values, slots: Slots, roles: tuple[str, ...], most: int) -> Known:
    day = values[MINUTES] // DAY
    match field.kind:
        case "minute":
            return int(values[MINUTES] % DAY)
        case "day":
            return min(int(day), most)
        case "silence":
            return min(int(day - values[LAST_CONTACT]), most)
        case "standing":
            return int(values[STANDING] >> roles.index(field.name) & 1)
        case "ever":
            return int(values[slots["last", field.name]] != NEVER)
        case "since":
            return min(int(day - values[slots["last", field.name]]), most)
    ages = [int(day - each) for each in reversed(values[slots["days", field.name]])]
    if field.kind == "dates":
        return enough(Counter(age for age in ages if age < most).items(), field.place)
    return min(ages[field.place], most) if field.place < len(ages) else most
