"""Scenes that some road names and no play comes to."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.source.nodes import NodePath
from sim.workbench.proofs.case import Case
from sim.workbench.proofs.signs import What
from sim.workbench.subject import several

MOST_WAYS = 4  # that are shown for one scene


def prove(case: Case) -> Iterator[Diagnostic]:
    """HW420, told where a lost part begins. What only follows from an option that is never on offer is silent."""
    if not case.is_whole:
        return
    outline, first = case.subject.outline, case.story.scenario.first
    case.lost |= outline.reachable([first]) - case.reached
    ways = dict(_ways_to_lost(case))
    told = set(ways.values())
    for head in (name for name in outline.leads if name in ways.values()):
        after = (outline.reachable([head]) & case.lost) - told
        told |= after
        led = [name for name in outline.leads if name in after]
        more = f", nor through it to {several(led)}" if led else ""
        never = [path for path, to in ways.items() if to == head]
        labels = [(case.subject.place(*path), "this way is never taken") for path in never[:MOST_WAYS]]
        hint = "mend a condition on the way there, or take the scene out"
        found = case.subject.scene("HW420", head, f"no play ever comes to `{head}`{more}", hint)
        yield found._replace(labels=tuple(labels))


def _ways_to_lost(case: Case) -> Iterator[tuple[NodePath, str]]:
    """The ways on to lost scenes that somebody could go, for all that is on offer: each with where it leads."""
    for name in case.subject.outline.leads:
        scene = case.story.scenario.scenes[name]
        if name not in case.reached:
            continue
        path: NodePath = ("scenes", name)
        roads = {} if scene.choices else {(*path, "to"): scene.to}
        for choice in scene.choices.values():
            own = (*path, "choices", choice.id)
            if case.sights.sees(What.OFFERED, own, choice.condition or ""):
                roads[(*(own if choice.to else path), "to")] = choice.to or scene.to
        for at, to in roads.items():
            yield from (((*at, index), target.scene) for index, target in enumerate(to) if target.scene in case.lost)
