"""The author's desk: the last version of a story that can be played, and a road in it that outlives the next one."""

from __future__ import annotations

from sim.play.session import NoSuchOpening, NotOnOffer, Opening, RoadFault, Session
from sim.story.story import Story
from tui.workbench.asked import Asked
from tui.workbench.edition import Edition
from tui.workbench.keeping import Place, keep, place_of
from tui.workbench.notices import Notice, broken_notice, cannot_start, kept_notice
from tui.workbench.road import Changed, Fell, Road, State, Step, Took, Walk, by_lot, make, walk

NOTHING_BACK = Notice("There is nothing to take back: this is where the road begins.")
NOTHING_OPEN = Notice("Nothing is to be decided here.")


class Desk:
    """What is played, and where. `edition` is the one that plays; None until one of them can be.

    What somebody does here comes back as a notice where there is something to say about it.
    """

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._wanted: Place | None = None  # where somebody went last by their own steps
        self._lots = 0
        self.edition: Edition | None = None
        self.walk: Walk | None = None

    @property
    def story(self) -> Story | None:
        """The story that plays."""
        return None if self.edition is None else self.edition.story

    @property
    def session(self) -> Session | None:
        """Where the road stands."""
        return None if self.walk is None else self.walk.session

    def line_on_show(self, edition: Edition, option: str = "") -> int:
        """The line (from 1) of the scene on show in an edition, or of one of its options."""
        if self.session is None:
            return next((fault.place.line for fault in edition.errors), 1)
        scene = self.session.scene
        is_option = option in self.session.story.scenario.scenes[scene].choices
        return edition.line_of("scenes", scene, *(("choices", option) if is_option else ()))

    # --- another version

    def turn_to(self, edition: Edition) -> Notice | None:
        """Play another version of the file, from the same place if it has it. One that cannot be played changes
        nothing."""
        story, begins = edition.story, self._wanted is None
        if story is None:
            return broken_notice(edition, plays_on=not begins)
        try:
            notice = self._begin(story) if self._wanted is None else self._keep(story, self._wanted)
        except RoadFault as fault:
            return cannot_start(fault, plays_on=not begins)
        self.edition = edition
        return notice

    def _begin(self, story: Story) -> Notice | None:
        try:
            self._stand(first_walk(self._asked, story))
        except NoSuchOpening as fault:
            self._stand(walk(story, Road()))
            return Notice(f"It could not begin where you asked: {fault}. This is the start of the story.", trouble=True)
        return None

    def _keep(self, story: Story, wanted: Place) -> Notice:
        # The place that is wanted stays the same until somebody moves: a road that is gone may be there again later.
        kept = keep(story, wanted)
        self.walk = kept.walk
        return kept_notice(kept, wanted.scene)

    def _stand(self, walk: Walk) -> None:
        self.walk = walk
        self._wanted = place_of(walk)

    # --- what is done

    def choose(self, row: str) -> Notice | None:
        """Take an option on offer, or let the open chance fall on a scene."""
        session = self.session
        if session is None:
            return None
        return self._make(Took(session.scene, row) if session.pending is None else Fell(row))

    def by_lot(self) -> Notice | None:
        """Let the weights decide what is open."""
        session = self.session
        step = None if session is None else by_lot(session, self._asked.seed, self._lots)
        if step is None:
            return NOTHING_OPEN
        self._lots += 1
        return self._make(step)

    def change(self, settings: State) -> Notice | None:
        """Set states by hand."""
        if self.session is None:
            return None
        try:
            self.session.change(settings)
        except NoSuchOpening as fault:
            return Notice(f"That cannot be set: {fault}.", trouble=True)
        return self._make(Changed(settings))

    def _make(self, step: Step) -> Notice | None:
        if self.walk is None:
            return None
        try:
            make(self.walk.session, step)
        except RoadFault as fault:
            return Notice(f"The story cannot go on from there: {fault}.", trouble=True)
        except NotOnOffer as fault:
            return Notice(f"That cannot be: {fault}.", trouble=True)
        self._stand(Walk(self.walk.road.and_then(step), self.walk.session))
        return None

    def take_back(self) -> Notice | None:
        """Undo the last step."""
        if self.walk is None or not self.walk.road.steps:
            return NOTHING_BACK
        return self.go(self.walk.road.back())

    def start_again(self) -> Notice | None:
        """Back to where the road begins."""
        return None if self.walk is None else self.go(Road(self.walk.road.opening))

    def jump(self, scene: str) -> Notice | None:
        """Begin a road at a scene, with the states as they are now."""
        return None if self.session is None else self.go(Road(Opening(scene, self.session.state)))

    def go(self, road: Road) -> Notice | None:
        """Go another road."""
        if self.story is None:
            return None
        try:
            self._stand(walk(self.story, road))
        except (RoadFault, NoSuchOpening) as fault:
            return Notice(f"The story cannot be played from there: {fault}.", trouble=True)
        return None


def first_walk(asked: Asked, story: Story) -> Walk:
    """Where somebody asked to begin. Raises NoSuchOpening and RoadFault."""
    if not asked.scene and not asked.settings:
        return walk(story, Road())
    return walk(story, Road(Opening(asked.scene or story.scenario.first, asked.settings)))
