"""What can be done where a road stands, as its author wants to see it: ids, acts, effects, odds, and what is shut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from sim.play.session import Session
from sim.story.clock import span_text
from sim.story.model import PLAYER, Choice, Scene, Target

NAME = re.compile(r"[a-z][a-z0-9_]*")


class Row(NamedTuple):
    """An option, or an outcome of an open chance. `about` says what it does, `shut` why it is not on offer now."""

    id: str
    text: str
    about: tuple[str, ...]
    shut: str = ""


def rows(session: Session) -> tuple[Row, ...]:
    """Everything that the present scene has, what can be done before what is shut."""
    found = _options(session) if session.pending is None else _outcomes(session)
    return tuple(sorted(found, key=lambda row: bool(row.shut)))


def _outcomes(session: Session) -> Iterator[Row]:
    chances = session.pending or ()
    possible = any(chance.weight for chance in chances)
    odds = shares([chance.weight for chance in chances])
    for chance, share in zip(chances, odds, strict=True):
        shut = "its weight is 0 now" if possible and not chance.weight else ""
        yield Row(chance.scene, "", (f"by chance: weight {chance.weight}, {percent(share)}",), shut)


def _options(session: Session) -> Iterator[Row]:
    scene = session.story.scenario.scenes[session.scene]
    shown = {option.id: option for option in session.options}
    odds = dict(zip(session.offered, shares(session.weights), strict=True))
    weighed = scene.by != PLAYER or any(choice.weight for choice in scene.choices.values())
    for choice in scene.choices.values():
        about = [" · ".join(what_it_does(choice, scene))]
        if choice.id not in shown:
            text = session.story.text(" ".join(choice.text.split()), session.day)
            yield Row(choice.id, text, tuple(filter(None, about)), _why_shut(choice, session))
            continue
        if weighed:
            about.append(f"weight {choice.weight or 1}: {percent(odds[choice.id])} as it stands")
        if choice.condition:
            about.append(f"if {choice.condition}")
        yield Row(choice.id, shown[choice.id].text, tuple(filter(None, about)))


def what_it_does(choice: Choice, scene: Scene) -> Iterator[str]:
    """The acts of an option, what it does to states and clock, and where it leads, each in a few words."""
    if choice.acts:
        yield ", ".join(choice.acts)
    yield from changes(choice)
    if choice.after:
        yield f"{span_text(choice.after)} later"
    if choice.once:
        yield "once"
    yield where_to(choice.to or scene.to)


def changes(step: Choice | Scene) -> Iterator[str]:
    """`trust +10`, `composure = 50`, `knows_why = true`."""
    for name, amount in step.effects.items():
        yield f"{name} = {value_text(amount)}" if isinstance(amount, bool) else f"{name} {amount:+}"
    for name, value in step.settings.items():
        yield f"{name} = {value_text(value)}"


def where_to(targets: Sequence[Target]) -> str:
    """`to quiet`, `to a if trust > 3, else b`, `to a (weight 1) or b (weight 3)`, or that one stays."""
    if not targets:
        return "stays here"
    if any(target.weight for target in targets) and len(targets) > 1:
        return "to " + " or ".join(f"{target.scene} (weight {target.weight or 1})" for target in targets)
    words = [target.scene + (f" if {target.condition}" if target.condition else "") for target in targets]
    return "to " + ", else ".join(words)


def value_text(value: int | bool) -> str:
    """A value as it is written in the file."""
    return str(value).lower()


def shares(weights: Sequence[int]) -> list[Fraction]:
    """How likely each is; where all weights are 0 each is as likely."""
    total = sum(weights)
    return [Fraction(weight, total) if total else Fraction(1, len(weights)) for weight in weights]


def percent(share: Fraction | float) -> str:
    """`38%`; what is neither never nor always is never told as such."""
    number = round(100 * share)
    if number == 0 and share > 0:
        return "under 1%"
    return "over 99%" if number == 100 and share < 1 else f"{number}%"


def _why_shut(choice: Choice, session: Session) -> str:
    """The condition of an option that is not on offer, with what it reads; or that it was taken before."""
    if choice.condition is None or _is_spent(choice, session):
        return "it was taken once already"
    read = dict.fromkeys(NAME.findall(choice.condition))
    known = readable(session)
    values = ", ".join(f"{name} is {value_text(known[name])}" for name in read if name in known)
    return f"if {choice.condition}" + (f" ({values})" if values else "")


def readable(session: Session) -> dict[str, int | bool]:
    """What a condition may read by a bare name at this moment: states, facts of the situation, the clock."""
    facts = {name: fact for name, fact in session.story.scenario.situation.items() if not isinstance(fact, str)}
    clock = {"day": session.day, "hour": session.hour, "silence": session.silence, "told_no": session.told_no}
    return {**facts, **session.state, **clock}


def _is_spent(choice: Choice, session: Session) -> bool:
    """Whether an option for once was taken."""
    name = f"{session.scene}/{choice.id}"
    slot = session.story.layout.slots.get(("once", name))
    return slot is not None and bool(session.position.values[slot])
