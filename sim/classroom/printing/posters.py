"""The ground rules for the wall, and slips on which everybody leaves a line on the way out."""

from __future__ import annotations

RULES = (
    ("The people are invented.", "We talk about what they do, not about each other."),
    ("You may pass.", "Always, without a reason. You may step out, too."),
    ("A no is a no.", "In the story, and in this room."),
    ("One at a time.", "We hear each other out, and we may change our minds."),
    ("No guessing.", "Nobody is asked whom a role reminds them of."),
    ("What is said here stays here.", "Unless somebody is not safe. Then we get help."),
)
SLIPS = 4


def poster() -> str:
    """The ground rules, a page that is read from afar."""
    rules = "".join(f"<li><b>{rule}</b> {more}</li>" for rule, more in RULES)
    return f"""<section class="page poster">
<h1>Ground rules</h1>
<ul>{rules}</ul>
<p>Somebody to talk to: ______________________</p>
</section>"""


def slips() -> str:
    """Exit slips, four a page."""
    slip = """<article class="slip">
<p><b>One thing I take with me.</b> No name. You may leave it empty.</p>
<div class="line"></div><div class="line"></div><div class="line"></div>
</article>
"""
    return f'<section class="page slips">\n{slip * SLIPS}</section>'
