"""The floor: safety rules that were broken, named before anything else, with the no that stood at that time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sim.debrief.blocks import Breach, RuleCard, StandingNo
from sim.debrief.odds import scene_title
from sim.guidance.verdicts import Moment, Verdict
from sim.play.decision import Decision
from sim.play.session import Session
from sim.story.vocabulary import NO


def breaches(session: Session, moments: Sequence[Moment], rules: Mapping[str, RuleCard]) -> tuple[Breach, ...]:
    """Every broken floor rule of the road, one entry an occurrence."""
    return tuple(
        _breach(session, moment.decision, rules[judgement.rule])
        for moment in moments
        for judgement in moment.judgements
        if judgement.verdict is Verdict.BROKEN and rules[judgement.rule].floor
    )


def _breach(session: Session, decision: Decision, rule: RuleCard) -> Breach:
    story = session.story
    return Breach(
        rule=rule,
        step=decision.step,
        minutes=decision.minutes,
        title=decision.title or scene_title(story, decision.scene),
        role=decision.role,
        name=story.people[decision.role].name,
        option=decision.option.text,
        no=standing_no(session, decision.step),
    )


def standing_no(session: Session, step: int) -> StandingNo | None:
    """The latest no that stands before decision `step` (from 1), and whose it is."""
    if not session.at(step).told_no:
        return None
    story = session.story
    scenario, acts = story.scenario, story.vocabulary.acts
    for decision in reversed(session.road[: step - 1]):
        if decision.role != scenario.seeker and any(acts[act].means == NO for act in decision.option.acts):
            return StandingNo(story.people[decision.role].name, decision.minutes)
    for past in sorted(scenario.past, key=lambda done: done.days_ago):
        by = acts[past.act].whose(scenario.seeker)[0]
        if acts[past.act].means == NO and by in story.people:
            return StandingNo(story.people[by].name, None)
    return None
