"""What the word at a position means, as plain text: what an author wrote is never read as markup."""

from __future__ import annotations

from collections.abc import Iterator

from sim.exchange.language.conditions import tokens
from sim.exchange.language.finding import home_of
from sim.exchange.language.keys import keys_at, trail
from sim.exchange.language.names import Name, What, entries, texts
from sim.exchange.language.outline import shortened
from sim.exchange.language.page import Page
from sim.source.diagnostics import Place
from sim.source.nodes import Mapping, Node, Scalar, Sequence

MANY = 8  # rules that are told of one act
_DOES = (("followed", "follows"), ("broken", "breaks"))
WORDS = 160  # characters of a scene's beginning


def hover(page: Page, line: int, column: int) -> tuple[str, Place] | None:
    """What stands at a position and the place of that word; None where there is nothing to tell."""
    name = page.under(line, column)
    told = about(page, name) if name else ""
    if name and told:
        return told, name.place
    path, word, is_key = trail(page.document.root, line, column)
    if word is None or not is_key:
        return None
    meaning = keys_at(page.kind, path).get(word.text)
    return (f"{word.text}: {meaning}", page.document.at(word)) if meaning else None


def about(page: Page, name: Name) -> str:
    """What a name of a page stands for; empty where it is declared nowhere."""
    home = home_of(page, name)
    if home is None:
        return ""
    tell = {
        What.SCENE: _scene,
        What.OPTION: _option,
        What.STATE: _state,
        What.PERSON: _person,
        What.ACT: _act,
        What.SOURCE: _source,
        What.RULE: _rule,
        What.FACT: _fact,
    }[name.what]
    told = [*tell(home, name.id)]
    if told and name.what is What.ACT:
        rules = readers(page, name.id)
        told += [f"- {rule}" for rule in rules[:MANY]]
        told += [f"- and {len(rules) - MANY} more"] if len(rules) > MANY else []
    return "\n".join(told)


def _node(page: Page, *path: str) -> Node | None:
    node: Node | None = page.document.root
    for step in path:
        node = node.get(step) if isinstance(node, Mapping) else None
    return node


def _scene(page: Page, scene: str) -> Iterator[str]:
    if _node(page, "scenes", scene) is None:
        return
    title = page.text("scenes", scene, "title")
    yield f"scene {scene}: {title}" if title else f"scene {scene}"
    ending = page.text("scenes", scene, "ending")
    if ending:
        yield f"An ending: {ending}."
    words = _first_words(_node(page, "scenes", scene, "text"))
    if words:
        yield shortened(words, WORDS)


def _first_words(node: Node | None) -> str:
    if isinstance(node, Sequence):
        node = node.items[0] if node.items else None
    if isinstance(node, Mapping):
        said = [value for key, value in node.entries if key.text not in ("as", "if", "only")]
        node = said[0] if said else None
    return node.text if isinstance(node, Scalar) else ""


def _option(page: Page, option: str) -> Iterator[str]:
    scene, _, wanted = option.rpartition("/")
    for its, node in entries(page.document.root, "scenes"):
        if its.text == (scene or its.text) and wanted in {key.text for key, _ in entries(node, "choices")}:
            yield f"option {wanted} of {its.text}: {page.text('scenes', its.text, 'choices', wanted, 'text')}"


def _state(page: Page, state: str) -> Iterator[str]:
    node = _node(page, "state", state)
    if isinstance(node, Scalar):
        yield f"flag {state}: {node.text} at the start"
    elif isinstance(node, Mapping):
        start, least, most, label = (page.text("state", state, key) for key in ("start", "min", "max", "label"))
        yield f"meter {state}: {label}" if label else f"meter {state}"
        yield f"From {least or 0} to {most or 100}, {start} at the start."


def _person(page: Page, person: str) -> Iterator[str]:
    if _node(page, "cast", person) is not None:
        pronouns = page.text("cast", person, "pronouns")
        yield f"{person}: {page.text('cast', person, 'name')}{f' ({pronouns})' if pronouns else ''}"


def _source(page: Page, source: str) -> Iterator[str]:
    if _node(page, "sources", source) is not None:
        yield f"source {source}: {page.text('sources', source, 'title')}"
        yield page.text("sources", source, "stance")


def _fact(page: Page, fact: str) -> Iterator[str]:
    section = "facts" if page.kind == "pack" else "situation"
    if _node(page, section, fact) is not None:
        yield f"fact {fact}: {page.text(section, fact)}"


def _rule(page: Page, rule: str) -> Iterator[str]:
    if _node(page, "rules", rule) is not None:
        yield f"{page.text('rules', rule, 'kind')} ({rule}): {page.text('rules', rule, 'text')}"
        yield f"From {_cited(page, rule)}."


def _cited(page: Page, rule: str) -> str:
    """The sources of a rule with their paragraphs."""
    found = []
    for key, value in entries(page.document.root, "rules", rule, "sources"):
        paragraphs = ", ".join(each.text for each in texts(value))
        found.append(f"{key.text} ¶ {paragraphs}" if paragraphs else key.text)
    return "; ".join(found) or "nobody"


def _act(vocabulary: Page, act: str) -> Iterator[str]:
    members = [key.text for key, value in entries(vocabulary.document.root, "acts") if act in _groups(value)]
    said = vocabulary.text("acts", act, "text")
    if said:
        yield f"act {act}: somebody {said}"
    elif members:
        yield f"group {act}: {', '.join(members)}"


def _groups(act: Node) -> list[str]:
    return [each.text for each in texts(act.get("groups") if isinstance(act, Mapping) else None)]


def readers(page: Page, act: str) -> list[str]:
    """The rules of a page's pack that read an act, by itself or by a group: what it does to each, and who says so."""
    pack, vocabulary = page.pack, page.vocabulary
    if pack is None:
        return []
    known = entries(vocabulary.document.root, "acts") if vocabulary else []
    names = {act}.union(*(_groups(node) for key, node in known if key.text == act))
    found = []
    for key, rule in entries(pack.document.root, "rules"):
        does = [verb for trigger, verb in _DOES if _reads(rule, trigger, names)]
        if does:
            text = pack.text("rules", key.text, "text")
            found.append(f"{' and '.join(does)} {key.text}: {text} ({_cited(pack, key.text)})")
    return found


def _reads(rule: Node, trigger: str, names: set[str]) -> bool:
    """Whether a trigger names one of these acts, in its list or in its condition."""
    for key, value in entries(rule, trigger):
        if key.text == "acts" and names.intersection(each.text for each in texts(value)):
            return True
        quoted = [each.text for each in tokens(value.text) if each.quoted] if isinstance(value, Scalar) else []
        if key.text == "when" and names.intersection(quoted):
            return True
    return False
