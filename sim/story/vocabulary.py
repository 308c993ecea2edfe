"""The vocabulary: what people can do. Scenarios and packs meet in it and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sim.source.diagnostics import Diagnostic
from sim.source.document import Document
from sim.source.scalars import KEBAB, KEBAB_NAME, OneOf, Text, Whole
from sim.source.schema import Key, ListOf, MapOf, Reader, Record, Unreadable

CONTACT = "contact"
NO = "no"
REOPEN = "reopen"


class Act(NamedTuple):
    """One thing that can be done; `by` names the roles whose act it is, none meaning the seeker."""

    id: str
    text: str
    by: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    means: str | None = None

    def whose(self, seeker: str) -> tuple[str, ...]:
        """The roles whose act it is in a story with this seeker, at least one. A no, and what lifts it, are never the
        seeker's, who could then open a door that somebody else has closed."""
        by = self.by or (seeker,)
        if self.means not in (NO, REOPEN):
            return by
        return tuple([role for role in by if role != seeker]) or by


class Vocabulary(NamedTuple):
    """The acts by id, and the groups that they make."""

    format: int
    acts: Mapping[str, Act]
    title: str = ""
    id: str = ""
    groups: Mapping[str, frozenset[str]] = {}

    def expand(self, name: str) -> frozenset[str]:
        """The acts that a name stands for: itself, or the members of a group; none where it is unknown."""
        if name in self.acts:
            return frozenset((name,))
        return self.groups.get(name, frozenset())

    @property
    def names(self) -> list[str]:
        """Every act and every group."""
        return [*self.acts, *self.groups]


ACT = Record(
    Act,
    {
        "text": Key(Text(), "What somebody does, as the debrief says it: `calls`, `waits`.", example="calls"),
        "by": Key(
            ListOf(KEBAB_NAME), "The cast ids whose act it is; left out, it is the seeker's.", example=("player", "ex")
        ),
        "groups": Key(
            ListOf(KEBAB_NAME),
            "Names under which rules and conditions can mean several acts at once.",
            example=("contact",),
        ),
        "means": Key(OneOf((CONTACT, NO, REOPEN)), "Contact with the ex, a no that stands, or the no lifted."),
    },
    "One act.",
)
VOCABULARY = Record(
    Vocabulary,
    {
        "format": Key(Whole(1, 1), "The version of the file format: 1.", example=1),
        "title": Key(Text(), "The vocabulary's name for people.", example="Break-ups"),
        "acts": Key(MapOf(KEBAB_NAME, ACT, f"^{KEBAB}$"), "The acts by id."),
    },
    "A vocabulary: what people can do.",
)


def read_vocabulary(document: Document, name: str) -> tuple[Vocabulary | None, list[Diagnostic]]:
    """The vocabulary of a document and every fault of it; None where the file as a whole cannot be read."""
    reader = Reader(document, list(document.faults))
    if document.root is None:
        return None, reader.faults
    try:
        raw = VOCABULARY.read(document.root, reader)
    except Unreadable:
        return None, reader.faults
    members: dict[str, set[str]] = {}
    for act in raw.acts.values():
        for group in act.groups:
            members.setdefault(group, set()).add(act.id)
    for group in members.keys() & raw.acts.keys():
        place = document.place(("acts", group), key=True)
        reader.faults.append(Diagnostic("HW805", f"`{group}` is an act and a group", place, "give one another name"))
    groups = {group: frozenset(acts) for group, acts in members.items() if group not in raw.acts}
    return Vocabulary(raw.format, raw.acts, raw.title, name, groups), reader.faults
