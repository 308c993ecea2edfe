"""References and types: every name of a scenario is looked up, every expression and substitution checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from keyword import iskeyword

from sim.source.diagnostics import Diagnostic
from sim.source.nearest import nearest, nearest_name
from sim.source.nodes import Mapping, Node, Scalar
from sim.source.schema import Reader
from sim.story.expression import Kind, Problem, Scope
from sim.story.model import ENDINGS, PLAYER, Meter, Scenario
from sim.story.prose import FORMS, Mark, is_substitution, marks
from sim.story.sites import PAST, Site, Use, sites
from sim.story.typecheck import LANGUAGE, check
from sim.story.vocabulary import Vocabulary

_WORD = re.compile(r"\w+")
MOST_COMPARED = 50_000  # names that are held against unknown ones in one file


def resolve(scenario: Scenario, vocabulary: Vocabulary, reader: Reader) -> list[Diagnostic]:
    """Every fault of names and types. What refers into a part that has a fault of its own stays silent."""
    resolver = _Resolver(scenario, vocabulary, reader)
    resolver.declarations()
    checks, broken, document = resolver.checks, reader.broken, reader.document
    for site in sites(document.root):
        if id(site.node) not in broken and not (document.doubtful and document.is_doubtful(site.node)):
            checks[site.use](site)
    return resolver.faults


class _Resolver:
    """The names of one file and what was found wrong with their uses."""

    def __init__(self, scenario: Scenario, vocabulary: Vocabulary, reader: Reader) -> None:
        self.scenario, self.vocabulary, self.document = scenario, vocabulary, reader.document
        self.broken = reader.broken
        self.unspeakable: set[str] = set()  # states and facts that no expression can name
        self.faults: list[Diagnostic] = []
        self.checked: dict[tuple[str, Kind], list[Problem]] = {}  # the same condition stands in many places
        self.hints: dict[tuple[str, str], str] = {}
        self.lost = {path[0] for path in (*self.document.blanked, *self.document.dropped) if len(path) == 1}
        self.scenes = self.keys("scenes")
        self.cast = {PLAYER, *self.keys("cast")}
        self.states = self.keys("state")
        self.options = {f"{scene}/{option}" for scene, node in self.under("scenes") for option in _choices(node)}
        self.option_ids = {option.split("/")[1] for option in self.options}
        kinds = {name: Kind.NUMBER if isinstance(its, Meter) else Kind.FLAG for name, its in scenario.state.items()}
        silent = self.states - kinds.keys() | (self.keys("situation") - scenario.situation.keys())
        self.scope = Scope(
            kinds, scenario.situation, vocabulary.expand, vocabulary.names, self.scenes, self.options, silent
        )
        self.checks: dict[Use, Callable[[Site], None]] = {
            Use.SCENE: self.scene,
            Use.ENDING: self.ending,
            Use.OPTION: self.option,
            Use.ACT: self.act,
            Use.ACT_OR_GROUP: self.act_or_group,
            Use.PERSON: self.person,
            Use.CHANGE: self.change,
            Use.SETTING: self.change,
            Use.CONDITION: self.condition,
            Use.WEIGHT: self.weight,
            Use.PROSE: self.prose,
            Use.SOURCE: lambda site: None,  # a pack's sources are looked up where the pack is known
        }

    def under(self, section: str) -> list[tuple[str, Node]]:
        root = self.document.root
        node = root.get(section) if isinstance(root, Mapping) else None
        return [(key.text, value) for key, value in node.entries] if isinstance(node, Mapping) else []

    def keys(self, section: str) -> set[str]:
        return {name for name, _ in self.under(section)}

    def tell(self, code: str, node: Node, message: str, hint: str = "", at: int = 0, length: int | None = None) -> None:
        place = self.document.at(node, offset=at, length=length) if at or length else self.document.at(node)
        self.faults.append(Diagnostic(code, message, place, hint))

    def unknown(self, code: str, node: Scalar, what: str, name: str, known: Collection[str], other: str = "") -> None:
        hint = self.hints.get((what, name))
        if hint is None:  # among thousands of names a search takes long, so a file gets only so many of them
            hint = nearest(name, known) if len(self.hints) * len(known) < MOST_COMPARED else ""
            self.hints[what, name] = hint
        self.tell(code, node, f"no {what} named `{name}`", hint or other)

    def declarations(self) -> None:
        """Names that would shadow the language or each other, and the player, who must be there."""
        root = self.document.root
        for section in ("state", "situation"):
            node = root.get(section) if isinstance(root, Mapping) else None
            for key, _ in node.entries if isinstance(node, Mapping) else []:
                if key.text in LANGUAGE:
                    self.tell("HW507", key, f"`{key.text}` is a word of the expression language", "choose another name")
                elif iskeyword(key.text):
                    self.unspeakable.add(key.text)
                    self.tell("HW507", key, f"no expression can hold the name `{key.text}`", "choose another name")
                elif section == "situation" and key.text in self.states:
                    self.tell("HW507", key, f"`{key.text}` is the name of a state too", "rename one of the two")
        cast = root.get("cast") if isinstance(root, Mapping) else None
        if isinstance(cast, Mapping) and cast.get(PLAYER) is None and "cast" not in self.lost:
            self.tell("HW202", cast, "`player` must be given here", "add `player: {name: ...}`")
        for key, _ in cast.entries if isinstance(cast, Mapping) else []:
            if key.text in ("day", "text", "as", "if", "only"):
                self.tell("HW507", key, f"`{key.text}` means something else in texts", "choose another id")

    def scene(self, site: Site) -> None:
        if site.node.text not in self.scenes and "scenes" not in self.lost:
            self.unknown("HW301", site.node, "scene", site.node.text, self.scenes)

    def ending(self, site: Site) -> None:
        if site.node.text not in ENDINGS and site.node.text not in self.scenes and "scenes" not in self.lost:
            self.unknown("HW301", site.node, "scene or ending kind", site.node.text, {*self.scenes, *ENDINGS})

    def option(self, site: Site) -> None:
        option, *outcomes = site.node.text.split(">")
        if self.document.blanked or self.lost:
            return
        if option and option not in self.option_ids:
            self.unknown("HW302", site.node, "option", option, self.option_ids)
        for outcome in outcomes:
            if outcome not in self.scenes:
                self.unknown("HW301", site.node, "scene", outcome, self.scenes)

    def act(self, site: Site) -> None:
        name, role = site.node.text, site.role
        act = self.vocabulary.acts.get(name)
        if act is None and name in self.vocabulary.groups:
            members = ", ".join(sorted(self.vocabulary.groups[name]))
            self.tell("HW310", site.node, f"`{name}` is a group; an option names acts", f"it holds {members}")
        elif act is None:
            self.unknown("HW303", site.node, "act", name, self.vocabulary.acts)
        else:
            self._whose(site.node, act.whose(self.scenario.seeker), role)

    def _whose(self, node: Scalar, by: tuple[str, ...], role: str) -> None:
        """An act is done by those whose act it is; one of the past by the first of them, who must be in the cast."""
        if "cast" in self.lost or (by[0] == self.scenario.seeker and by[0] not in self.cast):
            return  # that nobody is named like the seeker is told where it is written
        if role == PAST and by[0] not in self.cast:
            self.tell("HW306", node, f"`{node.text}` is an act of {by[0]}, who is not in the cast")
        elif role in self.cast and role not in by:
            self.tell("HW306", node, f"`{node.text}` is an act of {' or '.join(by)}, but here {role} decides")

    def act_or_group(self, site: Site) -> None:
        if not self.vocabulary.expand(site.node.text):
            self.unknown("HW303", site.node, "act or group", site.node.text, self.vocabulary.names)

    def person(self, site: Site) -> None:
        name = site.node.text
        if name not in self.cast and "cast" not in self.lost:
            prose = "if it is prose, put quotation marks around the text" if site.value is not None else ""
            self.unknown("HW304", site.node, "member of the cast", name, {*self.cast, "text"}, prose)

    def change(self, site: Site) -> None:
        name, value = site.node.text, None if id(site.value) in self.broken else site.value
        if name not in self.states:
            if "state" not in self.lost:
                self.unknown("HW305", site.node, "state", name, self.states)
            return
        state = self.scenario.state.get(name)
        if state is None or value is None:
            return
        flag = value.text in ("true", "false")
        if isinstance(state, Meter) and flag:
            self.tell("HW508", value, f"`{name}` is a meter, and `{value.text}` is no number")
        elif not isinstance(state, Meter) and not flag:
            self.tell("HW508", value, f"`{name}` is a flag, and can only be set to true or false")
        elif isinstance(state, Meter) and site.use is Use.SETTING and not state.min <= int(value.text) <= state.max:
            self.tell("HW509", value, f"`{name}` goes from {state.min} to {state.max}")

    def condition(self, site: Site) -> None:
        self.expression(site.node, Kind.FLAG)

    def weight(self, site: Site) -> None:
        self.expression(site.node, Kind.NUMBER)

    def expression(self, node: Scalar, wanted: Kind) -> None:
        if self.unspeakable and not self.unspeakable.isdisjoint(_WORD.findall(node.text)):
            return
        problems = self.checked.get((node.text, wanted))
        if problems is None:
            problems = self.checked[node.text, wanted] = check(node.text, self.scope, wanted)
        for problem in problems:
            if not (problem.code in ("HW301", "HW302") and (self.document.blanked or "scenes" in self.lost)):
                self.tell(problem.code, node, problem.message, problem.help, problem.start, problem.length)

    def prose(self, site: Site) -> None:
        if "<" not in site.node.text:
            return
        for mark in marks(site.node.text):
            if not is_substitution(mark, self.cast):
                self._substitution(site.node, mark)

    def _substitution(self, node: Scalar, mark: Mark) -> None:
        length = mark.end - mark.start
        shown = node.text[mark.start : mark.end]
        if mark.name in self.cast and mark.joint == ".":
            known = [*FORMS, *(form.capitalize() for form in FORMS)]
            hint = nearest(mark.detail, known) or f"there are {', '.join(FORMS)}"
            self.tell("HW701", node, f"`{shown}` is no pronoun of theirs", hint, mark.start, length)
        elif mark.name in self.cast:
            hint = f"for example `<{mark.name}:goes/go>`"
            self.tell("HW701", node, f"`{shown}` is not one verb in two forms", hint, mark.start, length)
        elif near := _meant(mark, self.cast):
            self.tell("HW701", node, f"nobody is named `{mark.name}`", f"did you mean `{near}`?", mark.start, length)
        else:
            hint = f"people are {', '.join(sorted(self.cast))}"
            self.tell("HW702", node, f"`{shown}` stands for nothing and is shown as it is", hint, mark.start, length)


def _meant(mark: Mark, cast: Collection[str]) -> str:
    if mark.joint == "." and mark.detail.lower() in FORMS:
        return nearest_name(mark.name, cast, cutoff=0.3) or "ex"
    return nearest_name(mark.name.lower(), [*cast, "day"])


def _choices(node: Node) -> list[str]:
    choices = node.get("choices") if isinstance(node, Mapping) else None
    return [key.text for key, _ in choices.entries] if isinstance(choices, Mapping) else []
