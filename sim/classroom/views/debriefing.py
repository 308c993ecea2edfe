"""The debrief of a class, station by station: reactions, description, analysis, summary."""

from __future__ import annotations

from fractions import Fraction

from sim.classroom.room import Room
from sim.classroom.rules.course import ANALYSIS, DESCRIPTION, REACTIONS, STATIONS, SUMMARY
from sim.classroom.views.lines import found_so_far, line_views
from sim.classroom.views.path import path_views
from sim.classroom.views.scene import beat_view
from sim.classroom.views.shapes import AgreementView, BeatView, DebriefView, HiddenView
from sim.classroom.views.tally import cited
from sim.debrief.blocks import Debrief, SourceReading

PROMPTS = {
    REACTIONS: (
        "One word each, or a pass: how are you now?",
        "Where did you hold your breath?",
        "Whom did you find hard to understand?",
    ),
    DESCRIPTION: (
        "What happened, in the order in which it happened?",
        "Where were we most divided?",
        "What did we know then, and what do we only know now?",
    ),
    ANALYSIS: (
        "Where do the articles agree? Where do they part, and at which moment does it bite?",
        "Whose side does each of them take, and whom does it leave out?",
        "What did respect for the other person ask of us here?",
    ),
    SUMMARY: (
        "What did you think the other one wanted? Now look.",
        "What would you keep, and what would you do otherwise?",
        "One thing to take along, for a break-up of your own or a friend's.",
    ),
}


def debrief_view(room: Room) -> DebriefView:
    """The station on show. Goals and the other side's beats wait for the last one."""
    station = room.station
    found = found_so_far(room)
    last = station == SUMMARY
    return {
        "station": station,
        "stations": list(STATIONS),
        "prompts": list(PROMPTS[station]),
        "outcome": found.outcome.title,
        "path": path_views(room, found, verdicts=station == ANALYSIS) if station in (DESCRIPTION, ANALYSIS) else [],
        "floor": _floor(found) if station == ANALYSIS else [],
        "agreements": agreement_views(found) if station in (ANALYSIS, SUMMARY) else [],
        "lines": line_views(room) if last else [],
        "goals": _goals(found) if last else [],
        "hidden": _hidden(room, found) if last else [],
        "questions": list(found.questions) if last or station == REACTIONS else [],
        "marks": [f"{'+' if sign == 'plus' else 'Δ'} {text}" for _, _, sign, text in room.marks] if last else [],
    }


def agreement_views(found: Debrief) -> list[AgreementView]:
    """Every source's agreement with a line, side by side and never added up."""
    return [_agreement(reading) for reading in found.table]


def _agreement(reading: SourceReading) -> AgreementView:
    source = reading.source
    return {"id": source.id, "title": source.title, "house": source.house, "agreement": _shown(reading.agreement)}


def _shown(agreement: Fraction | None) -> str:
    return "" if agreement is None else f"{int(agreement * 10 + Fraction(1, 2)) / 10:.1f}"


def _floor(found: Debrief) -> list[str]:
    return [
        f"{breach.name}: {breach.option} {breach.rule.text} ({'; '.join(cited(breach.rule))})" for breach in found.floor
    ]


def _goals(found: Debrief) -> list[BeatView]:
    return [{"name": goal.name, "manner": "thought", "text": goal.text} for goal in found.goals]


def _hidden(room: Room, found: Debrief) -> list[HiddenView]:
    return [{"title": each.title, "name": each.name, "beat": beat_view(each.beat, room.story)} for each in found.hidden]
