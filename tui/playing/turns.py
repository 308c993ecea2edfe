"""What the screen shows to the one who has the laptop, and what it shows to everybody at the table."""

from __future__ import annotations

from sim.classroom.table import EVERYBODY, Table
from sim.play.session import Session
from tui.playing.entries import Entry, Margin, in_common, transcript
from tui.playing.gathering import who_you_are
from tui.playing.gauges import gauges
from tui.playing.introduction import about
from tui.playing.pace import Reading
from tui.playing.view import Offered, View, stops
from tui.words import play_title

BLANK = Reading(View("", (), (), (), (), False), 0)
LOOK_BACK = Offered("look_back", "What did you think the other wanted? Then look back together.")
LEAVE = Offered("leave", "Out of your roles, and back to the library.")


def own_view(table: Table, role: str) -> View:
    """What a role may see, with what is on offer to it; its card is shown by request only."""
    session = table.session
    return View(
        play_title(session),
        _entries(table, session, role),
        gauges(session, role),
        stops(session, role),
        tuple(Offered(option.id, option.text) for option in session.options),
        False,
    )


def common_view(table: Table, another: str) -> View:
    """What everybody may see once the story is over; `another` is what another round would be, empty where there is
    none left."""
    session = table.session
    rows = (LOOK_BACK, *([Offered("another", another)] if another else []), LEAVE)
    entries = _entries(table, session, EVERYBODY)
    return View(play_title(session), entries, gauges(session, EVERYBODY), (), rows, True)


def since_own(table: Table, role: str) -> Reading:
    """The view of a role, told up to its own last decision."""
    return _told(table, own_view(table, role), role, table.read_by(role))


def since_all(table: Table, another: str) -> Reading:
    """The view of everybody, told up to where everybody has read."""
    return _told(table, common_view(table, another), EVERYBODY, table.read_by_all)


def _told(table: Table, view: View, role: str, step: int) -> Reading:
    if step == 0:
        return Reading(view, 0)
    earlier = _entries(table, table.session.at(step), role)
    return Reading(view, in_common(view.entries, earlier))


def _entries(table: Table, session: Session, role: str) -> tuple[Entry, ...]:
    story = session.story
    you = [Entry("aside", who_you_are(story, role), minutes=story.starts)] if role else []
    fault = table.fault if session is table.session else ""
    return (*about(story), *you, *transcript(session, role, Margin(), fault))
