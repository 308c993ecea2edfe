"""That contact against a no is never a reward: neither warmth, nor an ending that somebody may have wanted."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.story.model import Meter
from sim.story.vocabulary import CONTACT, NO
from sim.workbench.proofs.breaches import Breaches, Memory
from sim.workbench.proofs.case import Case
from sim.workbench.space.question import Question
from sim.workbench.space.search import Space
from sim.workbench.space.steps import Edge

WARM_ENDINGS = ("reunited", "friends", "door-open")


def prove(case: Case) -> Iterator[Diagnostic]:
    """HW711 for each step that raises warmth after a breach, HW712 for each warm ending that one leads to."""
    if not _may_be(case):
        return
    space = case.search("what contact against a no leads to", Question(), Breaches(case.story))
    yield from _warmed(case, space)
    yield from _rewarded(case, space)
    if space.capped:
        yield case.unproved(space, ["that contact against a no is never a reward"])


def _may_be(case: Case) -> bool:
    """Whether somebody can say no, the seeker can make contact, and something could be a reward for it."""
    scenario, acts = case.story.scenario, case.story.vocabulary.acts
    done = [(role, act) for role, its, _ in case.story.past for act in its]
    for scene in scenario.scenes.values():
        done += [(scene.by, act) for choice in scene.choices.values() for act in choice.acts]
    refuses = any(role != scenario.seeker and acts[act].means == NO for role, act in done)
    contacts = any(role == scenario.seeker and acts[act].means == CONTACT for role, act in done)
    warm = any(isinstance(state, Meter) and state.warmth for state in scenario.state.values())
    return refuses and contacts and (warm or any(scene.ending in WARM_ENDINGS for scene in scenario.scenes.values()))


def _warmed(case: Case, space: Space) -> Iterator[Diagnostic]:
    told: set[tuple[str, str | None]] = set()
    for state in space.states:
        memory: Memory = space.memory(state)
        if memory.raised is not None:
            edge, meter = memory.raised
            if (edge.scene, edge.option) not in told:
                told.add((edge.scene, edge.option))
                yield _raises(case, edge, meter, case.see(space.road_to(state)))


def _raises(case: Case, edge: Edge, meter: str, see: str) -> Diagnostic:
    what = f"`{edge.scene}`" if edge.option is None else f"`{edge.option}`"
    message = f"{what} raises `{meter}` while a no stands that contact was made against"
    hint = f"let it cost warmth, or let who said no get in touch first; {see}"
    if edge.option is None:
        return case.subject.scene("HW711", edge.scene, message, hint)
    return case.subject.option("HW711", edge.scene, edge.option, message, hint)


def _rewarded(case: Case, space: Space) -> Iterator[Diagnostic]:
    scenes = case.story.scenario.scenes
    warm = {name for name in case.reached if scenes[name].ending in WARM_ENDINGS}
    for state in space.states:
        name = space.terrain.scene(state)
        if name in warm and space.memory(state).breached:
            warm.discard(name)
            message = f"a road ends here as `{scenes[name].ending}` after contact against a no that still stands"
            hint = f"let it end otherwise, or let who said no get in touch first; {case.see(space.road_to(state))}"
            yield case.subject.scene("HW712", name, message, hint)
