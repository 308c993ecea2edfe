"""For the teacher alone: every decision with its options, the author's notes, who holds what for best, and the disputes
with both of their sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sim.classroom.printing.markup import Voice, listed, number_of, ruled, safe
from sim.classroom.printing.preparing import Decision, Offered, Prepared, letters
from sim.debrief.blocks import DisputeCard, RuleCard, SourceCard
from sim.debrief.cards import source_cards
from sim.guidance.model import Dispute
from sim.story.model import PLAYER, Scene

ABOUT = (
    "Keep these pages from the class. Who holds an option for best was read on one simple road to each scene, with "
    "as few decisions before it as there can be. On another road an article may see it otherwise, for they look at "
    "the day, at how long it has been silent, and at whether a no stands. What was not on offer on that road has no "
    "verdict here."
)
SOMETIMES = (
    "An option with a star is not on offer on every road. Letters go by what is on offer: where one is missing, "
    "those below it move up."
)


def teachers_pages(prepared: Prepared) -> str:
    """The pages: who advises, the decisions, the disputes."""
    voice = Voice(prepared.story)
    starred = any(option.sometimes for decision in prepared.decisions for option in decision.options)
    decisions = "\n".join(_decision(prepared, voice, decision) for decision in prepared.decisions)
    return f"""<section class="page teacher">
<p class="part">For the teacher alone</p>
<h1>The decisions</h1>
<p>{ABOUT}{f" {SOMETIMES}" if starred else ""}</p>
<dl>{"".join(_sources(source_cards(prepared.pack).values()))}</dl>
{decisions or "<p>Nothing is decided here.</p>"}
{_disputes(prepared)}
</section>"""


def _sources(cards: Iterable[SourceCard]) -> Iterator[str]:
    for card in cards:
        house = " (the house, beside the articles)" if card.house else ""
        stance = f" {ruled(card.stance)}" if card.stance else ""
        yield f'<div><dt dir="auto">{safe(card.short)}</dt><dd>“{ruled(card.title)}”{house}.{stance}</dd></div>'


def _decision(prepared: Prepared, voice: Voice, decision: Decision) -> str:
    scene = decision.scene
    who = f"{voice.name(scene.by)} decides" + (" (the class)" if scene.by == PLAYER else "")
    where = "" if decision.before is None else f", {_after(decision.before)}"
    options = "\n".join(_option(voice, option) for option in decision.options)
    return f"""<article class="decision">
<h2>{voice.says(scene.title) if scene.title else safe(decision.title)}</h2>
<p class="aside">{who}{where}.</p>
{_opening(voice, scene)}
<table class="options"><tbody>
{options}
</tbody></table>
{_bites(decision)}
</article>"""


def _after(count: int) -> str:
    return f"read after {number_of(count, 'decision')}" if count else "read at the very start"


def _opening(voice: Voice, scene: Scene) -> str:
    """The first words that everybody at the table sees, to know the scene by."""
    first = next((beat for beat in scene.text if beat.only is None and beat.manner != "thought"), None)
    if first is None:
        return ""
    who = f"{voice.name(first.who)}: " if first.who else ""
    return f"<p>{who}{voice.opens(first.text)}</p>"


def _option(voice: Voice, option: Offered) -> str:
    star = " *" if option.sometimes else ""
    note = f'<p class="aside">Author: {voice.says(option.choice.note)}</p>' if option.choice.note else ""
    floor = "".join(f"<p><b>Breaks a safety rule:</b> {ruled(rule.text)}</p>" for rule in option.floor)
    best = option.best or ()
    held = f"<p>Best: {listed(safe(card.short) for card in best)}.</p>" if best else ""
    if option.best is None:
        held = "<p>No verdict.</p>"
    return (
        f'<tr><th scope="row">{option.letter}{star}</th><td><p>{voice.says(option.choice.text)}</p>{floor}{note}</td>'
        f"<td>{held}</td></tr>"
    )


def _bites(decision: Decision) -> str:
    silent = f"<p>Silent here: {listed(safe(card.short) for card in decision.silent)}.</p>" if decision.silent else ""
    return silent + "".join(_bite(decision, dispute) for dispute in decision.disputes)


def _bite(decision: Decision, dispute: DisputeCard) -> str:
    sides = (
        f"{_side(number)} {listed(letters(decision, side.options))}" for number, side in enumerate(dispute.sides, 1)
    )
    return f"<p><b>Dispute.</b> {ruled(dispute.question)} For {'; for '.join(sides)}.</p>"


def _side(number: int) -> str:
    return ("one side", "the other", "a third", "a fourth")[number - 1] if number <= 4 else f"side {number}"


def _disputes(prepared: Prepared) -> str:
    """Every dispute that bites somewhere here, with all that its sides say and where they say it."""
    bitten = {card.id for decision in prepared.decisions for card in decision.disputes}
    disputes = [dispute for name, dispute in prepared.pack.disputes.items() if name in bitten]
    if not disputes:
        return ""
    told = "\n".join(_dispute(prepared, dispute) for dispute in disputes)
    return f"""<h1>The disputes</h1>
<p class="lead">Both sides, with the paragraphs of the articles. Neither is the right one.</p>
{told}"""


def _dispute(prepared: Prepared, dispute: Dispute) -> str:
    sides = "".join(_says(prepared, side, number) for number, side in enumerate(dispute.sides, 1))
    return f'<article class="decision"><h3>{ruled(dispute.question)}</h3>\n<div class="sides">{sides}</div></article>'


def _says(prepared: Prepared, side: Sequence[str], number: int) -> str:
    rules = prepared.rules
    told = "".join(f"<li>{ruled(rules[rule].text)} {_cited(rules[rule])}</li>" for rule in side)
    return f'<div><p class="part">{_side(number)}</p><ul>{told}</ul></div>'


def _cited(rule: RuleCard) -> str:
    cited = (
        f"{safe(citation.source.short)}"
        + (f" §{', '.join(map(str, citation.paragraphs))}" if citation.paragraphs else "")
        for citation in rule.citations
    )
    return f'<span class="aside">({"; ".join(cited)})</span>'
