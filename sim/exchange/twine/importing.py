"""A book of Twine's as a story of ours: its YAML, and the places that need a human.

Passages are scenes and links are options. What a story format would have run stands as a comment beside its scene.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sim.exchange.twine.book import Book, Passage, Refused, Remark
from sim.exchange.twine.links import Link
from sim.exchange.twine.markup import Content, by_line, content_of
from sim.exchange.twine.naming import Names, kebab
from sim.exchange.twine.special import is_special
from sim.exchange.twine.yaml_text import block, clean, comment, quoted
from sim.story.prose import is_substitution, marks

_CAST = ("player", "ex")
_HEAD = """\
# From Twine{about}. What needs a human stands in the comments that begin with #!.
format: 1
title: {title}
level: starter
language: en
cast: # who they are, and what else they are called, is yours to say
  player: {{name: Sam, pronouns: they}}
  ex: {{name: Alex, pronouns: they}}
start: {start}
scenes:"""


class Imported(NamedTuple):
    """The text of a story file, and what in it needs a human, in the order of the file that was read."""

    text: str
    scenes: int
    options: int
    remarks: tuple[Remark, ...]


def imported(book: Book) -> Imported:
    """The story of a book. Raises Refused where no passage is one that is played."""
    return _Import(book).run()


@dataclass(slots=True)
class _Import:
    book: Book
    remarks: list[Remark] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)  # by passage: the scene that a link to it leads to
    names: Names = field(default_factory=lambda: Names("scene"))
    missing: dict[str, str] = field(default_factory=dict)
    options: int = 0

    def run(self) -> Imported:
        self.remarks += self.book.remarks
        played = [each for each in self.book.passages if not is_special(each)]
        if not played:
            raise Refused("no passage of this book is played", 1, "All of them are for the story format's own use.")
        scenes = [(self._named(passage), passage) for passage in played]
        lines = [line for special in self.book.passages if is_special(special) for line in self._special(special)]
        start = self.ids.get(self.book.start) or self.ids.get("Start") or scenes[0][0]
        if self.book.start and self.book.start not in self.ids:
            self._remark(Remark("", 1, self.book.start, "the story ought to start here, and there is no such passage"))
        body = [line for name, passage in scenes for line in self._scene(name, passage)]
        body += [line for target, name in self.missing.items() for line in _stub(target, name)]
        about = f", written for {clean(self.book.format)}" if self.book.format else ""
        title = quoted(self.book.title or "A story from Twine")
        head = _HEAD.format(about=" ".join(about.split(" ")).replace("\n", " "), title=title, start=start)
        for remark in self.book.remarks:
            lines += _told(remark, "")
        told = sorted(self.remarks, key=lambda remark: remark.line)
        text = "\n".join([*head.splitlines()[:1], *lines, *head.splitlines()[1:], *body]) + "\n"
        return Imported(text, len(scenes) + len(self.missing), self.options, tuple(told))

    def _remark(self, remark: Remark) -> Remark:
        self.remarks.append(remark)
        return remark

    def _named(self, passage: Passage) -> str:
        name = self.names.give(passage.name)
        if passage.name in self.ids:
            why = "a second passage of this name; links lead to the first"
            self._remark(Remark(passage.name, passage.line, passage.name, why))
        self.ids.setdefault(passage.name, name)
        return name

    def _special(self, passage: Passage) -> Iterator[str]:
        kind = f" ({' '.join(passage.tags)})" if passage.tags else ""
        why = f"the format's own passage “{passage.name}”{kind}; nothing was run"
        yield from _told(self._remark(Remark(passage.name, passage.line, passage.text or passage.name, why)), "")

    def _scene(self, name: str, passage: Passage) -> Iterator[str]:
        content = content_of(passage.text, self.book.format.lower())
        yield f"  {name}:"
        yield from comment(_about(passage), "    ")
        for line, note in by_line(content.notes, passage.text, passage.line):
            if note.why:
                yield from _told(self._remark(Remark(passage.name, line, note.what, note.why)), "    ")
            else:
                yield from comment(note.what, "    ")
        yield from self._substitutions(passage, content)
        title = content.title or passage.name
        if kebab(title) != name or title != name:
            yield f"    title: {quoted(title or name)}"
        prose = list(block("text", content.prose, "    "))
        yield from prose if len(prose) > 1 else ()
        yield from self._onward(passage, content, len(prose) > 1)

    def _substitutions(self, passage: Passage, content: Content) -> Iterator[str]:
        for mark in marks("\n".join((content.prose, *(link.text for link in content.links)))):
            if is_substitution(mark, _CAST):
                shown = f"<{mark.name}{mark.joint}{mark.detail}>"
                why = "this now stands for somebody of the cast, or for the day"
                yield from _told(self._remark(Remark(passage.name, passage.line, shown, why)), "    ")

    def _onward(self, passage: Passage, content: Content, has_text: bool) -> Iterator[str]:
        if content.links:
            yield "    choices:"
            names = Names("option")
            for line, link in by_line(content.links, passage.text, passage.line):
                yield from self._option(names.give(link.text), link, passage._replace(line=line))
            for jump in content.jumps:
                remark = Remark(passage.name, passage.line, jump, "the passage jumps here by itself, beside its links")
                yield from _told(self._remark(remark), "    ")
        elif content.jumps:
            yield f"    to: {self._target(content.jumps[0], passage)}"
            for jump in content.jumps[1:]:
                remark = Remark(passage.name, passage.line, jump, "the passage may jump here too; say when")
                yield from _told(self._remark(remark), "    ")
        else:
            yield from self._end(passage, has_text)

    def _end(self, passage: Passage, has_text: bool) -> Iterator[str]:
        what = passage.name or "a passage without a name"
        if has_text:
            why = "nothing leads on from here; at-peace was put down, so say what kind of ending it is"
            yield from _told(self._remark(Remark(passage.name, passage.line, what, why)), "    ")
            yield "    ending: at-peace"
        else:
            why = "there is neither text nor a link here; it is still to be written"
            yield from _told(self._remark(Remark(passage.name, passage.line, what, why)), "    ")
            yield "    todo: true"

    def _option(self, name: str, link: Link, passage: Passage) -> Iterator[str]:
        self.options += 1
        yield f"      {name}:"
        yield f"        text: {quoted(link.text) if clean(link.text).strip() else quoted(name)}"
        yield f"        to: {self._target(link.target, passage)}"

    def _target(self, target: str, passage: Passage) -> str:
        """The scene of a passage; one that is missing is made, to be written."""
        found = self.ids.get(target) or self.missing.get(target)
        if found is None:
            found = self.missing[target] = self.names.give(target)
            self._remark(Remark(passage.name, passage.line, target, "a link leads here, and there is no such passage"))
        return found


def _about(passage: Passage) -> str:
    tags = f", tagged {' '.join(passage.tags)}" if passage.tags else ""
    position = f", at {passage.position} on the map" if passage.position else ""
    return " ".join(f"passage “{passage.name}”{tags}{position}".split())


def _stub(target: str, name: str) -> Sequence[str]:
    return (
        f"  {name}:",
        "    #! a link leads here, and there is no such passage",
        f"    title: {quoted(target)}",
        "    todo: true",
    )


def _told(remark: Remark, indent: str) -> Iterator[str]:
    yield from comment(f"{remark.why}:", indent, "#!")
    yield from comment(remark.what, f"{indent}", "#    ")
