"""References and types of a pack: every source, rule, act and fact that it names, and every condition, is checked."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sim.guidance.model import Dispute, Pack, Rule, Trigger
from sim.source.diagnostics import Diagnostic
from sim.source.nearest import nearest
from sim.source.nodes import Mapping, Node, NodePath, Scalar, Sequence
from sim.source.schema import Reader
from sim.story.expression import Kind, Scope
from sim.story.typecheck import LANGUAGE, check
from sim.story.vocabulary import Vocabulary

TRIGGERS = ("followed", "broken")


def resolve(pack: Pack, vocabulary: Vocabulary, reader: Reader) -> list[Diagnostic]:
    """Every fault of names, types and rules. What refers into a part that has a fault of its own stays silent."""
    checker = _Checker(pack, vocabulary, reader)
    checker.facts()
    for rule in pack.rules.values():
        checker.rule(rule)
    for dispute in pack.disputes.values():
        checker.dispute(dispute)
    return checker.faults


class _Checker:
    """The names of one pack and what was found wrong with their uses."""

    def __init__(self, pack: Pack, vocabulary: Vocabulary, reader: Reader) -> None:
        self.pack, self.vocabulary, self.reader, self.document = pack, vocabulary, reader, reader.document
        self.faults: list[Diagnostic] = []
        self.lost = {path[0] for path in (*self.document.blanked, *self.document.dropped) if len(path) == 1}
        facts = self.keys("facts")
        self.scope = Scope({}, pack.facts, vocabulary.expand, vocabulary.names, silent=facts - pack.facts.keys())

    def keys(self, section: str) -> set[str]:
        """What a section names, entries with faults of their own included."""
        return {key.text for key, _ in self.entries((section,))}

    def node(self, path: NodePath) -> Node | None:
        """The node at a path, or None where nothing stands there or a fault of it was told."""
        node: Node | None = self.document.root
        for step in path:
            node = node.get(str(step)) if isinstance(node, Mapping) else None
        silent = node is None or id(node) in self.reader.broken or self.document.is_doubtful(node)
        return None if silent else node

    def entries(self, path: NodePath) -> list[tuple[Scalar, Node]]:
        node = self.node(path)
        return node.entries if isinstance(node, Mapping) else []

    def names(self, path: NodePath) -> Iterator[Scalar]:
        """The single values of a list, lists in it included."""
        node = self.node(path)
        waiting = list(node.items) if isinstance(node, Sequence) else []
        for item in waiting:
            if isinstance(item, Sequence):
                waiting.extend(item.items)
            elif isinstance(item, Scalar) and id(item) not in self.reader.broken:
                yield item

    def tell(self, code: str, node: Node | None, message: str, hint: str = "") -> None:
        if node is not None:
            self.faults.append(Diagnostic(code, message, self.document.at(node), hint))

    def unknown(self, code: str, node: Scalar, what: str, known: Collection[str]) -> None:
        self.tell(code, node, f"no {what} named `{node.text}`", nearest(node.text, known))

    def facts(self) -> None:
        for key, _ in self.entries(("facts",)):
            if key.text in LANGUAGE:
                self.tell("HW507", key, f"`{key.text}` is a word of the expression language", "choose another name")

    def rule(self, rule: Rule) -> None:
        path = ("rules", rule.id)
        self.sources(rule, (*path, "sources"))
        for name, trigger in zip(TRIGGERS, (rule.followed, rule.broken), strict=True):
            if trigger is not None:
                self.trigger(trigger, (*path, name))
        if self._meet(rule.followed, rule.broken):
            message = f"one option can follow and break `{rule.id}` at once"
            self.tell("HW603", self.node((*path, "broken")), message, "give each acts, or a `when`, of its own")

    def sources(self, rule: Rule, path: NodePath) -> None:
        known = self.keys("sources")
        for key, value in self.entries(path):
            if key.text not in known and "sources" not in self.lost:
                self.unknown("HW601", key, "source", known)
            source = self.pack.sources.get(key.text)
            if source is not None and not source.house and isinstance(value, Sequence) and not value.items:
                self.tell("HW610", value, f"`{key.text}` is an article, so its paragraph must be cited")
        if not self.entries(path):
            self.tell("HW610", self.node(path), f"`{rule.id}` is no source's rule", "name who says so")
        cited = [self.pack.sources[name] for name in rule.sources if name in self.pack.sources]
        if rule.floor and len(cited) == len(rule.sources) and not any(source.house for source in cited):
            hint = "leave `floor` out, or add a source that has `house: true`"
            self.tell("HW605", self.node((*path[:-1], "floor")), "only a rule of the house can be a floor rule", hint)

    def trigger(self, trigger: Trigger, path: NodePath) -> None:
        if trigger.acts is None and trigger.when is None:
            message = "this judges every option of every decision"
            self.tell("HW604", self.node(path), message, "give `acts`, `when` or both")
        if trigger.acts == () and not self._has_items((*path, "acts")):
            hint = "name an act or a group; left out, `acts` means every option"
            self.tell("HW611", self.node((*path, "acts")), "no act is named, so no option can match", hint)
        for name in self.names((*path, "acts")):
            if not self.vocabulary.expand(name.text):
                self.unknown("HW303", name, "act or group", self.vocabulary.names)
        when = self.node((*path, "when"))
        if trigger.when is not None and isinstance(when, Scalar):
            for problem in check(trigger.when, self.scope, Kind.FLAG):
                place = self.document.at(when, offset=problem.start, length=problem.length)
                self.faults.append(Diagnostic(problem.code, problem.message, place, problem.help))

    def _has_items(self, path: NodePath) -> bool:
        node = self.node(path)
        return isinstance(node, Sequence) and bool(node.items)

    def _meet(self, one: Trigger | None, other: Trigger | None) -> bool:
        """Whether two triggers have an act in common, and nothing about when tells them apart."""
        if one is None or other is None:
            return False
        if one.when is not None and other.when is not None and one.when.split() != other.when.split():
            return False
        acts, others = self._acts(one), self._acts(other)
        return acts is None or others is None or bool(acts & others)

    def _acts(self, trigger: Trigger) -> frozenset[str] | None:
        if trigger.acts is None:
            return None
        return frozenset().union(*map(self.vocabulary.expand, trigger.acts))

    def dispute(self, dispute: Dispute) -> None:
        path = ("disputes", dispute.id, "sides")
        known = self.keys("rules")
        seen: set[str] = set()
        for name in self.names(path):
            if name.text not in known and "rules" not in self.lost:
                self.unknown("HW602", name, "rule", known)
            if name.text in seen:
                self.tell("HW606", name, f"`{name.text}` stands in this dispute twice", "a rule is on one side, once")
            seen.add(name.text)
        sides = self.node(path)
        items = sides.items if isinstance(sides, Sequence) else []
        if len(items) < 2:
            self.tell("HW606", sides, "a dispute has two sides or more", "for example [[call-now], [give-space]]")
        for side in items:
            if isinstance(side, Sequence) and not side.items:
                self.tell("HW606", side, "this side has no rule")
