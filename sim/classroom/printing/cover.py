"""The first page, for the teacher: what this is about, a lesson of 45 minutes, and help if it touches somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sim.classroom.printing.markup import Voice, ruled, safe, some
from sim.classroom.printing.plan import plan
from sim.classroom.printing.preparing import Prepared
from sim.story.model import Scene

IN_PAIN = ("apart-in-pain", "boundary-crossed")
LINE = "_" * 30
DISCLOSED = (
    "If somebody tells you of fear, control, violence or of wanting to hurt themselves, listen in a quiet place, "
    "believe them, thank them for telling you, and do not promise to keep it secret. Tell the person whom your "
    f"school names for this on the same day: {LINE}"
)
_PAGE = """<section class="page cover">
<p class="part">Lesson plan · for the teacher</p>
<h1>{title}</h1>
{lesson}<p>{summary}</p>
<dl>{facts}</dl>
<h2>45 minutes</h2>
<table class="plan"><tbody>
{plan}
</tbody></table>
<h2>If it touches somebody</h2>
<p>{help}</p>
<p>{disclosed}</p>
</section>"""


class HelpLine(NamedTuple):
    """Somebody to call, as an example that the teacher confirms; `checked` is when the number was looked at."""

    name: str
    number: str
    place: str
    checked: str


def cover(prepared: Prepared, lines: Sequence[HelpLine]) -> str:
    """The page."""
    voice, scenario = Voice(prepared.story), prepared.story.scenario
    return _PAGE.format(
        title=voice.says(scenario.title),
        lesson=f'<p class="lesson">Lesson: {voice.says(prepared.lesson.name)}</p>\n' if prepared.lesson else "",
        summary=voice.says(scenario.summary),
        facts="".join(f"<div><dt>{term}</dt><dd>{told}</dd></div>" for term, told in _facts(prepared, voice)),
        plan="\n".join(f'<tr><th scope="row">{when}</th><td>{what}</td></tr>' for when, what in plan(prepared)),
        help=_help(lines),
        disclosed=DISCLOSED,
    )


def _facts(prepared: Prepared, voice: Voice) -> Iterator[tuple[str, str]]:
    scenario = prepared.story.scenario
    minutes = f"{scenario.minutes} minutes to play whole" if scenario.minutes else ""
    ages = f"ages {safe(scenario.ages)}" if scenario.ages else ""
    yield "At a glance", ", ".join(filter(None, (minutes, safe(scenario.level), ages)))
    yield "Content notes", "; ".join(map(voice.says, scenario.content_notes)) or "the author names none"
    if scenario.objectives:
        yield "Aims", "; ".join(map(voice.says, scenario.objectives))
    yield "Sensitive points", "".join(f"<p>{point}</p>" for point in _sensitive(prepared, voice))


def _sensitive(prepared: Prepared, voice: Voice) -> Iterator[str]:
    """What a teacher wants to have thought about before: breaches on offer, a no, endings that hurt."""
    breaches: dict[str, list[str]] = {}
    for decision in prepared.decisions:
        for option in decision.options:
            for rule in option.floor:
                breaches.setdefault(rule.text, []).append(f"{voice.says(decision.title)} ({option.letter})")
    if breaches:
        yield "Some options break a safety rule. What follows from them is told honestly, and needs time afterwards."
    for text, places in breaches.items():
        yield f"{ruled(text)} <b>Broken by</b> {some(places)}."
    refusing = [voice.says(each.title) for each in prepared.decisions if _may_refuse(prepared, each.scene)]
    if refusing:
        yield f"Somebody may say a plain no in {some(refusing)}."
    if any(scene.ending in IN_PAIN for scene in prepared.ends):
        yield "Some roads end badly for somebody. Say so before."
    if not breaches and not refusing:
        yield "Nobody says a plain no here, and none of the options that could be judged breaks a safety rule."


def _may_refuse(prepared: Prepared, scene: Scene) -> bool:
    acts = prepared.story.vocabulary.acts
    return any(acts[act].means == "no" for choice in scene.choices.values() for act in choice.acts)


def _help(lines: Sequence[HelpLine]) -> str:
    if not lines:
        return f"Help lines to have ready: {LINE}"
    told = "; ".join(_line(line) for line in lines)
    return f"Help lines, as examples: {told}. Ring them before the lesson, or put the ones you know in their place."


def _line(line: HelpLine) -> str:
    checked = f" (looked up {safe(line.checked)})" if line.checked else ""
    return f"{safe(line.name)}, {safe(line.place)}, {safe(line.number)}{checked}"
