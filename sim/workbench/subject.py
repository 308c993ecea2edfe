"""What a check looks at: a scenario as far as it could be read, its outline, and what is in doubt about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sim.guidance.model import Pack
from sim.source.diagnostics import Diagnostic, Place
from sim.source.document import Document
from sim.source.nodes import Mapping as MappingNode
from sim.source.nodes import Node, Scalar, descend, is_empty
from sim.story.library import Loaded
from sim.story.model import Scenario, Scene
from sim.story.story import expressions
from sim.story.vocabulary import Vocabulary
from sim.workbench.bearings import Bearings
from sim.workbench.doubt import Doubt, doubt_of
from sim.workbench.outline import Outline, outline


@dataclass(frozen=True, slots=True)
class Subject:
    """One file under check."""

    loaded: Loaded
    scenario: Scenario
    outline: Outline
    doubt: Doubt
    entries: Mapping[str, tuple[Scalar, Node]]  # the scenes by name, so that finding one is not a search
    texts: frozenset[str]  # every expression of the scenario, each once
    bearings: Bearings | None = None  # of the rules on its options; None where there is no pack, or it cannot judge
    unjudged: frozenset[str] = frozenset()  # scenes in doubt, and those with acts that the vocabulary does not have

    @property
    def document(self) -> Document:
        """The file, for places."""
        return self.loaded.document

    def decisions(self) -> Iterator[Scene]:
        """The scenes where the seeker has a choice, as far as a pack can judge them."""
        if self.bearings is not None:
            for scene in self.scenario.scenes.values():
                if scene.by == self.scenario.seeker and len(scene.choices) > 1 and scene.id not in self.unjudged:
                    yield scene

    def place(self, *path: str | int, key: bool = False) -> Place:
        """The place of a value; of its key where the value is no single text, or where the key is meant."""
        entry = self.entries.get(str(path[1])) if path[0] == "scenes" and len(path) > 1 else None
        if entry is None:
            return self.document.place(path, key=key)
        name, node, _ = descend(entry[1], path[2:])
        if key or node is None or is_empty(node):
            return self.document.at(name or entry[0])
        return self.document.at(node)

    def key(self, *path: str | int) -> Place:
        """The place of a key."""
        return self.place(*path, key=True)

    def top(self, *names: str) -> Place:
        """The place of the first of these keys that the file gives, else of its title."""
        root = self.document.root
        given = [name for name in names if isinstance(root, MappingNode) and root.get(name) is not None]
        return self.place(*given[:1] or ("title",))

    def scene(self, code: str, name: str, message: str, hint: str = "") -> Diagnostic:
        """A fault of a whole scene, told at its name."""
        return Diagnostic(code, message, self.key("scenes", name), hint)

    def option(self, code: str, scene: str, name: str, message: str, hint: str = "") -> Diagnostic:
        """A fault of a whole option, told at its name."""
        return Diagnostic(code, message, self.key("scenes", scene, "choices", name), hint)


def subject_of(loaded: Loaded, pack: Pack | None = None) -> Subject | None:
    """What the checks look at, and the pack that judges it; None where too little of the file could be read, or a
    section is lost."""
    scenario = loaded.partial
    if scenario is None or not scenario.scenes:
        return None
    doubt = doubt_of(loaded)
    root = loaded.document.root
    scenes = root.get("scenes") if isinstance(root, MappingNode) else None
    if "scenes" in doubt.sections or not isinstance(scenes, MappingNode):
        return None
    entries = {key.text: (key, value) for key, value in scenes.entries}
    subject = Subject(loaded, scenario, outline(scenario), doubt, entries, frozenset(expressions(scenario)))
    vocabulary = loaded.vocabulary
    if pack is None or vocabulary is None or pack.vocabulary != vocabulary.id or doubt.sections:
        return subject
    unjudged = doubt.scenes | _with_unknown_acts(scenario, vocabulary)
    return replace(subject, bearings=Bearings(pack, scenario, vocabulary), unjudged=unjudged)


def _with_unknown_acts(scenario: Scenario, vocabulary: Vocabulary) -> set[str]:
    done = {choice.acts for scene in scenario.scenes.values() for choice in scene.choices.values()}
    strange = {acts for acts in done if not vocabulary.acts.keys() >= set(acts)}
    if not strange:
        return set()
    return {
        name
        for name, scene in scenario.scenes.items()
        if any(choice.acts in strange for choice in scene.choices.values())
    }


def several(names: list[str], most: int = 4) -> str:
    """Some names for a message, the rest counted."""
    shown = ", ".join(f"`{name}`" for name in names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"
