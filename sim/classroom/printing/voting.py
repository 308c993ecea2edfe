"""Cards to vote with: a letter to be read from the back row, and a shape beside it, so that nothing hangs on colour."""

from __future__ import annotations

from sim.classroom.views.scene import letter

# Outlines in a square of 100, heavy enough for a poor printer. Past the last they begin anew; the letter still differs.
SHAPES = (
    ("circle", '<circle cx="50" cy="50" r="42"/>'),
    ("square", '<path d="M10 10H90V90H10Z"/>'),
    ("triangle", '<path d="M50 8L94 88H6Z"/>'),
    ("diamond", '<path d="M50 4L92 50L50 96L8 50Z"/>'),
    ("star", '<path d="M50 5L61 38H96L68 58L79 92L50 71L21 92L32 58L4 38H39Z"/>'),
    ("cross", '<path d="M36 6H64V36H94V64H64V94H36V64H6V36H36Z"/>'),
    ("hexagon", '<path d="M27 10H73L96 50L73 90H27L4 50Z"/>'),
    ("half moon", '<path d="M66 6A46 46 0 1 0 66 94A38 46 0 0 1 66 6Z"/>'),
)


def voting_cards(count: int) -> str:
    """So many cards, two a page."""
    cards = [_card(index) for index in range(count)]
    sheets = (cards[index : index + 2] for index in range(0, count, 2))
    return "\n".join(f'<section class="page">\n{"".join(sheet)}</section>' for sheet in sheets)


def _card(index: int) -> str:
    name, shape = SHAPES[index % len(SHAPES)]
    return f"""<article class="half vote">
<b>{letter(index)}</b>
<svg viewBox="0 0 100 100" role="img" aria-label="{name}">{shape}</svg>
</article>
"""
