"""The ground rules for the wall, and slips on which everybody leaves a line on the way out."""

from __future__ import annotations

from sim.classroom.printing.markup import safe
from sim.classroom.views.common import GROUND_RULES

SLIPS = 4
_SLIP = """<article class="slip">
<p><b>One thing I take with me.</b> No name. You may leave it empty.</p>
<div class="line"></div><div class="line"></div><div class="line"></div>
</article>
"""


def poster() -> str:
    """The ground rules, a page that is read from afar."""
    rules = "".join(f"<li>{safe(rule)}</li>" for rule in GROUND_RULES)
    return f"""<section class="page poster">
<h1>Ground rules</h1>
<ul>{rules}</ul>
<p>Somebody to talk to: ____________________</p>
</section>"""


def slips() -> str:
    """Exit slips, four a page."""
    return f'<section class="page">\n{_SLIP * SLIPS}</section>'
