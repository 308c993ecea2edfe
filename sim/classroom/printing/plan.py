"""A lesson of 45 minutes on a story: what the teacher does in which minutes."""

from __future__ import annotations

from collections.abc import Iterator

from sim.classroom.printing.markup import Voice, listed, number_of, some
from sim.classroom.printing.preparing import Prepared
from sim.story.model import PLAYER

BEFORE = (
    "Read the pages for the teacher. Print on one side of the paper, and cut along the dashed lines. Ring the help "
    "lines below. Have a sheet ready for each observer, and a set of letters for each pupil or table."
)
RULES = (
    "Ground rules, from the poster. Read the content notes aloud. Say that a pass is always allowed and nobody asks "
    "why, that anybody may step out, and where help is."
)
DECIDING = (
    "At each decision: read it out, half a minute of quiet, all letters up at once. Count, take what most hold up "
    "(a tie is yours to settle; say that you do), and read what follows. Whoever holds up no letter passes."
)
DEBRIEF = (
    "<b>Reactions:</b> what was it like? <b>What happened:</b> tell the road again, no blame. <b>Why:</b> two or "
    "three decisions, with the articles, both sides of a dispute, and the observers’ plus and delta. Ask “What do "
    "you think the other one wanted?” before you read out the strips. <b>What we take from it:</b> one thing each "
    "of them could do next time."
)
OUT = (
    "Out of role: cards back; everybody says their own name, and one way in which they are not like their role. An "
    "exit slip each, without a name, or an empty one. Say once more where help is."
)


def plan(prepared: Prepared) -> Iterator[tuple[str, str]]:
    """Minutes, and what to do in them, as markup."""
    voice = Voice(prepared.story)
    yield "Before", BEFORE
    yield "0–5", RULES
    yield "5–10", _casting(prepared, voice)
    yield "10–25", f"{_playing(prepared, voice)} {DECIDING}"
    yield "25–40", DEBRIEF
    yield "40–45", OUT


def _casting(prepared: Prepared, voice: Voice) -> str:
    deciding = dict.fromkeys(decision.scene.by for decision in prepared.decisions)
    others = [voice.name(role) for role in deciding if role != PLAYER]
    told = [f"The class decides for {voice.name(PLAYER)}."]
    if others:
        told.append(f"{listed(others)} {'decides' if len(others) == 1 else 'decide'} too: cast them, or draw by lots.")
    cards = [voice.name(role) for role, each in prepared.story.scenario.cast.items() if each.card]
    if cards:
        told.append(f"Hand out the cards, each for one pair of eyes: {listed(cards)}. Keep the strips.")
    else:
        told.append("No role has a card of its own.")
    return " ".join([*told, "Everybody else watches, with a sheet."])


def _playing(prepared: Prepared, voice: Voice) -> str:
    start = f"Begin at “{voice.says(prepared.title(prepared.starts))}”"
    few, most = prepared.fewest, prepared.most
    count = number_of(most, "decision") if few == most else f"{few} to {most} decisions"
    if prepared.lesson is None:
        lessons = [f"“{voice.says(lesson.name)}”" for lesson in prepared.story.scenario.lessons]
        instead = f" Or print one of its lessons: {listed(lessons, 'or')}." if lessons else ""
        return f"{start}. The whole story is {count} for the class; stop where minute 25 finds you.{instead}"
    ends = some([f"“{voice.says(prepared.title(scene))}”" for scene in prepared.ends], "or")
    return f"{start} and stop on coming to {ends}: {count} for the class."
