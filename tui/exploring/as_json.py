"""What exploring a story found, in the shape that programs may rely on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sim.guidance.agreement import shown
from sim.workbench.exploring import Best, Exploration, OwnRoad, Reach, Road
from tui.exploring.taking import taken

DIGITS = 12  # of a probability: what lies beyond is rounding


def as_json(found: Exploration) -> dict[str, Any]:
    """The object; null stands for what is not known, or where a source says nothing."""
    reach, scenario = found.reach, found.story.scenario
    proved = reach if reach is not None and reach.exact else None
    return {
        "states": reach.states if reach else None,
        "exact": found.exact,
        "unreachable": proved.unreachable(scenario) if proved else None,
        "never_offered": [[*each] for each in proved.never_offered(scenario)] if proved else None,
        "stuck": [*proved.stuck] if proved else None,
        "endless": [*proved.endless] if proved else None,
        "late": [*proved.late] if proved else None,
        "endings": _endings(found),
        "no_ending": _rounded(max(0.0, 1 - sum(found.odds.kinds.values()))) if found.odds else None,
        "entries": _entries(found),
        "roads": {name: _row(found, road) for name, road in found.roads.items()},
        "best": {kind: _best(found, kind) for kind in proved.endings} if proved else None,
        "witness": _witness(found, reach) if reach else None,
        "unproved": found.unproved,
    }


def _endings(found: Exploration) -> dict[str, float] | None:
    if found.odds is None:
        return None
    kinds = dict.fromkeys(found.reach.endings if found.reach else (), 0.0) | found.odds.kinds
    return {kind: _rounded(part) for kind, part in kinds.items()}


def _entries(found: Exploration) -> dict[str, float] | None:
    if found.odds is None:
        return None
    entries = dict.fromkeys(found.reach.scenes if found.reach else (), 0.0) | found.odds.entries
    return {name: _rounded(many) for name, many in entries.items()}


def _row(found: Exploration, road: OwnRoad | None) -> dict[str, float | None]:
    agreement = road.agreement if road else dict.fromkeys(found.pack.sources)
    return {name: None if percent is None else shown(percent) for name, percent in agreement.items()}


def _best(found: Exploration, kind: str) -> dict[str, dict[str, Any]]:
    return {source: _one(found, (kinds or {}).get(kind, Best())) for source, kinds in found.best.items()}


def _one(found: Exploration, best: Best) -> dict[str, Any]:
    return {
        "agreement": None if best.agreement is None else shown(best.agreement),
        "road": None if best.road is None else taken(found.story, best.road),
    }


def _witness(found: Exploration, reach: Reach) -> dict[str, dict[str, list[str]]]:
    def roads(by_name: Mapping[str, Road]) -> dict[str, list[str]]:
        return {name: taken(found.story, road) for name, road in by_name.items()}

    options = {f"{scene}/{option}": road for (scene, option), road in reach.options.items()}
    return {
        "scenes": roads(reach.scenes),
        "options": roads(options),
        "endings": roads(reach.endings),
        "stuck": roads(reach.stuck),
        "endless": roads(reach.endless),
        "late": roads(reach.late),
    }


def _rounded(number: float) -> float:
    return round(number, DIGITS)
