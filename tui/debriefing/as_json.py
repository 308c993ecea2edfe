"""A debrief as JSON, in the shape that programs rely on. Lists hold one entry an occurrence."""

from __future__ import annotations

import json
from typing import Any

from sim.debrief.blocks import Debrief, MomentCard, SourceReading
from sim.guidance.agreement import shown
from sim.guidance.verdicts import Verdict


def render_json(debrief: Debrief) -> str:
    """The debrief as JSON text."""
    return json.dumps(as_data(debrief), indent=2) + "\n"


def as_data(debrief: Debrief) -> dict[str, Any]:
    """The debrief in plain values."""
    return {
        "ending": debrief.outcome.kind,
        **({"lesson": debrief.lesson, "lesson_over": debrief.outcome.stopped} if debrief.lesson else {}),
        "sources": {source.source.id: _source(source) for source in debrief.table},
        "floor": [breach.rule.id for breach in debrief.floor],
        "moments": [_moment(moment) for moment in debrief.moments],
    }


def _source(reading: SourceReading) -> dict[str, Any]:
    agreement = None if reading.agreement is None else shown(reading.agreement)
    lists = {verdict.value: [use.rule.id for use in reading.uses[verdict] for _ in use.steps] for verdict in Verdict}
    return {"agreement": agreement, **lists}


def _moment(moment: MomentCard) -> dict[str, Any]:
    return {
        "step": moment.step,
        "scene": moment.scene,
        "option": moment.taken,
        "verdicts": [{"rule": each.rule, "verdict": each.verdict.value} for each in moment.judgements],
        "disputed": moment.disputed,
        "best": {source: list(options) for source, options in moment.best.items()},
    }
