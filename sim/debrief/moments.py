"""The moments: every decision of a judged role, with what each source made of each option that was on offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from sim.debrief.blocks import (
    DisputeCard,
    DisputeSide,
    Luck,
    MomentCard,
    OptionCard,
    RuleCard,
    SourceCard,
    Stand,
)
from sim.debrief.odds import luck_of, opening_luck, scene_title
from sim.debrief.whatif import what_if
from sim.guidance.disputes import best_of
from sim.guidance.model import Pack
from sim.guidance.verdicts import Moment
from sim.play.decision import Decision
from sim.play.session import Session


@dataclass(frozen=True, slots=True)
class Telling:
    """What the moments of one play are told from."""

    session: Session
    pack: Pack
    rules: Mapping[str, RuleCard]
    sources: Mapping[str, SourceCard]
    road: Sequence[Decision]
    judged: Set[int]
    persons: Sequence[str]

    def luck(self, first: int) -> tuple[Luck, ...]:
        """The luck from index `first` of the road up to the judged decision that comes next after it."""
        return self._luck(first, first + 1)

    @property
    def opening(self) -> tuple[Luck, ...]:
        """The luck before the first judged decision."""
        return (*opening_luck(self.session), *self._luck(0, 0))

    def _luck(self, first: int, end: int) -> tuple[Luck, ...]:
        while end < len(self.road) and self.road[end].step not in self.judged:
            end += 1
        return tuple(luck_of(self.session.story, self.road[first:end], self.judged, self.persons))


def moment_card(telling: Telling, moment: Moment) -> MomentCard:
    """One decision. What could be said at several decisions of one visit is said at the last of them."""
    decision = moment.decision
    story = telling.session.story
    return MomentCard(
        step=decision.step,
        visit=decision.visit,
        minutes=decision.minutes,
        scene=decision.scene,
        title=decision.title or scene_title(story, decision.scene),
        role=decision.role,
        name=story.people[decision.role].name,
        taken=decision.taken,
        text=decision.option.text,
        judgements=tuple(moment.judgements),
        best=dict(moment.best),
        disputed=moment.disputed,
        disputes=tuple(_dispute(telling, moment, name) for name in moment.bites),
        stands=tuple(_stand(card, moment, telling) for card in _heard(telling, moment)),
        options=_options(telling, moment),
        luck=telling.luck(decision.step - 1),
    )


def _heard(telling: Telling, moment: Moment) -> list[SourceCard]:
    return [card for card in telling.sources.values() if card.id in moment.worth]


def _stand(card: SourceCard, moment: Moment, telling: Telling) -> Stand:
    best = moment.best.get(card.id, ())
    verdicts = tuple(
        (judgement.verdict, telling.rules[judgement.rule])
        for judgement in moment.judgements
        if any(citation.source.id == card.id for citation in telling.rules[judgement.rule].citations)
    )
    return Stand(card, moment.decision.taken in best, tuple(best), verdicts)


def _options(telling: Telling, moment: Moment) -> tuple[OptionCard, ...]:
    decision = moment.decision
    later, still_open = _later_in_visit(telling, decision)
    return tuple(
        OptionCard(
            id=option.id,
            text=option.text,
            taken=option.id == decision.taken,
            aside=option.aside,
            follows=_in_order(telling, moment, moment.marks[option.id].followed),
            breaks=_in_order(telling, moment, moment.marks[option.id].broken),
            note=option.note if option.id == decision.taken or option.id not in later else "",
            next=None
            if option.id == decision.taken or option.id in later | still_open
            else what_if(telling.session, decision.step, option.id, decision.role),
        )
        for option in decision.options
    )


def _later_in_visit(telling: Telling, decision: Decision) -> tuple[set[str], set[str]]:
    """The options on offer at later decisions of the same visit, and those that the play can still take there."""
    later: set[str] = set()
    for after in telling.road[decision.step :]:
        if after.visit != decision.visit:
            break
        later.update(option.id for option in after.options)
    session = telling.session
    here = session.position.visit == decision.visit
    return later, set(session.offered) if here else set()


def _in_order(telling: Telling, moment: Moment, rules: Set[str]) -> tuple[RuleCard, ...]:
    """The cards of these rules, of those that the role is judged by, in the order of the pack."""
    return tuple(
        card
        for card in telling.rules.values()
        if card.id in rules and any(citation.source.id in moment.worth for citation in card.citations)
    )


def _dispute(telling: Telling, moment: Moment, name: str) -> DisputeCard:
    dispute = telling.pack.disputes[name]
    sides = (_side(telling, moment, side) for side in dispute.sides)
    return DisputeCard(name, dispute.question, tuple(side for side in sides if side.options))


def _side(telling: Telling, moment: Moment, side: Sequence[str]) -> DisputeSide:
    """What a side says here: its rules that some option follows or breaks, and the options that it holds for best."""
    ruled = frozenset().union(*(each for marks in moment.marks.values() for each in marks)).intersection(side)
    worth = {
        option: sum(telling.pack.rules[rule].weight for rule in ruled & marks.followed)
        - sum(telling.pack.rules[rule].weight for rule in ruled & marks.broken)
        for option, marks in moment.marks.items()
    }
    return DisputeSide(_in_order(telling, moment, ruled), best_of(worth))
