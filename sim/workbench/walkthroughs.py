"""The author's own checks: each takes the decisions that it lists, and then what it says must be so."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator

from sim.guidance.agreement import agreements, shown
from sim.guidance.model import Pack
from sim.guidance.verdicts import judge
from sim.play.session import NotOnOffer, RoadFault, Session
from sim.source.diagnostics import Diagnostic
from sim.story.library import Loaded
from sim.story.model import Check
from sim.story.story import Story
from sim.workbench.bench import NO_LIMIT, Bench, Budget
from sim.workbench.depth import USUAL, Depth
from sim.workbench.differences import Label, heaviest, nearest_way, what_was_meant, where_it_stands, why_not
from sim.workbench.prospects import prospects
from sim.workbench.roads import take

CODES = frozenset({"HW410", "HW411", "HW412", "HW413", "HW414"})  # what is told here and nowhere else
GLANCE, GLANCES = 2_000, 20_000  # states for one look at what would have led on, and for all of a file
_HOLDS = {">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt, "==": operator.eq}


def walk_through(
    loaded: Loaded, pack: Pack | None, numbers: Iterable[int] | None = None, depth: Depth = USUAL
) -> Iterator[Diagnostic]:
    """What is not as the checks of a scenario say, all of them or those of these numbers (from 0). The ways on from
    where they lead are searched in any case, and only a depth without a limit takes away theirs.

    The scenario must be free of errors of reading.
    """
    assert loaded.scenario is not None
    assert loaded.vocabulary is not None
    story = Story(loaded.scenario, loaded.vocabulary)
    budget = Budget(NO_LIMIT, NO_LIMIT) if depth.most is None else Budget()
    bench = Bench(story, loaded.document, pack, budget, Budget(GLANCE, GLANCES))
    checks = loaded.scenario.checks
    for index in range(len(checks)) if numbers is None else numbers:
        yield from _run(bench, checks[index], index)


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
            yield _left(bench, check, (index, number), session, fault)
            return
    if check.rest is None and check.ends:
        yield from _stands(bench, check, index, session)
    yield from prospects(bench, check, index, session)
    yield from _agrees(bench, check, index, session)


def _left(bench: Bench, check: Check, where: tuple[int, int], session: Session, fault: Exception) -> Diagnostic:
    """HW410: a decision of a check cannot be taken, or the story cannot go on after it."""
    index, number = where
    option = check.take[number].partition(">")[0]
    message = f"{_quoted(check)}, decision {number + 1}: {fault}"
    meant = ""
    if isinstance(fault, NotOnOffer) and option not in session.offered:
        reason = why_not(session, option)
        message += f"; {reason}" if reason else ""
        meant = what_was_meant(session, option)
    labels = tuple(where_it_stands(bench, session))
    return _told(bench, "HW410", ("checks", index, "take", number), message, labels, meant)


def _stands(bench: Bench, check: Check, index: int, session: Session) -> Iterator[Diagnostic]:
    """HW411 unless the road ends, after exactly these decisions, where the check says."""
    if session.pending is None and (session.ending in check.ends or session.scene in check.ends):
        return
    message = f"{_quoted(check)}: after these decisions {_standing(session)}, not in {_or(check.ends)}"
    more, labels = nearest_way(bench, session, check.ends)
    labels = (*where_it_stands(bench, session), *labels)
    meant = what_was_meant(session, "") if session.pending is not None else ""
    yield _told(bench, "HW411", ("checks", index, "ends"), message + more, labels, meant)


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
    moments = judge(session, bench.pack, (bench.story.scenario.seeker,))
    found = agreements(moments, bench.pack)
    for source, (sign, wanted) in check.agrees.items():
        if source not in found:
            continue
        percent = found[source]
        if percent is None or not _HOLDS[sign](shown(percent), wanted):
            is_so = "the source says nothing about it" if percent is None else f"it is {shown(percent)}"
            message = f"{_quoted(check)}: the agreement with `{source}` should be {sign} {wanted}, and {is_so}"
            too_much = percent is not None and percent > wanted
            more, labels = heaviest(bench, moments, source, gained=too_much)
            yield _told(bench, "HW413", ("checks", index, "agrees", source), message + more, labels)


def _told(
    bench: Bench,
    code: str,
    path: tuple[str | int, ...],
    message: str,
    labels: tuple[Label, ...] = (),
    meant: str = "",
) -> Diagnostic:
    return Diagnostic(code, message, bench.document.place(path), meant or "change the check, or the story", labels)


def _quoted(check: Check) -> str:
    return f"\u201c{check.name}\u201d"


def _or(names: tuple[str, ...] | list[str]) -> str:
    return " or ".join(f"`{name}`" for name in names) or "nothing"
