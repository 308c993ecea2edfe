"""A debrief put into words: a crossed line first, how it ended, the articles side by side, then moment by moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.debrief.blocks import Breach, Debrief
from tui.debriefing.articles import tell_articles
from tui.debriefing.luck import tell_luck, tell_odds
from tui.debriefing.moment import tell_moment
from tui.debriefing.parts import Heading, Paragraph, Part, Row
from tui.debriefing.visit import tell_visits
from tui.debriefing.words import beat, count, date
from tui.debriefing.written import NOTHING, Written
from tui.entry import support
from tui.words import ENDINGS, LESSON_OVER


def tell(
    debrief: Debrief, notices: Sequence[str] = (), full: bool = True, written: Written = NOTHING
) -> Iterator[Part]:
    """The debrief in order, in full or made short enough to be read to its end.

    `notices` (an edit, another pack, a torn file) stand right under the title; `written` is the player's own.
    """
    yield Heading(1, titled(debrief))
    yield from map(Paragraph, notices)
    yield from tell_floor(debrief)
    yield from tell_ending(debrief)
    yield from tell_articles(debrief, full)
    yield from _moments(debrief, full, written)
    yield from tell_other_side(debrief, written)
    if debrief.questions:
        yield Heading(2, "Questions to take along")
    for question in debrief.questions:
        yield Row("?", (question,))
        yield from written.answer(question)
    yield from tell_help(debrief)


def tell_help(debrief: Debrief) -> Iterator[Part]:
    """Where to find somebody to talk to; nothing where nothing hurts."""
    if debrief.in_pain:
        yield Heading(2, "If you want to talk to somebody")
        yield Paragraph(support())


def tell_ending(debrief: Debrief) -> Iterator[Part]:
    """How it ended, in words, or where a play stands that is unfinished or was a lesson of the story."""
    outcome = debrief.outcome
    where = f"“{outcome.title}”, {date(outcome.minutes)}, after {count(outcome.decisions, 'decision')}"
    if outcome.stopped:
        yield Heading(2, "How far the lesson went")
        yield Paragraph(f"{standing(debrief)}: {where}.")
        return
    if outcome.kind is None:
        yield Heading(2, "Where it stands")
        yield Paragraph(f"{standing(debrief)}: the play stands at {where}. What follows is about the road so far.")
        return
    yield Heading(2, "How it ended")
    yield Paragraph(f"{standing(debrief)}: {where}.")
    yield Paragraph("Endings carry no points: a calm goodbye and a reunion are worth the same.")


def titled(debrief: Debrief) -> str:
    """The title of the story, with that of the lesson if it was one."""
    return f"{debrief.title}: {debrief.lesson}" if debrief.lesson else debrief.title


def standing(debrief: Debrief) -> str:
    """The ending in words, that the lesson has none, or that there is none yet."""
    outcome = debrief.outcome
    if outcome.kind is not None:
        return ENDINGS[outcome.kind]
    return LESSON_OVER if outcome.stopped else "Not finished"


def tell_floor(debrief: Debrief) -> Iterator[Part]:
    """The safety rules that were broken, if any were: what was done, when, and whose no stood."""
    if not debrief.floor:
        return
    yield Heading(2, "First of all: a line that was crossed")
    for breach in debrief.floor:
        who = "you" if breach.role == debrief.you else breach.name
        yield Row(date(breach.minutes), tuple(_breach(breach, who, debrief)))
    yield Paragraph(
        "These are safety rules of the house. No article can outvote them, and nothing done afterwards makes up for it."
    )


def before_it_all(debrief: Debrief) -> str:
    """The time of what was done before anything was played."""
    return f"before the {'lesson' if debrief.lesson else 'story'} begins"


def _breach(breach: Breach, who: str, debrief: Debrief) -> Iterator[str]:
    yield f"{breach.title}: {who} chose “{breach.option}”"
    yield f"the rule: {breach.rule.text}"
    if breach.no is not None:
        when = f"on {date(breach.no.minutes)}" if breach.no.minutes is not None else before_it_all(debrief)
        yield f"why it counts here: {breach.no.name} had said no {when}, and had not taken it back"


def _moments(debrief: Debrief, full: bool, written: Written) -> Iterator[Part]:
    if not debrief.moments and not debrief.opening:
        return
    yield Heading(2, "Moment by moment")
    if full:
        yield from tell_luck(debrief.opening, debrief)
        for moment in debrief.moments:
            yield from tell_moment(moment, debrief, written)
        return
    if debrief.moments:
        yield Paragraph(_more(debrief.moments[-1].step))
    yield from tell_odds(debrief.opening)
    yield from tell_visits(debrief, written)


def _more(step: int) -> str:
    return (
        f"Every moment has a number: `--moment {step}` tells the last in full, with each option, each rule and what "
        "would have come next, and `--full` tells all of them so. Answers and chances stand with their odds."
    )


def tell_other_side(debrief: Debrief, written: Written = NOTHING) -> Iterator[Part]:
    """What everybody wanted, after what was thought that they did, and what the player could not see, in its places."""
    if not debrief.goals and not debrief.hidden:
        return
    yield Heading(2, "The other side")
    yield from written.guessed()
    for goal in debrief.goals:
        yield Row(goal.name, (f"wanted all along: {goal.text}",))
    if debrief.hidden:
        whose = "What you could not see" if debrief.you else "What not everybody could see"
        yield Paragraph(f"{whose}:")
    for hidden in debrief.hidden:
        yield Row(
            hidden.name,
            (f"{date(hidden.minutes)}, {hidden.title}", beat(hidden.beat, debrief.names, debrief.you)),
        )
