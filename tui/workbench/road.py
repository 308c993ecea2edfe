"""A road through a story as an author goes it: options taken, chances that fell, states set by hand.

It holds names alone, so that it can be gone again in the next version of the story.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from sim.play.draws import draw, pick
from sim.play.session import NoSuchOpening, NotOnOffer, Opening, RoadFault, Session
from sim.story.model import Meter
from sim.story.story import Story

State: TypeAlias = Mapping[str, int | bool]


class Took(NamedTuple):
    """An option that was taken in a scene."""

    scene: str
    option: str


class Fell(NamedTuple):
    """An open chance that fell on a scene."""

    scene: str


class Changed(NamedTuple):
    """States that were set by hand."""

    settings: State


Step: TypeAlias = Took | Fell | Changed


class Road(NamedTuple):
    """Where a road begins (None: where the story does), and what was done on it."""

    opening: Opening | None = None
    steps: tuple[Step, ...] = ()

    def and_then(self, step: Step) -> Road:
        """The road with one step more."""
        return self._replace(steps=(*self.steps, step))

    def back(self) -> Road:
        """The road without its last step."""
        return self._replace(steps=self.steps[:-1])


class Walk(NamedTuple):
    """A road as far as it goes in a story; `stopped` says why it goes no further, empty where it goes to its end."""

    road: Road
    session: Session
    stopped: str = ""


def walk(story: Story, road: Road) -> Walk:
    """Go a road. Raises NoSuchOpening and RoadFault where it cannot even begin."""
    session = Session(story, road.opening)
    for index, step in enumerate(road.steps):
        try:
            make(session, step)
        except (NoSuchOpening, NotOnOffer, RoadFault) as fault:
            return Walk(road._replace(steps=road.steps[:index]), session, str(fault))
    return Walk(road, session)


def make(session: Session, step: Step) -> None:
    """Make one step. Raises NotOnOffer, NoSuchOpening and RoadFault, which change nothing."""
    match step:
        case Took():
            if session.scene != step.scene and step.scene in session.story.scenario.scenes:
                raise NotOnOffer(f"the road leads to `{session.scene}` now, and no longer to `{step.scene}`")
            session.take(step.option)
        case Fell():
            if session.pending is not None or session.scene != step.scene:  # else it is no chance any more
                session.settle(step.scene)
        case Changed():
            session.change(fitting(session.story, step.settings))


def fitting(story: Story, settings: State) -> dict[str, int | bool]:
    """Those of some settings that the states of a story still take."""
    return {name: value for name, value in settings.items() if _takes(story.scenario.state.get(name), value)}


def _takes(state: Meter | bool | None, value: int | bool) -> bool:
    if isinstance(state, Meter):
        return not isinstance(value, bool) and state.min <= value <= state.max
    return state is not None and isinstance(value, bool)


def by_lot(session: Session, seed: int, lot: int) -> Step | None:
    """What lot number `lot` (from 0) decides where the session stands: a chance, or an option by its weights.

    None where nothing is to be decided.
    """
    number = draw(seed, lot)
    if session.pending is not None:
        return Fell(session.pending[pick(number, [chance.weight for chance in session.pending])].scene)
    if session.offered:
        return Took(session.scene, session.offered[pick(number, session.weights)])
    return None
