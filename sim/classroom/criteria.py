"""What observers look out for: two or three things that can be seen and heard."""

from __future__ import annotations

from sim.story.story import Story

ALWAYS = "Where did one of them say what they wanted, or where their limit is? What did the other do with it?"
MOST = 3


def criteria(story: Story) -> list[str]:
    """The story's own aims first, as things to watch for, and always what was made of a wish or a limit."""
    aims = [f"Watch for this: {story.text(aim)}" for aim in story.scenario.objectives]
    return [*aims[: MOST - 1], ALWAYS]
