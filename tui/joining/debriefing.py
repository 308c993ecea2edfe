"""A station of the debrief in lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.joining.lines import Line, View
from tui.joining.scenes import spoken
from tui.joining.tallies import feedback_lines, tally_lines


def station_lines(debrief: View) -> Iterator[Line]:
    """Everything that is shown at the station, questions first."""
    place = debrief["stations"].index(debrief["station"]) + 1
    yield Line(f"Debrief {place} of {len(debrief['stations'])}: {debrief['station']}", heading=True)
    yield from map(Line, debrief["prompts"])
    yield from _listed("Questions of the story", debrief["questions"])
    for step in debrief["path"]:
        yield from _step(step)
    yield from _listed("What no article can outvote", debrief["floor"])
    yield from _listed("How far each article agrees with this road", map(_agreement, debrief["agreements"]))
    yield from _listed("The lines that were tried", (line["outcome"] for line in debrief["lines"]))
    yield from _listed("What they wanted", (f"{goal['name']}: {goal['text']}" for goal in debrief["goals"]))
    yield from _listed(
        "What not everybody could see", (f"{each['title']}. {spoken(each['beat'])}" for each in debrief["hidden"])
    )
    yield from _listed("What was noted", debrief["marks"])


def _listed(heading: str, texts: Iterable[str]) -> Iterator[Line]:
    lines = [Line(f"  {text}") for text in texts]
    if lines:
        yield Line(heading, heading=True)
        yield from lines


def _step(step: View) -> Iterator[Line]:
    yield Line(f"{step['step']}. {step['title']}, day {step['day']}, {step['time']}: {step['name']}: {step['text']}")
    if step["tally"]:
        yield from tally_lines(step["tally"])
    yield from feedback_lines(step)


def _agreement(each: View) -> str:
    title = each["title"] + (" (the house)" if each["house"] else "")
    return f"{title}: {each['agreement'] + ' of 100' if each['agreement'] else 'says nothing about this road'}"
