"""The words that every face shares: the endings, the clock, the meters and how they moved."""

from __future__ import annotations

from sim.play.session import Session
from sim.play.trace import Trace
from sim.story.clock import day_of, hour_of, time_text
from sim.story.model import Meter
from sim.story.prose import EMPHASIS as EMPHASIS  # one of the words that every face shares
from sim.story.story import Story

ENDINGS = {
    "reunited": "You are together again",
    "friends": "You are friends",
    "fresh-start": "A fresh start",
    "at-peace": "At peace",
    "door-open": "The door stays open",
    "apart-in-pain": "Apart, and it hurts",
    "boundary-crossed": "A boundary was crossed",
}
LESSON_OVER = "The lesson ends here"
SEAT = "You play <ROLE>. The story is told to <player>: “you” is <player>, but for what <ROLE> alone can see."
_TIMES = ((5, "night"), (12, "morning"), (14, "midday"), (18, "afternoon"), (22, "evening"), (24, "night"))


def play_title(session: Session) -> str:
    """The title of the story that is played, with that of the lesson if it is one."""
    return title_of(session.story)


def title_of(story: Story) -> str:
    """The title of a story, with that of the lesson if it is one."""
    lesson = story.scenario.excerpt
    return ": ".join((story.text(story.scenario.title), *((lesson.name,) if lesson else ())))


def time_of_day(minutes: int) -> str:
    """`morning`, `evening`, `night`: the hour of a clock in minutes, in a word."""
    return next(word for until, word in _TIMES if hour_of(minutes) < until)


def silence_words(days: int) -> str:
    """`2 days of silence`, or nothing where there is none."""
    return "" if days < 1 else f"{days} day{'' if days == 1 else 's'} of silence"


def clock_line(minutes: int) -> str:
    """`Day 3, 19:00.`"""
    return f"Day {day_of(minutes)}, {time_text(minutes)}."


def reached(trace: Trace) -> str:
    """How far the present road of a play has come: `Day 3, 19:00. 5 decisions so far.`, the player's own alone."""
    road = trace.road()
    number = sum(step.role in trace.header.persons for step in road) or len(road) - 1
    return f"{clock_line(road[-1].minutes)} {number} {'decision' if number == 1 else 'decisions'} so far."


def shown_meters(session: Session) -> dict[str, int]:
    """The meters that players may see, by label."""
    story, state = session.story, session.state
    return {
        story.text(meter.label or name.replace("_", " "), session.day): int(state[name])
        for name, meter in story.scenario.state.items()
        if isinstance(meter, Meter) and meter.shown
    }


def moved(before: dict[str, int], after: dict[str, int]) -> list[str]:
    """What changed, with the new value and by how much: `Composure 65 (+15).`"""
    return [
        f"{label} {value} ({value - before.get(label, value):+})."
        for label, value in after.items()
        if before.get(label, value) != value
    ]


def ending_line(kind: str) -> str:
    """The ending in words."""
    return f"The end. {ENDINGS.get(kind, kind.replace('-', ' ').capitalize())}."
