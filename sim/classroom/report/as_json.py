"""A report in the shape that programs may rely on; what is hidden is null."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from sim.classroom.report.blocks import Decision, Report, Scene, Spread
from sim.classroom.report.network import LEAST
from sim.guidance.agreement import shown

DIGITS = 6
_FIVE = ("least", "lower_quartile", "median", "upper_quartile", "most")


def as_json(report: Report) -> dict[str, Any]:
    """The report as JSON values."""
    return {
        "story": report.story,
        "title": report.title,
        "lesson": report.lesson or None,
        "guidance": report.pack,
        "of": f"{report.unit}s",
        "steered": report.steered,
        "fewer_than": LEAST if report.few else None,
        "participants": report.participants,
        "decisions": [_decision(each) for each in report.decisions],
        "agreement": {spread.source.id: _spread(spread) for spread in report.spreads},
        "endings": {each.kind or "none": {"count": each.count, "share": _share(each.share)} for each in report.endings},
        "unreached": {"decisions": _scenes(report.unreached_decisions), "scenes": _scenes(report.unreached_scenes)},
        "other_lines": [
            {
                "scene": each.place.scene,
                "visit": each.place.visit,
                "title": each.title,
                "option": each.option,
                "text": each.text,
                "count": each.count,
            }
            for each in report.tried
        ],
        "roads": [
            {"steps": [{"title": title, "text": text} for title, text in road.steps], "ending": road.ending or None}
            for road in report.roads
        ],
        "marks": [{"sign": mark.sign, "title": mark.title, "text": mark.text} for mark in report.marks],
    }


def _decision(decision: Decision) -> dict[str, Any]:
    place = decision.place
    return {
        "scene": place.scene,
        "visit": place.visit,
        "vote": place.again,
        "title": decision.title,
        "role": decision.role,
        "count": decision.count,
        "options": [
            {
                "option": cell.option,
                "text": cell.text,
                "besides": cell.aside,
                "offered": cell.offered,
                "count": cell.count,
                "share": _share(cell.share),
            }
            for cell in decision.cells
        ],
    }


def _spread(spread: Spread) -> dict[str, Any] | None:
    if spread.five is None:
        return None
    return {"count": spread.counted, **dict(zip(_FIVE, map(shown, spread.five), strict=True))}


def _scenes(scenes: tuple[Scene, ...]) -> list[str]:
    return [scene.id for scene in scenes]


def _share(share: Fraction | None) -> float | None:
    return None if share is None else round(float(share), DIGITS)
