"""Renaming a scene, an option or a state wherever it stands in a file, or saying why that cannot be done."""

from __future__ import annotations

import re
from keyword import iskeyword

from sim.exchange.language.names import Name, What
from sim.exchange.language.page import Page
from sim.source.diagnostics import Place
from sim.source.scalars import KEBAB, SNAKE
from sim.story.model import ENDINGS
from sim.story.typecheck import LANGUAGE

_WHY_NOT = {
    What.PERSON: "Members of the cast stand in prose as well (<{id}.they>), and prose is not rewritten for you.",
    What.ACT: "Acts are never renamed: other stories, packs and kept plays name `{id}`.",
    What.SOURCE: "Sources are not renamed from here: other stories name `{id}` in their checks.",
    What.RULE: "Rules are not renamed from here: kept plays and reports name `{id}`.",
    What.FACT: "Facts are not renamed from here: packs read `{id}` by this name.",
}


class Refused(Exception):
    """Why something is not renamed, as a sentence for whoever asked."""


def renamable(page: Page, line: int, column: int) -> Name:
    """The name at a position, if it can be renamed. Raises Refused."""
    name = page.under(line, column)
    if name is None:
        raise Refused("There is no name here. Scenes, options and states can be renamed.")
    if name.what in _WHY_NOT:
        raise Refused(_WHY_NOT[name.what].format(id=name.id))
    if not any(one.declares and one.means(name) for one in page.names):
        raise Refused(f"No {name.what} named `{name.id.lstrip('/')}` is written in this file.")
    if page.document.blanked or page.document.dropped:
        raise Refused("A part of this file cannot be read, and names in it would be missed. Mend its errors first.")
    if name.what is What.OPTION:
        _refuse_double(page, name)
    return name


def _refuse_double(page: Page, name: Name) -> None:
    """A check tells no scenes, so an id that several scenes have cannot be told apart in its `take`."""
    option = name.id.rpartition("/")[2]
    checked = Name(What.OPTION, f"/{option}", name.place)
    scenes = [one.id.partition("/")[0] for one in page.names if one.declares and one.means(checked)]
    if len(scenes) > 1 and any(one.id == checked.id for one in page.names if one.what is What.OPTION):
        raise Refused(
            f"`{option}` is an option of {', '.join(f'`{scene}`' for scene in scenes)}, and a check takes `{option}` "
            "without saying where. Give the check a name of its own first, or rename by hand."
        )


def renamed(page: Page, line: int, column: int, new: str) -> list[Place]:
    """Every place on the page that is to hold the new name. Raises Refused."""
    name = renamable(page, line, column)
    _refuse_new(page, name, new)
    return [one.place for one in page.names if one.means(name)]


def _refuse_new(page: Page, name: Name, new: str) -> None:
    shape, like = (SNAKE, "still_there") if name.what is What.STATE else (KEBAB, "the-third-day")
    if not re.fullmatch(shape, new):
        raise Refused(f"`{new}` cannot be the name of a {name.what}: write it like `{like}`.")
    if name.what is What.STATE and (new in LANGUAGE or iskeyword(new)):
        raise Refused(f"`{new}` is a word of the expression language; choose another name.")
    if name.what is What.SCENE and new in ENDINGS:
        raise Refused(f"`{new}` is the name of an ending, and checks would not tell the two apart.")
    rivals = (What.STATE, What.FACT) if name.what is What.STATE else (name.what,)
    taken = {one.id for one in page.names if one.declares and one.what in rivals}
    scenes = {one.id.partition("/")[0] for one in page.names if one.declares and one.means(name)}
    wanted = {f"{scene}/{new}" for scene in scenes} if name.what is What.OPTION else {new}
    if wanted & taken:
        raise Refused(f"There is a name `{new}` already; choose another.")
