"""Conditions that always hold or never can, because of what they compare."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.source.nodes import Scalar, walk
from sim.workbench.bounds import FALSE, TRUE, names_of, worth_of
from sim.workbench.checks.states import never_offered, unchanged
from sim.workbench.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW405 for an option that can never be offered, HW406 for any other condition without effect."""
    names = names_of(subject.scenario)
    found = {text: worth_of(text, names) for text in subject.texts}
    certain = {text: worth == TRUE for text, worth in found.items() if worth in (TRUE, FALSE)}
    never = never_offered(subject.scenario, {**names, **unchanged(subject)})
    root = subject.document.root
    told = certain.keys() | never
    if not told or root is None:
        return
    for path, node in walk(root):
        is_condition = path[-1:] == ("if",) and path[0] == "scenes" and path[1] not in subject.doubt.scenes
        if not is_condition or not isinstance(node, Scalar) or node.text not in told or _has_fault(subject, node):
            continue
        if len(path) == 5 and path[2] == "choices" and node.text in never:
            yield _never(subject, path, node)
        elif node.text in certain:
            yield _certain(subject, node, certain[node.text])


def _has_fault(subject: Subject, node: Scalar) -> bool:
    """Whether a fault of the expression itself was told."""
    first, last = (node.line, node.column), (node.end_line, node.end_column)
    return any(first <= (fault.place.line, fault.place.column) <= last for fault in subject.loaded.faults)


def _never(subject: Subject, path: tuple[str | int, ...], node: Scalar) -> Diagnostic:
    message = f"`{path[3]}` is never on offer: `{_line(node)}` cannot hold"
    return Diagnostic("HW405", message, subject.document.at(node), "mend the condition, or take the option out")


def _certain(subject: Subject, node: Scalar, always: bool) -> Diagnostic:
    message, hint = f"`{_line(node)}` never holds", "mend it, or take out what depends on it"
    if always:
        message, hint = f"`{_line(node)}` always holds, so it asks nothing", "leave it out, or mend it"
    return Diagnostic("HW406", message, subject.document.at(node), hint)


def _line(node: Scalar) -> str:
    return " ".join(node.text.split())
