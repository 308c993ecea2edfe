"""Roads that go round through a decision which counts, so that an agreement could be had by going round again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sim.source.diagnostics import Diagnostic
from sim.story.model import Choice, Scene, Target
from sim.workbench.bearings import Bearings
from sim.workbench.bounds import EITHER
from sim.workbench.outline import Leads, goes_round, knots
from sim.workbench.subject import Subject, several

_HINT = "give an option on the way round `once: true`, or an `if` that going round will close"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW416, one for each circle that nothing closes and in which an option of the seeker's is worth more to a source
    than another, at every time round. What time or history ends by itself is left out, so that a rule which only holds
    in the first week, say, is no reason to tell."""
    bearings = subject.bearings
    if bearings is None:
        return
    scenes = subject.scenario.scenes
    order = {name: number for number, name in enumerate(scenes)}
    round_ = {name for members in _circles(subject.outline.leads) for name in members} - subject.doubt.scenes
    leads = {name: tuple(_open_ways(scenes[name], round_)) for name in sorted(round_, key=order.__getitem__)}
    decisions = {scene.id: scene for scene in subject.decisions()} if round_ else {}
    for members in _circles(leads):
        members.sort(key=order.__getitem__)
        inside = frozenset(members)
        for name in members:
            gain = _gain(decisions[name], inside, bearings) if name in decisions else None
            if gain is not None:
                yield _told(subject, members, decisions[name], *gain)
                break


def _circles(leads: Leads) -> Iterator[list[str]]:
    return (members for members in knots(leads, leads) if goes_round(leads, members))


def _open_ways(scene: Scene, known: Collection[str]) -> Iterator[str]:
    """Where a scene leads on roads that stay open however often they are taken."""
    if scene.at is not None and scene.at.day is not None:
        return  # a day does not come twice
    if not scene.choices:
        yield from _open(scene.to, known)
    for choice in scene.choices.values():
        if _stays_open(choice):
            yield from _open(choice.to or scene.to, known)


def _open(to: tuple[Target, ...], known: Collection[str]) -> Iterator[str]:
    if all(target.condition is None for target in to):
        yield from (target.scene for target in to if target.scene in known)


def _stays_open(choice: Choice) -> bool:
    return not choice.once and choice.condition is None


def _gain(scene: Scene, inside: frozenset[str], bearings: Bearings) -> tuple[Choice, list[str]] | None:
    """The first option whose taking counts anew each time round (or its leaving, for an aside that is advised
    against), and the sources for which it does."""
    for told_no in (False, True) if bearings.told_no == EITHER else (False,):
        held = {choice.id: bearings.lasting(choice.acts, told_no) for choice in scene.choices.values()}
        if not any(held.values()):
            continue
        counting: dict[str, list[str]] = {}
        for source in bearings.pack.sources:
            worth = {option: bearings.worth(its, source) for option, its in held.items()}
            for option in _counting(scene, inside, worth):
                counting.setdefault(option, []).append(source)
        for choice in scene.choices.values():
            if choice.id in counting:
                return choice, counting[choice.id]
    return None


def _counting(scene: Scene, inside: frozenset[str], worth: Mapping[str, int]) -> Iterator[str]:
    """The options that bring credit each time round: see the ledger of agreement."""
    leading = [choice for choice in scene.choices.values() if _stays_open(choice) and (choice.to or scene.to)]
    lowest = min((worth[choice.id] for choice in leading), default=0)
    for choice in leading:
        if worth[choice.id] > lowest and not inside.isdisjoint(_open(choice.to or scene.to, inside)):
            yield choice.id
    for choice in scene.choices.values():
        if choice.condition is None and not choice.to and not scene.to:
            its = worth[choice.id]
            if its < 0 or (its > 0 and not choice.once):
                yield choice.id


def _told(subject: Subject, members: list[str], scene: Scene, choice: Choice, sources: list[str]) -> Diagnostic:
    round_about = f"back to `{members[0]}`" if len(members) == 1 else f"round through {several(members)}"
    counts = f"`{choice.id}` counts" if choice.to or scene.to else f"to take or to leave `{choice.id}` counts"
    message = f"a play can go {round_about} as often as it likes, and each time {counts} for {several(sources)}"
    return subject.option("HW416", scene.id, choice.id, message, _HINT)
