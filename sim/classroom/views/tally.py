"""A vote as it is shown once it may be: bars by option, and what the sources make of the options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sim.classroom.balloting import Ballot
from sim.classroom.views.scene import letter
from sim.classroom.views.shapes import DisputeView, FeedbackView, RuleView, SideView, SourceStand, TallyView
from sim.debrief.blocks import DisputeCard, MomentCard, RuleCard, Stand
from sim.debrief.cards import rule_cards, source_cards
from sim.debrief.moments import Telling, moment_card
from sim.guidance.model import Pack
from sim.guidance.verdicts import judge
from sim.play.session import Session


def tally_view(ballot: Ballot) -> TallyView:
    """A ballot's split."""
    tally, leading = ballot.tally, ballot.leading
    total = sum(tally.values())
    return {
        "splits": [
            {
                "id": option.id,
                "letter": letter(index),
                "text": option.text,
                "votes": tally[option.id],
                "share": round(100 * tally[option.id] / total) if total else 0,
                "leading": option.id in leading,
                "chosen": option.id == ballot.decided,
            }
            for index, option in enumerate(ballot.options)
        ],
        "passes": ballot.passes,
        "total": total,
        "hands": ballot.hands is not None,
        "tie": len(leading) > 1,
        "how": ballot.how,
    }


def feedback_view(session: Session, pack: Pack, persons: tuple[str, ...]) -> FeedbackView:
    """What the sources make of the options that are on offer now. Nothing where nobody judges the role."""
    trial = session.fork()
    trial.take(trial.offered[0])
    found = judge(trial, pack, persons)
    if not found or found[-1].decision.step != trial.steps:
        return {"stands": [], "disputes": []}
    rules = rule_cards(pack)
    judged = frozenset(moment.decision.step for moment in found)
    telling = Telling(trial, pack, rules, source_cards(pack), trial.road, judged, persons)
    return moment_feedback(moment_card(telling, found[-1]))


def moment_feedback(moment: MomentCard) -> FeedbackView:
    """The same of a moment of the debrief."""
    letters = {option.id: letter(index) for index, option in enumerate(moment.options)}
    return {
        "stands": [stand_view(stand, letters) for stand in moment.stands],
        "disputes": [dispute_view(dispute, letters) for dispute in moment.disputes],
    }


def stand_view(stand: Stand, letters: Mapping[str, str]) -> SourceStand:
    """Where one source stands."""
    source = stand.source
    return {
        "id": source.id,
        "title": source.title,
        "house": source.house,
        "best": [letters[each] for each in stand.best],
    }


def dispute_view(dispute: DisputeCard, letters: Mapping[str, str]) -> DisputeView:
    """A dispute with its sides."""
    sides: list[SideView] = [
        {"rules": rule_views(side.rules), "best": [letters[each] for each in side.options]} for side in dispute.sides
    ]
    return {"question": dispute.question, "sides": sides}


def rule_views(rules: Iterable[RuleCard]) -> list[RuleView]:
    """Rules with their places."""
    return [{"text": rule.text, "cited": cited(rule)} for rule in rules]


def cited(rule: RuleCard) -> list[str]:
    """`How To Get Him Back For Good, paragraphs 6, 9`, for each source that says it; the house's as the house's."""
    return [
        _place(each.source.title + (" (the house)" if each.source.house else ""), each.paragraphs)
        for each in rule.citations
    ]


def _place(title: str, paragraphs: tuple[int, ...]) -> str:
    if not paragraphs:
        return title
    return f"{title}, paragraph{'' if len(paragraphs) == 1 else 's'} {', '.join(map(str, paragraphs))}"
