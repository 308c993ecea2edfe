"""What somebody decided in a play, as statements of xAPI 1.0.3 (adlnet/xAPI-Spec, xAPI-Data.md) for a learning record
store: one a decision and one an ending.

A decision is an interaction of the type `choice` without a pattern of correct responses, and an ending has neither
score nor success, since none is worth more than another. Nobody is named: an actor is an account on a home page, and
whoever makes the statements says which. The same statement made again has the same id, so a store takes it once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from sim.exchange.plain import plain
from sim.story.story import Story

VERSION = "1.0.3"
HOME = "https://heartwork.example"  # a host that is nobody's (RFC 2606), where no home page of one's own is given
_VERBS = "http://adlnet.gov/expapi/verbs/"
_ACTIVITIES = "http://adlnet.gov/expapi/activities/"
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # RFC 5646, as far as a store has to look at it
_UNKNOWN = "und"
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~%-]+)*/?")
_NOTHING: Mapping[str, Any] = MappingProxyType({})

Statement: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever decided: an account that says nothing of a person, and the name by which to show it."""

    account: str
    name: str


@dataclass(frozen=True, slots=True)
class Course:
    """What is played: a story, or its lesson of that name, under a home page (an http or https address without a slash
    at its end); `revision` tells versions of the story's file apart."""

    story: Story
    home: str = HOME
    lesson: str = ""
    revision: str = ""

    @property
    def language(self) -> str:
        """The story's language as a tag, `und` where what it says is none."""
        language = self.story.scenario.language
        return language if _LANGUAGE.fullmatch(language) else _UNKNOWN

    def iri(self, *parts: str) -> str:
        """An address under the home page."""
        return "/".join((self.home, *(quote(part, safe="") for part in parts)))

    def said(self, prose: str) -> dict[str, str]:
        """The story's words in its language."""
        return {self.language: plain(self.story.text(prose))}


def is_home(address: str) -> bool:
    """Whether an address can be a home page."""
    return _ADDRESS.fullmatch(address) is not None


def decided(
    course: Course,
    actor: Actor,
    scene: str,
    visit: int,
    option: str,
    again: int = 1,
    around: Mapping[str, Any] = _NOTHING,
) -> Statement:
    """The statement of a decision: on so manieth a visit to a scene, this option was taken; `again` counts where the
    same decision was put to somebody more than once. `around` is what else there is to say of it, in JSON's values, by
    the name of an extension each; with another of these it is another statement."""
    its = course.story.scenario.scenes[scene]
    choices = [{"id": name, "description": course.said(choice.text)} for name, choice in its.choices.items()]
    name = its.title or scene.replace("-", " ").capitalize()
    activity = {
        "objectType": "Activity",
        "id": course.iri("stories", course.story.scenario.id, "scenes", scene),
        "definition": {
            "type": f"{_ACTIVITIES}cmi.interaction",
            "name": course.said(name),
            "interactionType": "choice",
            "choices": choices,
        },
    }
    key = (scene, str(visit), str(again), option, *_key(around))
    statement = _statement(course, actor, "answered", activity, {"response": option}, key)
    statement["context"]["extensions"] = _extensions(course, {"visit": visit, **around})
    return statement


def ended(course: Course, actor: Actor, kind: str, around: Mapping[str, Any] = _NOTHING) -> Statement:
    """The statement of an ending of a kind; an empty one is where a lesson stops. For `around` see `decided`."""
    result: Statement = {"completion": True}
    told = {**({"ending": kind} if kind else {}), **around}
    if told:
        result["extensions"] = _extensions(course, told)
    return _statement(course, actor, "completed", _activities(course)[0], result, ("ending", kind, *_key(around)))


def _extensions(course: Course, told: Mapping[str, Any]) -> Statement:
    return {course.iri("extensions", name): value for name, value in told.items()}


def _key(around: Mapping[str, Any]) -> list[str]:
    return [json.dumps([name, value], sort_keys=True) for name, value in sorted(around.items())]


def _statement(
    course: Course, actor: Actor, verb: str, activity: Statement, result: Statement, key: Sequence[str]
) -> Statement:
    registration = uuid5(NAMESPACE_URL, course.iri("plays", course.story.scenario.id, course.lesson, actor.account))
    around = [each for each in _activities(course) if each["id"] != activity["id"]]
    context: Statement = {"registration": str(registration), "platform": "heartwork"}
    if course.language != _UNKNOWN:
        context["language"] = course.language
    if course.revision:
        context["revision"] = course.revision
    if around:
        context["contextActivities"] = {"parent": around[:1], **({"grouping": around[1:]} if around[1:] else {})}
    return {
        "id": str(uuid5(registration, "/".join((course.revision, verb, *key)))),
        "actor": {
            "objectType": "Agent",
            "name": actor.name,
            "account": {"homePage": course.home, "name": actor.account},
        },
        "verb": {"id": f"{_VERBS}{verb}", "display": {"en": verb}},
        "object": activity,
        "result": result,
        "context": context,
    }


def _activities(course: Course) -> list[Statement]:
    """What is played, and what it is a part of: the lesson, if it is one, and the story."""
    scenario = course.story.scenario
    story = _activity(course.iri("stories", scenario.id), course.said(scenario.title))
    if not course.lesson:
        return [story]
    return [_activity(course.iri("stories", scenario.id, "lessons", course.lesson), course.said(course.lesson)), story]


def _activity(iri: str, name: dict[str, str]) -> Statement:
    return {"objectType": "Activity", "id": iri, "definition": {"type": f"{_ACTIVITIES}simulation", "name": name}}
