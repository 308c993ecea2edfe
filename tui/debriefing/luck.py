"""What was not the player's to decide, chance and other people's answers, with its odds: in full and in a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.debrief.blocks import Debrief, Luck
from tui.debriefing.parts import Paragraph, Part, Row
from tui.debriefing.words import number


def tell_odds(lucks: Sequence[Luck]) -> Iterator[Part]:
    """What happened that was not the judged role's to decide, and how likely it was."""
    for luck in lucks:
        for odd in luck.odds:
            if odd.fell:
                chance = f"{number(odd.percent)} in 100" if len(luck.odds) > 1 else "the only answer there was"
                yield Row(luck.name or "chance", (f"“{odd.text}” ({chance})",))


def tell_luck(lucks: Sequence[Luck], debrief: Debrief) -> Iterator[Part]:
    """What was not the player's to decide, with the odds of what happened and of what else might have."""
    if lucks:
        whose = "yours" if debrief.you == debrief.seeker else f"{debrief.names[debrief.seeker]}'s"
        yield Paragraph(f"Not {whose} to decide:")
    for luck in lucks:
        yield Row(luck.name or "chance", tuple(_odds(luck)))


def _odds(luck: Luck) -> Iterator[str]:
    others = "; ".join(f"“{odd.text}” {number(odd.percent)} in 100" for odd in luck.odds if not odd.fell)
    for odd in luck.odds:
        if odd.fell:
            yield f"“{odd.text}” " + (f"{number(odd.percent)} in 100" if others else "the only answer there was")
    if others:
        yield f"it could have been {others}"
    yield from (f"the author, on “{odd.text}”: {odd.note}" for odd in luck.odds if odd.note)
