"""A story as a whole in another format; what writes a format is imported only when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.cli.output import talk
from tui.shelf.folders import library
from tui.shelf.stories import open_story

if TYPE_CHECKING:
    from sim.exchange.colouring import Colouring
    from sim.exchange.diagram import Diagram
    from sim.story.story import Story


def transcribed(name: str, target: str, *, colour: str | None, **how: Any) -> str:
    """A story in a format. Raises Faulty, Trouble and click.UsageError."""
    opened = open_story(name, library())
    story = opened.story()
    if target == "twee":
        return _twee(story)
    if target == "ink":
        from sim.exchange.ink.source import as_ink

        return as_ink(story)
    from sim.exchange.colouring import UNCOLOURED
    from sim.exchange.diagram import diagram

    whole = diagram(story)
    colouring = UNCOLOURED
    if colour is not None:
        from tui.cli.colouring import coloured

        colouring = coloured(whole, opened, story, colour, **how)
    return _written(target, whole, colouring)


def _twee(story: Story) -> str:
    """A story as Twee; what it could not take along is told."""
    from sim.exchange.twine.exporting import exported

    done = exported(story)
    scenes: dict[str, list[str]] = {}
    for scene, what in done.left:
        scenes.setdefault(what, []).append(scene)
    talk("Not in the Twee:")
    for what, where in scenes.items():
        talk(f"  {what} ({', '.join(where)})" if all(where) else f"  {what}")
    return done.text


def _written(target: str, whole: Diagram, colouring: Colouring) -> str:
    """A diagram in a format."""
    if target == "text":
        from sim.exchange.text import as_text

        return as_text(whole, colouring)
    if target == "svg":
        from sim.exchange.svg.page import as_svg

        return as_svg(whole, colouring)
    if target == "dot":
        from sim.exchange.dot import as_dot

        return as_dot(whole, colouring)
    from sim.exchange.mermaid import MOST_EDGES, MOST_LETTERS, as_mermaid

    text = as_mermaid(whole, colouring)
    if len(whole.lines) > MOST_EDGES or len(text) > MOST_LETTERS:
        talk(
            f"Mermaid draws no more than {MOST_EDGES} lines and {MOST_LETTERS:,} letters unless its page raises "
            f"maxEdges and maxTextSize; here are {len(whole.lines):,} and {len(text):,}."
        )
    return text
