"""Conditions that always hold or never can, because of what they compare."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.source.nodes import Scalar, walk
from sim.story.story import expressions
from sim.workbench.bounds import FALSE, TRUE, names_of, worth_of
from sim.workbench.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW405 for an option that can never be offered, HW406 for any other condition without effect."""
    names = names_of(subject.scenario)
    found = {text: worth_of(text, names) for text in set(expressions(subject.scenario))}
    certain = {text: worth == TRUE for text, worth in found.items() if worth in (TRUE, FALSE)}
    root = subject.document.root
    if not certain or root is None:
        return
    for path, node in walk(root):
        is_condition = path[-1:] == ("if",) and path[0] == "scenes" and path[1] not in subject.doubt.scenes
        if is_condition and isinstance(node, Scalar) and node.text in certain:
            yield _certain(subject, path, node, certain[node.text])


def _certain(subject: Subject, path: tuple[str | int, ...], node: Scalar, always: bool) -> Diagnostic:
    place = subject.document.at(node)
    text = " ".join(node.text.split())
    if len(path) == 5 and path[2] == "choices" and not always:
        message = f"`{path[3]}` is never on offer: `{text}` cannot hold"
        return Diagnostic("HW405", message, place, "mend the condition, or take the option out")
    if always:
        return Diagnostic("HW406", f"`{text}` always holds, so it asks nothing", place, "leave it out, or mend it")
    return Diagnostic("HW406", f"`{text}` never holds", place, "mend it, or take out what depends on it")
