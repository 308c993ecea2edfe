"""The whole file: what it says of itself, what it declares, and its knots."""

from __future__ import annotations

from collections.abc import Iterator

from sim.exchange.ink.expression import literal
from sim.exchange.ink.history import NEVER_DAY, History
from sim.exchange.ink.knots import Knots
from sim.exchange.ink.names import NEVER, OVER, TABLE, Names
from sim.exchange.ink.prose import prose, remark
from sim.story.model import Meter
from sim.story.story import Story

ABOUT = f"""\
Written by heartwork export --to ink. It plays the texts, options and endings that the player of the story is shown.
What only others may read stands in comments, which no player sees and no compiled file keeps.
Chance, and what others decide, is drawn by weight. Where a host sets {TABLE} to true before the first line, each of
them is a choice, tagged `chance`, or `by:` and whose decision it is: for a table that decides itself, and for tests.
Every choice is tagged with its id, every line of somebody's with `who:` and `as:`, the last one with `ending:`.
There is no guidance, no debrief and no undo here; titles, clock and meters are not shown."""
IF = ("", "=== function hw_if(hw_yes, hw_number) ===", "{ hw_yes:", "    ~ return hw_number", "}", "~ return 0")


def as_ink(story: Story) -> str:
    """The story as one source file, for this cast."""
    return "\n".join(_all(story)) + "\n"


def _all(story: Story) -> Iterator[str]:
    scenario = story.scenario
    names, history = Names(scenario.state, scenario.scenes), History(story)
    knots = Knots(story, names, history)
    yield from _head(story)
    yield ""
    yield f"CONST {NEVER} = {NEVER_DAY} // the day of what was never done"
    yield f"VAR {TABLE} = false"
    yield from history.variables()
    for name, state in scenario.state.items():
        if isinstance(state, Meter):
            yield f"VAR {names.states[name]} = {state.start} // {state.min} to {state.max}"
        else:
            yield f"VAR {names.states[name]} = {literal(state)}"
    yield ""
    yield f"-> {names.scenes[scenario.first]}"
    for scene in scenario.scenes.values():
        yield from knots.knot(scene)
    yield from ("", f"=== {OVER} ===", "-> END")
    yield from (
        "",
        "=== function hw_if(hw_yes, hw_number) ===",
        "{ hw_yes:",
        "    ~ return hw_number",
        "}",
        "~ return 0",
    )
    yield from history.functions()


def _head(story: Story) -> Iterator[str]:
    """Title and author as tags of the file; what it is, and who is in it, as comments."""
    scenario = story.scenario
    yield from (remark([line]) for line in ABOUT.splitlines())
    if scenario.summary:
        yield remark([story.text(scenario.summary)])
    if scenario.content_notes:
        yield remark([", ".join(scenario.content_notes)], "Content notes: ")
    for member in scenario.cast.values():
        yield remark([story.people[member.id].name], f"{member.id}: ")
        yield from (remark([story.text(text)], "  ") for text in (member.card, member.goal) if text)
    for tag, text in (("title", scenario.title), ("author", scenario.author)):
        if text:
            yield f"# {tag}: {prose([story.text(text)])}"
