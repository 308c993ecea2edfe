"""What simulated plays came to, in the shape that programs may rely on."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from sim.guidance.agreement import shown
from sim.story.model import Scenario
from sim.workbench.simulation import Condition, Tally
from sim.workbench.simulation.coverage import coverage
from sim.workbench.simulation.margins import interval
from sim.workbench.simulation.odds import Odd, odds
from tui.simulating.asked import Asked
from tui.simulating.page import kinds_of

DIGITS = 6


def of_plays(asked: Asked, tally: Tally, seconds: float) -> dict[str, Any]:
    """Of the plays of one player."""
    return {**_pace(asked, tally, seconds), **_outcome(asked, tally), **_met(tally, asked.story.scenario)}


def of_tournament(asked: Asked, tallies: Mapping[str, Tally], seconds: float) -> dict[str, Any]:
    """Of the plays of all players."""
    policies = {policy: {"plays": tally.plays, **_outcome(asked, tally)} for policy, tally in tallies.items()}
    return {**_pace(asked, sum(tallies.values(), Tally()), seconds), "policies": policies}


def of_scene(asked: Asked, tally: Tally, seconds: float, scene: str) -> dict[str, Any]:
    """Of the odds of a scene."""
    found = odds(tally, asked.story.scenario, scene)
    partings = [
        {
            "option": each.option,
            "by": "chance" if each.by_chance else "condition",
            "to": [_odd(way) for way in each.ways],
        }
        for each in found.partings
    ]
    return {
        **_pace(asked, tally, seconds),
        "scene": scene,
        "by": found.by,
        "entries": found.entries,
        "options": [_odd(each) for each in found.options],
        "ways": partings,
    }


def _pace(asked: Asked, tally: Tally, seconds: float) -> dict[str, Any]:
    return {
        "plays": tally.plays,
        "seed": asked.plan.seed,
        "seconds": round(seconds, 6),
        "plays_per_second": round(tally.plays / seconds, 1),
        "choices_per_second": round(tally.decisions / seconds, 1),
    }


def _outcome(asked: Asked, tally: Tally) -> dict[str, Any]:
    scenario, plays = asked.story.scenario, tally.plays
    kinds = kinds_of(tally, scenario)
    return {
        "endings": {kind: _share(times, plays) for kind, times in kinds.items()},
        "margins": {kind: [round(end, DIGITS) for end in interval(times, plays)] for kind, times in kinds.items()},
        "no_ending": _share(plays - sum(kinds.values()), plays),
        "agreement": {name: None if its is None else shown(its) for name, its in tally.agreement.items()},
        "state": _means(tally.means(scenario)),
        "state_by_ending": {kind: _means(tally.means(scenario, kind)) for kind, times in kinds.items() if times},
        "stopped": {name: times for name, times in tally.ends.items() if not scenario.scenes[name].ending},
        "lost": [
            {"why": why, "plays": lost.plays, "first": lost.first + 1, "command": asked.show(lost.first)}
            for why, lost in tally.lost.items()
        ],
    }


def _met(tally: Tally, scenario: Scenario) -> dict[str, Any]:
    met = coverage(tally, scenario)
    return {
        "coverage": {what: _share(seen, all_) for what, (seen, all_) in met.shares.items()},
        "never_entered": [*met.never_entered],
        "never_offered": [[*each] for each in met.never_offered],
        "never_taken": [[*each] for each in met.never_taken],
        "only_held": [_condition(each) for each in met.only_held],
        "only_failed": [_condition(each) for each in met.only_failed],
        "never_asked": [_condition(each) for each in met.never_asked],
    }


def _condition(asked: Condition) -> dict[str, Any]:
    return {"scene": asked.scene, "option": asked.option, "part": asked.part, "if": asked.text}


def _odd(odd: Odd) -> dict[str, Any]:
    return {
        "id": odd.name,
        "offered": odd.offered,
        "taken": odd.fell,
        "share": None if odd.share is None else round(float(odd.share), DIGITS),
        "weight": None if odd.weight is None else round(float(odd.weight), DIGITS),
    }


def _means(states: Mapping[str, Fraction]) -> dict[str, float]:
    return {name: round(float(mean), DIGITS) for name, mean in states.items()}


def _share(part: int, whole: int) -> float | None:
    """None where there is nothing to have a share of."""
    return round(part / whole, DIGITS) if whole else None
