"""Role cards: half a page each, and below it a strip with what that role wants, to be cut off and kept for after."""

from __future__ import annotations

from collections.abc import Iterator

from sim.classroom.printing.markup import Voice, safe
from sim.story.model import CastMember
from sim.story.story import Story


def role_cards(story: Story) -> str:
    """The cards of all roles that have a card or a goal, two a page; nothing where none has."""
    halves = [*_halves(story)]
    sheets = (halves[index : index + 2] for index in range(0, len(halves), 2))
    return "\n".join(f'<section class="page">\n{"".join(sheet)}</section>' for sheet in sheets)


def _halves(story: Story) -> Iterator[str]:
    voice = Voice(story)
    for role, member in story.scenario.cast.items():
        if member.card or member.goal:
            yield _card(voice, role, member)


def _card(voice: Voice, role: str, member: CastMember) -> str:
    card = voice.tells(member.card) if member.card else "<p>This role has no card of its own. Decide as you see it.</p>"
    return f"""<article class="half card">
<div class="face">
<p class="part">Role card · for your eyes alone</p>
<h2>{voice.name(role)}</h2>
<p class="aside">{_pronouns(voice, role)}</p>
{card}
</div>
{_strip(voice, role, member) if member.goal else ""}</article>
"""


def _strip(voice: Voice, role: str, member: CastMember) -> str:
    return f"""<div class="strip">
<p class="part">For after. Do not show: cut this off before you hand out the card.</p>
<p>What {voice.name(role)} wanted all along: {voice.says(member.goal)}</p>
</div>
"""


def _pronouns(voice: Voice, role: str) -> str:
    pronouns = voice.story.people[role].pronouns
    return f"<span {voice.attributes}>{safe(pronouns.they)}, {safe(pronouns.them)}</span>"
