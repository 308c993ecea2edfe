"""What a seat is told, in lines: whatever is new in a view, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tui.joining.debriefing import station_lines
from tui.joining.lines import Line, View
from tui.joining.scenes import decided, named, option_lines, scene_lines
from tui.joining.tallies import feedback_lines, tally_lines

VEILS = {"paused": "The lesson is paused.", "blank": "Look to the front."}
VOTE = "Type a number or a letter, or pass. You can change it until the vote closes."
OWN = "What do you do? Type a number or a letter, pass to let the story draw, or undo."
HANDS = "Hands are counted this time: look to the front and raise yours."


def veiled(before: str, view: View) -> Iterator[Line]:
    """What is told where the veil over every screen comes or goes."""
    if view["veil"] != before:
        yield Line(VEILS.get(view["veil"], "It goes on."))


def news(before: View | None, view: View) -> Iterator[Line]:
    """The lines that are new since the view before; all there is to know where there was none. Neither is veiled."""
    if before is None or before["role"] != view["role"]:
        yield from _role(view)
    if before is None or before["scene"] != view["scene"]:
        yield from _scene(view)
    if before is None or _moment(before) != _moment(view):
        yield from _MOMENTS.get(view["phase"], _nothing)(view)


def card(view: View) -> Iterator[Line]:
    """What is on the seat's own card; for one who watches, what to look out for."""
    if view["observer"]:
        yield Line("What you watch for", heading=True)
        yield from map(Line, view["criteria"])
    elif view["card"]:
        yield Line(f"Your card: {view['playing']}", heading=True)
        yield from map(Line, view["card"])
    else:
        yield Line("There is nothing on your card that the others do not know.")


def _role(view: View) -> Iterator[Line]:
    if view["observer"]:
        yield Line("You watch. Type card for what to watch for; + or - and a sentence notes what you see.")
    else:
        yield Line(f"You play {view['playing']}. Type card to see your card.")


def _scene(view: View) -> Iterator[Line]:
    if view["scene"]:
        yield from decided(view["tally"] if view["phase"] == "scene" else None)
        yield from scene_lines(view["scene"])


def _moment(view: View) -> tuple[object, ...]:
    """What has to change before anything but the scene is told anew: every vote of others changes a view, too."""
    step = view["decision"] and view["decision"]["step"]
    return view["phase"], step, view["debrief"] and view["debrief"]["station"], view["networked"], view["yours"]


def _lobby(view: View) -> Iterator[Line]:
    yield Line(view["title"], heading=True)
    yield from map(Line, [view["brief"]["summary"]] if view["brief"] else [])
    yield Line("Your teacher begins when everybody is here.")


def _brief(view: View) -> Iterator[Line]:
    brief = view["brief"]
    yield Line("Before we begin", heading=True)
    yield Line(brief["summary"])
    if brief["content_notes"]:
        yield Line(f"What comes up in it: {', '.join(brief['content_notes'])}.")
    yield from map(Line, brief["rules"])


def _between(view: View) -> Iterator[Line]:
    """While a scene is read. Whoever plays a road of their own decides at once."""
    if view["mode"] != "own":
        return
    if view["decision"]:
        yield from option_lines(view["decision"])
        yield Line(OWN)
    else:
        yield Line("You are at the end of your road. The others still walk theirs.")


def _vote(view: View) -> Iterator[Line]:
    decision = view["decision"]
    if not decision:
        return
    if not view["yours"]:
        what = "Watch, and note what you see." if view["observer"] else "That is the other side's vote."
        yield Line(f"{decision['name']} decides now. {what}")
        return
    yield Line(f"What does {decision['name']} do?", heading=True)
    yield from option_lines(decision)
    yield Line(VOTE if view["networked"] else HANDS)
    if view["vote"] is not None:
        yield Line(f"You have voted: {named(decision, view['vote'])}.")


def _closed(_: View) -> Iterator[Line]:
    yield Line("The vote is closed. The result comes when your teacher shows it.")


def _revealed(view: View) -> Iterator[Line]:
    if view["tally"]:
        yield Line("How the class voted", heading=True)
        yield from tally_lines(view["tally"])
    if view["feedback"]:
        yield from feedback_lines(view["feedback"])


def _debrief(view: View) -> Iterator[Line]:
    yield from station_lines(view["debrief"])


def _released(_: View) -> Iterator[Line]:
    yield Line("Out of role", heading=True)
    yield Line("You are yourself again. What the people in the story did was theirs.")
    yield Line("Type say and a sentence to leave one line behind. Nobody is told whose it is; leaving none is fine.")


def _ended(_: View) -> Iterator[Line]:
    yield Line("The lesson is over. Thank you for being here.")


def _nothing(_: View) -> Iterator[Line]:
    return iter(())


_MOMENTS: dict[str, Callable[[View], Iterator[Line]]] = {
    "lobby": _lobby,
    "brief": _brief,
    "scene": _between,
    "vote": _vote,
    "closed": _closed,
    "revealed": _revealed,
    "debrief": _debrief,
    "out-of-role": _released,
    "ended": _ended,
}
