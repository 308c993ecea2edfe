"""Scenes that no road leads to, whatever the conditions say."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.workbench.outline import knots
from sim.workbench.subject import Subject, several


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW401, told where a lost part of the story begins; what only that part leads to is counted with it."""
    outline, doubt, start = subject.outline, subject.doubt, subject.scenario.first
    if start not in outline.leads:
        return
    reached = outline.reachable({start, *doubt.scenes, *doubt.words})
    lost = [name for name in outline.leads if name not in reached]
    if not lost:
        return
    heads = _heads(subject, lost)
    if len(heads) <= doubt.strangers:  # an unknown name may have been meant for each of them
        return
    order = {name: number for number, name in enumerate(lost)}
    for head, members in heads:
        part = outline.reachable(members, reached)  # what two lost parts lead to is counted with the first
        reached |= part
        led = sorted(part - {head}, key=order.__getitem__)
        more = f", nor through it to {several(led)}" if led else ""
        hint = "lead some option or scene there, or take it out"
        yield subject.scene("HW401", head, f"no road leads to `{head}`{more}", hint)


def _heads(subject: Subject, lost: list[str]) -> list[tuple[str, list[str]]]:
    """The first scene of each lost part that no other lost scene leads to, with the scenes of its circle."""
    order = {name: number for number, name in enumerate(lost)}
    heads = []
    for members in knots(subject.outline.leads, order):
        inside = set(members)
        if all(before in inside for name in members for before in subject.outline.before[name]):
            heads.append((min(members, key=order.__getitem__), members))
    return sorted(heads, key=lambda head: order[head[0]])
