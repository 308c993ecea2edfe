"""The rules of xAPI 1.0.3 for a statement (adlnet/xAPI-Spec, xAPI-Data.md, 2.2 and 2.4), as a store would apply them.

What this project never writes (groups, sub-statements, attachments, ...) is refused here, as if it were unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit
from uuid import RFC_4122, UUID

INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction"
_TAG = re.compile(r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8})(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?")


def assert_statement(statement: Mapping[str, Any]) -> None:
    """2.4: what a statement has, and what each part of it is."""
    _no_nothing(statement)
    _has(statement, required={"actor", "verb", "object", "id"}, optional={"result", "context"})
    _uuid(statement["id"])
    _agent(statement["actor"])
    _verb(statement["verb"])
    _activity(statement["object"])
    if "result" in statement:
        _result(statement["result"], statement["object"])
    if "context" in statement:
        _context(statement["context"])


def _no_nothing(value: Any) -> None:
    """2.2: no null, no empty object, and no empty string where a format is asked for."""
    assert value not in (None, {}, "")
    for each in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        _no_nothing(each)


def _has(value: Mapping[str, Any], required: set[str], optional: set[str]) -> None:
    assert required <= value.keys() <= required | optional


def _agent(actor: Mapping[str, Any]) -> None:
    """2.4.2: an agent has exactly one identifier; here an account, by a home page and a name."""
    _has(actor, required={"account"}, optional={"objectType", "name"})
    assert actor.get("objectType", "Agent") == "Agent"
    _has(actor["account"], required={"homePage", "name"}, optional=set())
    assert isinstance(actor["account"]["name"], str)
    _iri(actor["account"]["homePage"])
    assert urlsplit(actor["account"]["homePage"]).netloc, "a home page is somewhere"


def _verb(verb: Mapping[str, Any]) -> None:
    """2.4.3."""
    _has(verb, required={"id", "display"}, optional=set())
    _iri(verb["id"])
    _language_map(verb["display"])


def _activity(activity: Mapping[str, Any]) -> None:
    """2.4.4.1, an interaction among them."""
    _has(activity, required={"id"}, optional={"objectType", "definition"})
    assert activity.get("objectType", "Activity") == "Activity"
    _iri(activity["id"])
    definition = activity["definition"]
    _has(definition, required={"name", "type"}, optional={"description", "interactionType", "choices"})
    _language_map(definition["name"])
    _iri(definition["type"])
    assert (definition["type"] == INTERACTION) == ("interactionType" in definition) == ("choices" in definition)
    if "choices" in definition:
        assert definition["interactionType"] == "choice"
        ids = [choice["id"] for choice in definition["choices"]]
        assert len(set(ids)) == len(ids)
        for choice in definition["choices"]:
            _has(choice, required={"id", "description"}, optional=set())
            assert not re.search(r"\s", choice["id"])
            _language_map(choice["description"])


def _result(result: Mapping[str, Any], activity: Mapping[str, Any]) -> None:
    """2.4.5: a response to a choice is one of its ids; `[,]` would divide several. Neither score nor success."""
    _has(result, required=set(), optional={"completion", "response", "extensions"})
    assert isinstance(result.get("completion", True), bool)
    if "response" in result:
        assert result["response"] in [choice["id"] for choice in activity["definition"]["choices"]]
        assert "[,]" not in result["response"]
    _extensions(result.get("extensions"))


def _context(context: Mapping[str, Any]) -> None:
    """2.4.6; revision and platform are for activities, which every object here is."""
    known: dict[str, Callable[[Any], None]] = {
        "registration": _uuid,
        "contextActivities": _around,
        "revision": _string,
        "platform": _string,
        "language": _tag,
        "extensions": _extensions,
    }
    assert context.keys() <= known.keys()
    for name, value in context.items():
        known[name](value)


def _around(activities: Mapping[str, Any]) -> None:
    """2.4.6.2: by kind, a list of activities each."""
    assert activities.keys() <= {"parent", "grouping", "category", "other"}
    for each in activities.values():
        assert isinstance(each, list)
        for activity in each:
            _activity(activity)


def _extensions(extensions: Mapping[str, Any] | None) -> None:
    """4.1: the keys are IRIs."""
    for key in extensions or ():
        _iri(key)


def _language_map(texts: Mapping[str, Any]) -> None:
    """4.2: language tags, and a text for each."""
    assert texts
    for tag, text in texts.items():
        _tag(tag)
        _string(text)


def _tag(tag: Any) -> None:
    assert isinstance(tag, str)
    assert _TAG.fullmatch(tag), tag


def _uuid(value: Any) -> None:
    assert isinstance(value, str)
    assert str(UUID(value)) == value
    assert UUID(value).variant == RFC_4122


def _iri(value: Any) -> None:
    """With a scheme, and nothing in it that RFC 3987 does not allow."""
    assert isinstance(value, str)
    assert re.fullmatch(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+", value), value


def _string(value: Any) -> None:
    assert isinstance(value, str)
