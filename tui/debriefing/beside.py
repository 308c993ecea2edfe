"""Two kept plays of one story laid side by side, and the words for what they have and do not have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sim.debrief.blocks import Breach, Debrief
from sim.debrief.comparison import Apart, Comparison, compare
from sim.debrief.debriefing import debrief
from sim.story.library import Folders
from tui.debriefing.finding import found_or_by_its_own
from tui.debriefing.parts import Paragraph, Part, Row
from tui.debriefing.words import count, date, listed
from tui.shelf.history import when
from tui.shelf.kept import Kept

BY_LUCK = "What parted the two here was not yours to decide: an answer, or chance."
ROADS = "Each play on a road of its own."
BESIDES = "Done on the way, in one play and not in the other."
ALIKE = "You decided the same at every turn. Whatever came out differently, you did not decide it."
FLOOR = "First of all: a line that was crossed"
NO_LINE = "No line was crossed here."
NO_SUM = "Each source by itself. Nothing is added up, and neither play is the better one."


@dataclass(frozen=True, slots=True)
class Beside:
    """Two plays side by side; `labels` tell them apart, `notices` are sentences on what differs from how they were."""

    comparison: Comparison
    labels: tuple[str, str]
    notices: tuple[str, ...]

    @property
    def sides(self) -> tuple[tuple[str, Debrief], tuple[str, Debrief]]:
        """Each play with its label."""
        return (self.labels[0], self.comparison.left), (self.labels[1], self.comparison.right)


def lay_beside(left: Kept, right: Kept, folders: Folders, guidance: str | None, now: datetime) -> Beside:
    """Play both again and judge both by the guidance that the left one is judged by. Raises Trouble and Faulty."""
    plays = [found_or_by_its_own(kept, folders, guidance) for kept in (left, right)]
    one, other = (debrief(play.session, plays[0].pack, play.persons) for play in plays)
    labels = _labels(left, right, now)
    notices = [f"{label}: {notice}" for label, play in zip(labels, plays, strict=True) for notice in play.notices]
    if plays[0].pack.id != plays[1].pack.id:
        notices.append(f"The two were played by different guidance; here both are read by “{plays[0].pack.title}”.")
    return Beside(compare(one, other), labels, tuple(notices))


def _labels(left: Kept, right: Kept, now: datetime) -> tuple[str, str]:
    """When each was played last, or which is which where that says nothing."""
    one, other = (_when(kept, now) for kept in (left, right))
    return (one, other) if one != other else (f"the one ({one})", f"the other ({other})")


def _when(kept: Kept, now: datetime) -> str:
    try:
        return when(kept.path.stat().st_mtime, now)
    except OSError:
        return "just now"  # it is not on disk yet, or not any more


def tell_outcome(debrief: Debrief, other: Debrief) -> Iterator[str]:
    """Where and when a play ended and after how much; who was played, and who the others were, where that differs."""
    where = debrief.outcome
    yield f"“{where.title}”"
    yield f"{date(where.minutes)}, after {count(where.decisions, 'decision')}"
    if debrief.you != other.you and debrief.you is not None:
        yield f"You were {debrief.names[debrief.you]}."
    others = [name for role, name in debrief.names.items() if other.names.get(role) != name]
    if others:
        yield f"With {listed(others)}."


def tell_floor(debrief: Debrief) -> Iterator[Part]:
    """The lines that were crossed in a play, or that none was."""
    if not debrief.floor:
        yield Paragraph(NO_LINE)
    for breach in debrief.floor:
        yield Row(date(breach.minutes), tuple(_breach(breach, debrief)))


def _breach(breach: Breach, debrief: Debrief) -> Iterator[str]:
    yield f"{breach.title}: {'you' if breach.role == debrief.you else breach.name} chose “{breach.option}”"
    yield f"the rule: {breach.rule.text}"


def why_apart(apart: Apart) -> str:
    """What parted two plays, in a sentence."""
    if apart.by_luck:
        return BY_LUCK
    return BESIDES if apart.besides else ROADS


def in_common(number: int, first: bool) -> str:
    """`The same 4 decisions`, for a stretch that both plays share."""
    again = "The same" if first else "Then the same"
    return f"{again} decision" if number == 1 else f"{again} {number} decisions"
