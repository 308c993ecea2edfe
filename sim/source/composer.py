"""YAML text to nodes through libyaml's event stream: the one importer of yaml.

Events, never `safe_load`: no alias is followed, nothing is built from a tag, depth has a limit, and every scalar stays
text with its place. What is refused is noted and read past; only a syntax error or too deep a nesting ends the reading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from sim.source.collecting import no_collection
from sim.source.composition import Composition, Refusal, Stop
from sim.source.nodes import Mapping, Node, Scalar, Sequence, is_empty

if TYPE_CHECKING:
    from collections.abc import Callable

DEEPEST = 64
TOO_DEEP = "maximum nesting depth"  # libyaml from 0.2.6 on has a limit of its own, which its look-ahead may meet first
MANY = 20  # faults of one kind that are told of a file
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
QUESTION = re.compile(r"\?(?<![^\s{,\[:-]\?)(?=\s|\Z)")  # begins with what is rare, so that a search is quick
SUSPECT = re.compile(r"-[^\d\s]|[\w-]+:\S")  # `-text` and `text:Hello`, where a space may be missing
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
NOTHING = Scalar("", True, 0, 0, 0, 0)


def first_stop(text: str) -> Stop | None:
    """Where the syntax of a text breaks, or None: what composing would find, without making nodes."""
    events = LOADER(text)
    try:
        while type(events.get_event()) is not yaml.StreamEndEvent:
            pass
    except yaml.YAMLError as error:
        return _stop(error)
    finally:
        events.dispose()
    return None


def compose(text: str) -> Composition:
    """The first document of a text as nodes. The text holds no control characters but tabs and line breaks."""
    composer = _Composer(text)
    try:
        with no_collection():
            composer.run()
    except yaml.YAMLError as error:
        if TOO_DEEP in str(error):
            composer.refuse_depth(error.problem_mark)  # type: ignore[attr-defined]  # its scanner marks every error
        else:
            composer.made.stop = _stop(error)
    finally:
        composer.events.dispose()
    return composer.made


def _stop(error: yaml.YAMLError) -> Stop:
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    return Stop(
        problem=str(getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable"),
        line=mark.line + 1 if mark else 1,
        column=mark.column + 1 if mark else 1,
        context=str(getattr(error, "context", None) or ""),
        context_line=context.line + 1 if context else 0,
        context_column=context.column + 1 if context else 0,
    )


class _Composer:
    """The state of one reading: the open collection, its pending key, and the ones around it."""

    def __init__(self, text: str) -> None:
        self.events = LOADER(text)
        self.made = Composition()
        self.lines = text.split("\n") if QUESTION.search(text) else None
        self.box: Mapping | Sequence | None = None
        self.key: Scalar | None = None
        self.skip = False
        self.seen: dict[str, Scalar] = {}
        self.around: list[tuple[Mapping | Sequence | None, Scalar | None, bool, dict[str, Scalar]]] = []

    def run(self) -> None:
        """Read events up to the end of the first document."""
        handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.start,
            yaml.SequenceStartEvent: self.start,
            yaml.MappingEndEvent: self.end,
            yaml.SequenceEndEvent: self.end,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
        }
        get = self.events.get_event
        kind: type = yaml.StreamStartEvent
        while kind is not yaml.StreamEndEvent and not self.made.stopped:
            event = get()
            kind = type(event)
            handler = handlers.get(kind)
            if handler is not None:
                handler(event)

    def refuse(self, code: str, mark: Any, word: str, first: Scalar | None = None) -> None:
        """Note a construct that is refused."""
        place = (first.line, first.column) if first else None
        self.made.refused[code] += 1
        if self.made.refused[code] <= MANY:
            self.made.refusals.append(Refusal(code, mark.line + 1, mark.column + 1, word, place))

    def document(self, event: Any) -> None:
        """A document begins. Directives before it are refused, and a second document is not read."""
        if self.made.root is not None:
            self.refuse("HW114", event.start_mark, "---")
            self.made.stopped = True
        if event.version or event.tags:
            self.refuse("HW115", event.start_mark, "%")

    def scalar(self, event: Any) -> None:
        """A text: keep it, note what it should not carry."""
        start, end, text, style = event.start_mark, event.end_mark, event.value, event.style
        plain = not style
        line = last = start.line + 1
        if end.line >= line:
            last = end.line + 1
        node = Scalar(text, plain, line, start.column + 1, last, end.column + 1)
        if event.anchor is not None or event.tag is not None:
            self.decorated(event)
        if plain:
            if SUSPECT.match(text):
                self.made.suspects.append(node)
        elif style == '"':
            found = CONTROL.search(text)
            if found:
                self.refuse("HW103", start, found[0])
                node.text = CONTROL.sub(" ", text)
        box, key = self.box, self.key
        if key is not None and not self.skip:  # by far the most frequent: a value under its key
            box.entries.append((key, node))  # type: ignore[union-attr]  # only a mapping has a pending key
            self.key = None
        else:
            self.add(node, event)

    def decorated(self, event: Any) -> None:
        """An anchor or a tag before a node."""
        if event.anchor is not None:
            self.refuse("HW110", event.start_mark, f"&{event.anchor}")
        if event.tag is not None:
            self.refuse("HW112", event.start_mark, event.tag)

    def alias(self, event: Any) -> None:
        """An alias is refused; its name stands in for it as text."""
        self.refuse("HW111", event.start_mark, f"*{event.anchor}")
        start, end = event.start_mark, event.end_mark
        node = Scalar(f"*{event.anchor}", True, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        self.add(node, event)

    def start(self, event: Any) -> None:
        """A collection opens."""
        mark = event.start_mark
        kind = Mapping if type(event) is yaml.MappingStartEvent else Sequence
        node = kind(mark.line + 1, mark.column + 1, event.flow_style)
        if event.anchor is not None or event.tag is not None:
            self.decorated(event)
        if len(self.around) >= DEEPEST:
            self.refuse_depth(mark)
            return
        self.add(node, event)
        self.around.append((self.box, self.key, self.skip, self.seen))
        self.box, self.key, self.skip, self.seen = node, None, False, {}

    def refuse_depth(self, mark: Any) -> None:
        """What is nested this deep is not read at all."""
        self.made.refusals.clear()
        self.refuse("HW118", mark, str(DEEPEST))
        self.made.root, self.made.stopped = None, True

    def end(self, event: Any) -> None:
        """A collection closes."""
        node, mark = self.box, event.end_mark
        assert node is not None
        node.end_line, node.end_column = mark.line + 1, mark.column + 1
        if isinstance(node, Mapping) and node.flow and any(is_empty(it) or " " in key.text for key, it in node.entries):
            self.made.hollow.append(node)
        self.box, self.key, self.skip, self.seen = self.around.pop()

    def add(self, node: Node, event: Any) -> None:
        """Put a node into the open collection: as an item, a key or a value."""
        box = self.box
        if isinstance(box, Mapping):
            if self.key is None:
                self.add_key(node, event.start_mark)
                return
            if not self.skip:
                box.entries.append((self.key, node))
            elif self.key is not NOTHING:
                self.made.repeated.append((box, self.key, node))
            self.key, self.skip = None, False
        elif box is None:
            self.made.root = node
        else:
            box.items.append(node)

    def add_key(self, node: Node, mark: Any) -> None:
        """Put a node in a key's place. What no key may be is refused, and the value goes with it."""
        if not isinstance(node, Scalar) or is_empty(node):
            self.refuse("HW116", mark, "")
            self.key, self.skip = NOTHING, True
        elif node.text == "<<" and node.plain:
            self.refuse("HW113", mark, "<<")
            self.key, self.skip = NOTHING, True
        else:
            first = self.seen.setdefault(node.text, node)
            if first is not node:
                self.refuse("HW117", mark, node.text, first)
                self.skip = True
            self.key = node
            if self.lines and self.lines[mark.line][: mark.column].rstrip().endswith("?"):
                self.refuse("HW116", mark, "?")
