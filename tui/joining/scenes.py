"""The story as a seat is told it: the scene, what was decided before it, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui.joining.lines import Line, View
from tui.words import ENDINGS, LESSON_OVER

MANNERS = {
    "message": "{name} writes: {text}",
    "thought": "{name} thinks: {text}",
    "call": '{name}, on the phone: "{text}"',
}
HOW = {"override": "Your teacher chose", "lot": "The story drew"}


def scene_lines(scene: View) -> Iterator[Line]:
    """A scene from its title to its end."""
    yield Line(f"{scene['title']}. Day {scene['day']}, {scene['time']}.", heading=True)
    for beat in scene["beats"]:
        yield Line(spoken(beat))
    if scene["over"]:
        yield Line(f"{ENDINGS.get(scene['ending'], LESSON_OVER)}.", heading=True)


def spoken(beat: Mapping[str, str]) -> str:
    """A beat in words."""
    if not beat["name"]:
        return beat["text"]
    return MANNERS.get(beat["manner"], '{name}: "{text}"').format(name=beat["name"], text=beat["text"])


def decided(tally: View | None) -> Iterator[Line]:
    """What the class decided last."""
    for split in tally["splits"] if tally else []:
        if split["chosen"]:
            assert tally is not None
            yield Line(f"{HOW.get(tally['how'], 'The class chose')} {split['letter']}: {split['text']}")


def option_lines(decision: View) -> Iterator[Line]:
    """What is on offer, each by its number and its letter."""
    for number, option in enumerate(decision["options"], start=1):
        yield Line(f"  {number} or {option['letter']}: {option['text']}")


def named(decision: View | None, option: str) -> str:
    """An option by its letter, or a pass."""
    letters = {each["id"]: str(each["letter"]) for each in decision["options"]} if decision else {}
    return letters.get(option, "a pass")
