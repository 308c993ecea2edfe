"""Python for what expressions ask of the values of a play, quicker where it is asked at every decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sim.guidance.model import Pack
from sim.story.clock import DAY
from sim.story.compiling import InValues, emit, function
from sim.story.expression import Value
from sim.story.layout import MINUTES, Layout

_DAY = f"v[{MINUTES}]//{DAY}"


class InPlay(InValues):
    """Names as they stand in the values of a play that is only simulated. The days of an act are in order there, so
    that they can be counted without looking at each."""

    def history(self, call: str, target: str, days: int) -> str:
        """As for a real play, but for how acts are counted."""
        if call != "count":
            return super().history(call, target, days)
        slot = self.layout.look_back(target, days)
        return f"len(v[{slot}])-bisect(v[{slot}],{_DAY}-{days})"


class Question(NamedTuple):
    """A condition of a pack's rules as Python over what it `reads`: names, with the Python that they stand for.

    `certain` is its answer where it reads nothing but what the story says of itself.
    """

    text: str
    code: str
    reads: tuple[tuple[str, str], ...]
    certain: bool | None


class _Read(InPlay):
    """Gives each thing that is read a name, so that a decision works it out once for all the rules that read it."""

    def __init__(self, layout: Layout) -> None:
        super().__init__(layout)
        self.all: dict[str, str] = {}  # the name of each
        self.reads: dict[str, str] = {}

    def name(self, name: str) -> str:
        return self._named(super().name(name))

    def history(self, call: str, target: str, days: int) -> str:
        return self._named(super().history(call, target, days))

    def _named(self, code: str) -> str:
        name = self.all.setdefault(code, f"r{len(self.all)}")
        self.reads[name] = code.replace(_DAY, "d")
        return name


def questions(pack: Pack, layout: Layout, facts: Mapping[str, Value]) -> dict[str, Question]:
    """Every condition of the pack's rules by its text; makes the slots that they read in the layout."""
    triggers = [trigger for rule in pack.rules.values() for trigger in (rule.followed, rule.broken)]
    texts = dict.fromkeys(trigger.when for trigger in triggers if trigger is not None and trigger.when is not None)
    names = _Read(layout)
    found = {}
    for text in texts:
        names.reads = {}
        code = emit(text, names, facts)
        certain = None if names.reads else bool(function(code)([]))
        found[text] = Question(text, code, tuple(names.reads.items()), certain)
    return found


def needed(asked: Iterable[Question]) -> list[str]:
    """The statements that work out all that these questions read."""
    reads = {name: code for question in asked for name, code in question.reads}
    return [f"d = {_DAY}", *(f"{name} = {code}" for name, code in reads.items())] if reads else []
