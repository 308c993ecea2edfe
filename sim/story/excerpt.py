"""The excerpt of a story that a lesson is: the same story, begun at another place and time, and over at its stops."""

from __future__ import annotations

from sim.story.model import Lesson, Meter, Scenario


def excerpt(scenario: Scenario, lesson: Lesson) -> Scenario:
    """A scenario of its own, so that whatever plays, judges or searches a story does so for a lesson too.

    What was done before the story stays on its day; what was done before the lesson comes on top of it. The scenes at
    which the lesson stops are told, and lead nowhere.
    """
    clock = lesson.clock or scenario.clock
    since = clock.day - scenario.clock.day
    before = (done._replace(days_ago=max(0, done.days_ago + since)) for done in scenario.past)
    stops = {name: scenario.scenes[name]._replace(choices={}, to=()) for name in lesson.stop}
    return scenario._replace(
        clock=clock,
        past=(*before, *lesson.past),
        state={**scenario.state, **{name: _starting(scenario.state[name], to) for name, to in lesson.settings.items()}},
        start=lesson.start,
        scenes={**scenario.scenes, **stops},
        excerpt=lesson,
    )


def _starting(state: Meter | bool, value: int | bool) -> Meter | bool:
    return state._replace(start=value) if isinstance(state, Meter) else bool(value)
