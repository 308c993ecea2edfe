"""The observers' sheet: what to watch for, a row a decision with plus and delta, and the questions for after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sim.classroom.criteria import ALWAYS
from sim.classroom.printing.markup import Voice, ruled
from sim.classroom.printing.preparing import Prepared
from sim.debrief.blocks import DisputeCard
from sim.debrief.deciding import weightiest

LEAST, MOST = 6, 9  # rows, so that the sheet fills a page and stays one
QUESTIONS = 5
USUAL = (
    "What did each of them want, and how could you tell?",
    "At which decision could it have gone another way?",
    "What did somebody hear that nobody had said?",
)
_PAGE = """<section class="page observer">
<p class="part">Observer’s sheet · {title}</p>
<h2>What you watch for</h2>
<ol>{criteria}</ol>
<p>Write what you see and hear, not what you think of anybody. Whoever passes is nobody’s business.</p>
<table class="marks">
<thead><tr><th scope="col">Decision</th><th scope="col">What was done</th>
<th scope="col">Plus: what worked, and how you saw it</th><th scope="col">Delta: what to try instead</th></tr></thead>
<tbody>{rows}</tbody>
</table>
<h2>For after</h2>
<ul>{questions}</ul>
</section>"""


def observer_sheet(prepared: Prepared) -> str:
    """The sheet."""
    voice = Voice(prepared.story)
    rows = range(1, max(LEAST, min(MOST, prepared.most)) + 1)
    return _PAGE.format(
        title=voice.says(prepared.story.scenario.title),
        criteria="".join(f"<li>{criterion}</li>" for criterion in _criteria(prepared, voice)),
        rows="\n".join(f'<tr><th scope="row">{row}</th><td></td><td></td><td></td></tr>' for row in rows),
        questions="".join(f"<li>{question}</li>" for question in _questions(prepared, voice)),
    )


def _criteria(prepared: Prepared, voice: Voice) -> Iterator[str]:
    """An aim of the story, the dispute that bites most often here, and what was made of a wish or a limit."""
    objectives = prepared.story.scenario.objectives
    if objectives:
        yield f"<b>{voice.says(objectives[0])}.</b> Put down the words or the deed that show it, or where it fails."
    dispute = _most_bitten(prepared)
    if dispute is not None:
        ways = " <b>or</b> ".join(f"“{ruled(weightiest(side.rules).text)}”" for side in dispute.sides)
        yield f"<b>{ruled(dispute.question)}</b> Put down at each decision which of the two is done: {ways}"
    yield f"<b>{ALWAYS}</b>"


def _most_bitten(prepared: Prepared) -> DisputeCard | None:
    bitten = [card for decision in prepared.decisions for card in decision.disputes]
    often = Counter(card.id for card in bitten)
    return max(bitten, key=lambda card: often[card.id], default=None)


def _questions(prepared: Prepared, voice: Voice) -> list[str]:
    """Those of the scenes where it stops, one of each in turn; where there is none, some that fit every story."""
    asked = [scene.reflect for scene in prepared.ends]
    turns = [each[turn] for turn in range(max(map(len, asked), default=0)) for each in asked if turn < len(each)]
    return [voice.says(question) for question in dict.fromkeys(turns)][:QUESTIONS] or [*USUAL]
