"""How a class voted, and what the articles make of it, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from tui.joining.lines import Line, View


def tally_lines(tally: View) -> Iterator[Line]:
    """The split, an option a line."""
    for split in tally["splits"]:
        most = "" if not split["leading"] else ", level at the top" if tally["tie"] else ", most votes"
        votes = f"{split['votes']} vote{'' if split['votes'] == 1 else 's'}"
        yield Line(f"  {split['letter']}: {votes}, {split['share']} per cent{most}. {split['text']}")
    if tally["passes"]:
        yield Line(f"  Passes: {tally['passes']}")


def feedback_lines(feedback: View) -> Iterator[Line]:
    """Which options each source holds for best, and where they disagree."""
    if feedback["stands"]:
        yield Line("What the articles make of it", heading=True)
    for stand in feedback["stands"]:
        best = f"for {', '.join(stand['best'])}" if stand["best"] else "says nothing about this"
        yield Line(f"  {stand['title']}{' (the house)' if stand['house'] else ''}: {best}")
    for dispute in feedback["disputes"]:
        yield Line(f"Where they disagree: {dispute['question']}")
        for side in dispute["sides"]:
            best = f"For {', '.join(side['best'])}" if side["best"] else "For none of these"
            yield Line(f"  {best}: {' '.join(rule['text'] for rule in side['rules'])}")
