"""The story on the projector: what happened, what can be done, and how the class split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sim.classroom.balloting import LOT, MAJORITY, OVERRIDE
from sim.classroom.views.shapes import BeatView, DecisionView, SplitView, StageView, TallyView
from tui.playing.entries import Entry
from tui.projector.blocks import Big, Block, Gauge, Item, Split, Text, Title, Told
from tui.words import ENDINGS

HOW = {MAJORITY: "as most wanted", OVERRIDE: "as your teacher chose", LOT: "as the story drew"}
NO_DEVICES = "Nobody has joined who could vote on this. Count hands instead, or let others come in."
APART = "This decision has its options on the screens of its own side alone."


def scene(view: StageView) -> list[Block]:
    """What was decided, and what came of it."""
    found, tally = view["scene"], view["tally"]
    assert found is not None
    blocks = [] if tally is None else _consequence(tally)
    blocks += [Title(found["title"]), told(found["beats"])]
    if found["over"]:
        blocks.append(Title(ENDINGS.get(found["ending"], "Here the story stops for today")))
    return blocks


def vote(view: StageView) -> list[Block]:
    """The options. Of the votes nothing but their number is known."""
    decision = view["decision"]
    assert decision is not None
    if not view["networked"]:
        return [*_offer(decision), Text("Hands up for one of them, or for none.")]
    if not decision["electors"]:
        return [*_offer(decision), Text(NO_DEVICES)]
    return [*_offer(decision), Big(f"{decision['votes']} OF {decision['electors']}"), Text(_voted(decision))]


def closed(view: StageView) -> list[Block]:
    """The options, once more."""
    decision = view["decision"]
    assert decision is not None
    how = _voted(decision) if view["networked"] else "The hands are counted."
    return [*_offer(decision), Text(f"The vote is closed. {how}")]


def revealed(view: StageView) -> list[Block]:
    """The split."""
    decision, tally = view["decision"], view["tally"]
    assert decision is not None
    if tally is None:
        return [Title(f"{decision['name']} decides"), Text("This side sees its own split on its own screens.")]
    return [Title(f"What does {decision['name']} do?"), *splits(tally), Text(_fell(tally))]


def own_roads(view: StageView) -> list[Block]:
    """How many of those who play by themselves are where."""
    counted = Counter(view["going"])
    total = max(1, counted.total())
    places = sorted(counted, key=lambda place: (len(place), place))
    rows: list[Block] = [Gauge(place, 100 * counted[place] / total, str(counted[place])) for place in places]
    return [Title("Everybody plays a road of their own"), *(rows or [Text("Nobody has joined yet.")])]


def told(beats: Sequence[BeatView]) -> Told:
    """Beats, without the name where the same voice goes on."""
    voices = [(beat["manner"], beat["name"]) for beat in beats]
    return Told(
        tuple(
            Entry(beat["manner"], beat["text"], "" if index and voices[index - 1] == voices[index] else beat["name"])
            for index, beat in enumerate(beats)
        )
    )


def splits(tally: TallyView) -> list[Block]:
    """The options with their bars."""
    return [
        Split(each["letter"], each["text"], each["votes"], each["share"], _words(each, tally))
        for each in tally["splits"]
    ]


def _words(split: SplitView, tally: TallyView) -> str:
    most = "" if not split["leading"] else "tied" if tally["tie"] else "most"
    return "chosen" if split["chosen"] else most


def _offer(decision: DecisionView) -> list[Block]:
    if not decision["options"]:
        return [Title(f"{decision['name']} decides"), Text(APART)]
    options = [Item(option["letter"], option["text"]) for option in decision["options"]]
    return [Title(f"What does {decision['name']} do?"), *options]


def _voted(decision: DecisionView) -> str:
    """`12 of 20 have voted`, a pass being a vote."""
    votes = decision["votes"]
    return f"{votes} of {decision['electors']} {'has' if votes == 1 else 'have'} voted."


def _fell(tally: TallyView) -> str:
    """What is to be said of a split in words."""
    total = tally["total"]
    what = ("hand" if tally["hands"] else "vote") + ("" if total == 1 else "s")
    counted = f"{total} {what}{', as counted' if tally['hands'] else ''}"
    passed = f", {tally['passes']} passed" if tally["passes"] else ""
    if not total:
        return f"Nobody chose{passed}. Your teacher says which way it goes."
    if tally["tie"]:
        level = [each["letter"] for each in tally["splits"] if each["leading"]]
        return f"{counted}{passed}. A tie between {_listed(level)}: your teacher says which way it goes."
    return f"{counted}{passed}."


def _consequence(tally: TallyView) -> list[Block]:
    taken = next((each for each in tally["splits"] if each["chosen"]), None)
    if taken is None:
        return []
    how = HOW.get(tally["how"], "")
    of = f" ({taken['votes']} of {tally['total']} {'hands' if tally['hands'] else 'votes'})" if tally["total"] else ""
    return [Item(taken["letter"], taken["text"]), Text(f"So it was decided, {how}{of}.", quiet=True)]


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
