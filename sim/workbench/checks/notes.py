"""Decisions on which the articles part, and about which the author says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from sim.guidance.disputes import best_of, is_disputed
from sim.source.diagnostics import Diagnostic
from sim.workbench.bearings import Bearings
from sim.workbench.bounds import FALSE
from sim.workbench.standing import standing
from sim.workbench.subject import Subject, several

MOST_CASES = 256


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW720, told once for the file, at the first decision that can be disputed and has no note."""
    bearings = subject.bearings
    if bearings is None:
        return
    can_say_no = bearings.told_no != FALSE
    no_stands = standing(subject.scenario, bearings.vocabulary) if can_say_no else {}
    known: dict[tuple[bool, tuple[tuple[str, ...], ...]], bool] = {}
    silent = []
    for scene in subject.decisions():
        if any(choice.note for choice in scene.choices.values()):
            continue
        acts = tuple(choice.acts for choice in scene.choices.values())
        stands = no_stands.get(scene.id, ()) if can_say_no else (False,)
        for now in stands:
            if (now, acts) not in known:
                known[now, acts] = _can_be_disputed(acts, bearings, now)
        if any(known[now, acts] for now in stands):
            silent.append(scene.id)
    if silent:
        what = "decision on which the articles part has" if len(silent) == 1 else "decisions on which they part have"
        message = f"{len(silent)} {what} no note: {several(silent)}"
        hint = "say in a `note` what speaks for an option, or against it; the debrief shows it there"
        yield subject.scene("HW720", silent[0], message, hint)


def _can_be_disputed(acts: tuple[tuple[str, ...], ...], bearings: Bearings, told_no: bool) -> bool:
    """Whether, while a no stands or none does, there is a moment at which no option is best for every article. What
    else rules ask may be so or not, in any combination: now and then a decision is counted in at which it never is."""
    on = [bearings.when(done, told_no) for done in acts]
    open_ = sorted({each.when for its in on for each in its if each.when is not None})
    for held in islice(product((True, False), repeat=len(open_)), MOST_CASES):
        true = {None, *(condition for condition, holds in zip(open_, held, strict=True) if holds)}
        now = {str(number): [each for each in its if each.when in true] for number, its in enumerate(on)}
        worths = [{option: bearings.worth(its, name) for option, its in now.items()} for name in bearings.pack.articles]
        if is_disputed(best for worth in worths if (best := best_of(worth))):
            return True
    return False
