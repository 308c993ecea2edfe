"""The author's own checks: each takes the decisions that it lists, and then what it says must be so."""

from __future__ import annotations

import operator
from collections.abc import Iterator

from sim.guidance.agreement import agreements, shown
from sim.guidance.model import Pack
from sim.guidance.verdicts import judge
from sim.play.session import NotOnOffer, RoadFault, Session
from sim.source.diagnostics import Diagnostic
from sim.story.library import Loaded
from sim.story.model import Check
from sim.story.story import Story
from sim.workbench.bench import Bench
from sim.workbench.merging import Merging
from sim.workbench.prospects import prospects
from sim.workbench.search import Budget

_HOLDS = {">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt, "==": operator.eq}


def walk_through(loaded: Loaded, pack: Pack | None) -> Iterator[Diagnostic]:
    """What is not as the checks of a scenario say. The scenario must be free of errors of reading."""
    assert loaded.scenario is not None
    assert loaded.vocabulary is not None
    story = Story(loaded.scenario, loaded.vocabulary)
    for check in loaded.scenario.checks:
        for name in (*check.ends, *check.can):
            if name in loaded.scenario.scenes:
                story.layout.slot("visits", name, 0)  # so that a scene which only runs on is seen to be entered
    bench = Bench(story, Merging(story), loaded.document, pack, Budget())
    for index, check in enumerate(loaded.scenario.checks):
        yield from _run(bench, check, index)


def _run(bench: Bench, check: Check, index: int) -> Iterator[Diagnostic]:
    try:
        session = Session(bench.story)
    except RoadFault as fault:
        yield _told(bench, "HW410", ("checks", index, "name"), f"{_quoted(check)}: the story cannot begin: {fault}")
        return
    for number, step in enumerate(check.take):
        try:
            take(session, step)
        except (NotOnOffer, RoadFault) as fault:
            message = f"{_quoted(check)}, decision {number + 1}: {fault}"
            yield _told(bench, "HW410", ("checks", index, "take", number), message)
            return
    if check.rest is None and check.ends:
        yield from _stands(bench, check, index, session)
    yield from prospects(bench, check, index, session)
    yield from _agrees(bench, check, index, session)


def take(session: Session, step: str) -> None:
    """Take one entry of a list of decisions: `option`, `option>scene`, `>scene`. Raises NotOnOffer, RoadFault."""
    option, *outcomes = step.split(">")
    if option:
        session.take(option)
    for outcome in outcomes:
        session.settle(outcome)


def _stands(bench: Bench, check: Check, index: int, session: Session) -> Iterator[Diagnostic]:
    """HW411 unless the road ends, after exactly these decisions, where the check says."""
    if session.pending is None and (session.ending in check.ends or session.scene in check.ends):
        return
    message = f"{_quoted(check)}: after these decisions {_standing(session)}, not in {_or(check.ends)}"
    yield _told(bench, "HW411", ("checks", index, "ends"), message)


def _standing(session: Session) -> str:
    scene = session.scene
    if session.pending is not None:
        return f"a chance is open in `{scene}` (it may fall on {_or([each.scene for each in session.pending])})"
    if session.ending is not None:
        return f"the story has ended in `{scene}` ({session.ending})"
    if session.by is None:
        return f"the story stops in `{scene}`"
    return f"it stands in `{scene}`, where {session.by} may take {_or(session.offered)}"


def _agrees(bench: Bench, check: Check, index: int, session: Session) -> Iterator[Diagnostic]:
    """HW413 where the road agrees with a source otherwise than the check says."""
    if bench.pack is None or not check.agrees:
        return
    found = agreements(judge(session, bench.pack, (bench.story.scenario.seeker,)), bench.pack)
    for source, (sign, wanted) in check.agrees.items():
        if source not in found:
            continue
        percent = found[source]
        if percent is None or not _HOLDS[sign](shown(percent), wanted):
            is_so = "the source says nothing about it" if percent is None else f"it is {shown(percent)}"
            message = f"{_quoted(check)}: the agreement with `{source}` should be {sign} {wanted}, and {is_so}"
            yield _told(bench, "HW413", ("checks", index, "agrees", source), message)


def _told(bench: Bench, code: str, path: tuple[str | int, ...], message: str) -> Diagnostic:
    return Diagnostic(code, message, bench.document.place(path), "change the check, or the story")


def _quoted(check: Check) -> str:
    return f"\u201c{check.name}\u201d"


def _or(names: tuple[str, ...] | list[str]) -> str:
    return " or ".join(f"`{name}`" for name in names) or "nothing"
