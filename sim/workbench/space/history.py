"""What acts leave behind in the fields of a search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sim.story.vocabulary import CONTACT, NO, REOPEN, Vocabulary
from sim.workbench.space.changes import Change, Done, Push, Set
from sim.workbench.space.reading import Field

HISTORY = ("silence", "standing", "ever", "since", "date", "dates")  # kinds of fields in which acts leave something


def left_by(done: Done, fields: Iterable[Field], vocabulary: Vocabulary, seeker: str) -> Iterator[Change]:
    """The changes of these fields where a role does acts. A no comes after what lifts one, as whoever gets in touch in
    order to say no has said it."""
    means = {vocabulary.acts[act].means for act in done.acts}
    dates: dict[str, list[Field]] = {}
    for field in fields:
        if field.kind == "silence":
            if done.role == seeker and CONTACT in means:
                yield Set(field, 0)
        elif field.kind == "standing":
            if field.name == done.role:
                yield from (Set(field, value) for what, value in ((REOPEN, 0), (NO, 1)) if what in means)
        elif not vocabulary.expand(field.name).isdisjoint(done.acts):
            if field.kind == "date":
                dates.setdefault(field.name, []).append(field)
            else:
                yield Push((field,)) if field.kind == "dates" else Set(field, int(field.kind == "ever"))
    yield from (Push(tuple(sorted(its))) for its in dates.values())
