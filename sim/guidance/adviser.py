"""The adviser: which of the options on offer a source would take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sim.guidance.pack import Pack
from sim.guidance.rulebook import Reading
from sim.guidance.verdicts import Judge
from sim.guidance.walk import Walk
from sim.play.session import Session
from sim.story.compiled import Option


def advice(session: Session, pack: Pack, source: str, walk: Walk | None = None) -> tuple[str, ...]:
    """The options that a source would take now, equally good ones side by side; none where it does not speak to the
    role that decides, or where nothing is to be decided. Articles speak to the seeker, the house to whoever decides.

    An aside that was not taken in this visit comes first, where it is worth something; then those of the options
    that lead on which are worth most: all of them where the source says nothing. Who follows a source like that
    agrees with it wholly. Pass a walk along the same session to be advised many times: it keeps what was walked.
    """
    by = session.by
    if by is None or (by != session.story.scenario.seeker and not pack.sources[source].house):
        return ()
    walk = walk or Walk(Judge(session.story, pack, tuple(session.story.scenario.cast)))
    walk.follow(session)
    return advised(session.options, walk.readings, walk.first, walk.takes, source)


def advised(
    options: Iterable[Option],
    readings: Mapping[str, Reading],
    first: Mapping[str, Reading],
    takes: Mapping[str, int],
    source: str,
) -> tuple[str, ...]:
    """The same of what is on offer, as it reads now; `first` is how each aside read where it first stood on offer in
    this visit, `takes` how often it was taken since."""
    asides = {each.id: first[each.id].worth[source] for each in options if each.aside}
    tempting = {aside: worth for aside, worth in asides.items() if worth > 0 and not takes[aside]}
    if tempting:
        return _highest(tempting)
    leading = {each.id: readings[each.id].worth[source] for each in options if not each.aside}
    if leading:
        return _highest(leading)
    # Only asides are on offer: one of them may open the way on, so each has its turn before any comes again.
    fewest = min(takes[aside] for aside in asides)
    return _highest({aside: worth for aside, worth in asides.items() if takes[aside] == fewest})


def _highest(worth: Mapping[str, int]) -> tuple[str, ...]:
    most = max(worth.values())
    return tuple([option for option, its in worth.items() if its == most])
