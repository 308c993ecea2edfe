"""The passages of a book as the scenes of a story file, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.exchange.twine.book import Passage, Remark
from sim.exchange.twine.links import Link
from sim.exchange.twine.markup import Content, content_of
from sim.exchange.twine.naming import Names, is_internal, kebab
from sim.exchange.twine.notes import by_line
from sim.exchange.twine.yaml_text import Aside, block, clean, comment, quoted, remarked
from sim.story.prose import is_substitution, marks

_CAST = ("player", "ex")
_MISSING = "a link leads here, and there is no such passage"


class Scenes:
    """Passages while they become scenes: `ids` by passage, and what was found that needs a human."""

    def __init__(self, form: str, passages: Sequence[Passage]) -> None:
        self.form, self.passages = form, passages
        self.remarks: list[Remark] = []
        self.ids: dict[str, str] = {}
        self.options = 0
        self._missing: dict[str, str] = {}
        self._names = Names("scene")
        self._given = [self._named(passage) for passage in passages]

    @property
    def count(self) -> int:
        """How many scenes there are, those that are still to be written among them."""
        return len(self._given) + len(self._missing)

    def lines(self) -> Iterator[str]:
        """All scenes; those that a link leads to and nobody wrote are the last."""
        for name, passage in zip(self._given, self.passages, strict=True):
            yield from self._scene(name, passage)
        for target, name in self._missing.items():
            yield from (f"  {name}:", f"    #! {_MISSING}", f"    title: {quoted(target)}", "    todo: true")

    def _told(self, passage: Passage, what: str, why: str) -> Iterator[str]:
        self.remarks.append(Remark(passage.name, passage.line, what, why))
        yield from remarked(self.remarks[-1:], "    ")

    def _named(self, passage: Passage) -> str:
        name = self._names.give(passage.name)
        if passage.name in self.ids:
            why = "a second passage of this name; links lead to the first"
            self.remarks.append(Remark(passage.name, passage.line, passage.name, why))
        self.ids.setdefault(passage.name, name)
        return name

    def _scene(self, name: str, passage: Passage) -> Iterator[str]:
        content = content_of(passage.text, self.form, self.ids)
        yield f"  {name}:"
        yield from comment(_about(passage), "    ")
        yield from self._notes(passage, content)
        yield from self._substitutions(passage, content)
        title = content.title or ("" if is_internal(passage.name) else passage.name)
        if title and (kebab(title) != name or title != name):
            yield f"    title: {quoted(title)}"
        prose = list(block("text", content.prose, "    "))
        yield from prose if len(prose) > 1 else ()
        yield from self._onward(passage, content, len(prose) > 1)

    def _notes(self, passage: Passage, content: Content) -> Iterator[str]:
        asides: list[Aside | Remark] = []
        for line, note in by_line(content.notes, passage.text, passage.line):
            if note.why and not note.ends:
                self.remarks.append(Remark(passage.name, line, note.what, note.why))
                asides.append(self.remarks[-1])
            else:
                asides.append(Aside(note.what, note.ends))
        yield from remarked(asides, "    ")

    def _substitutions(self, passage: Passage, content: Content) -> Iterator[str]:
        for mark in marks("\n".join((content.prose, *(link.text for link in content.links)))):
            if is_substitution(mark, _CAST):
                shown = f"<{mark.name}{mark.joint}{mark.detail}>"
                yield from self._told(passage, shown, "this now stands for somebody of the cast, or for the day")

    def _onward(self, passage: Passage, content: Content, has_text: bool) -> Iterator[str]:
        if content.links:
            yield "    choices:"
            names = Names("option")
            for line, link in by_line(content.links, passage.text, passage.line):
                yield from self._option(names.give(link.text), link, passage._replace(line=line))
            for jump in content.jumps:
                yield from self._told(passage, jump, "the passage jumps here by itself, beside its links")
        elif content.jumps:
            yield f"    to: {self._target(content.jumps[0], passage)}"
            for jump in content.jumps[1:]:
                yield from self._told(passage, jump, "the passage may jump here too; say when")
        else:
            yield from self._end(passage, has_text)

    def _end(self, passage: Passage, has_text: bool) -> Iterator[str]:
        what = passage.name or "a passage without a name"
        if has_text:
            why = "nothing leads on from here; at-peace was put down, so say what kind of ending it is"
            yield from self._told(passage, what, why)
            yield "    ending: at-peace"
        else:
            yield from self._told(passage, what, "there is neither text nor a link here; it is still to be written")
            yield "    todo: true"

    def _option(self, name: str, link: Link, passage: Passage) -> Iterator[str]:
        self.options += 1
        yield f"      {name}:"
        yield f"        text: {quoted(link.text) if clean(link.text).strip() else quoted(name)}"
        yield f"        to: {self._target(link.target, passage)}"

    def _target(self, target: str, passage: Passage) -> str:
        """The scene of a passage; one that is missing is made, to be written."""
        found = self.ids.get(target) or self._missing.get(target)
        if found is None:
            found = self._missing[target] = self._names.give(target)
            self.remarks.append(Remark(passage.name, passage.line, target, _MISSING))
        return found


def _about(passage: Passage) -> str:
    tags = f", tagged {' '.join(passage.tags)}" if passage.tags else ""
    position = f", at {passage.position} on the map" if passage.position else ""
    return " ".join(f"passage “{passage.name}”{tags}{position}".split())
